"""runc itself, with the configuration that vpsd would give it; nobody watches the container."""

import glob
import json
import os
import shutil

from runtimes.base import Runtime
from runtimes.vpsd import Vpsd


class Runc(Runtime):
    name = "runc run --detach"
    programs = ("runc", "busybox")

    def bundle(self, number):
        return os.path.join(self.directory, "bundles", str(number))

    def __init__(self, image, directory, count):
        super().__init__(directory, count)
        self.image = image

    def open(self):
        model = self.configuration_of_vpsd()
        for number in range(self.count):
            base = 524288 + number * 65536
            mapping = [{"containerID": 0, "hostID": base, "size": 65536}]
            model["process"]["terminal"] = False  # nobody is there to hold one
            model["root"]["path"] = self.root(number)
            model["linux"].update(cgroupsPath=f"/vpsd-bench/{os.getpid()}-{number}",
                                  uidMappings=mapping, gidMappings=mapping)
            os.makedirs(self.bundle(number))
            with open(os.path.join(self.bundle(number), "config.json"), "w", encoding="ascii") as file:
                json.dump(model, file)
            self.call("chown", "-R", f"{base}:{base}", self.root(number))

    def configuration_of_vpsd(self):
        directory = os.path.join(self.directory, "model")
        vpsd = Vpsd(self.image, directory, 1)
        try:
            vpsd.open()
            vpsd.await_ready(0, lambda: vpsd.start(0))
            [path] = glob.glob(os.path.join(directory, "state/instances/c0/container.*/config.json"))
            with open(path, encoding="utf-8") as file:
                return json.load(file)
        finally:
            vpsd.close()

    def runc(self, *arguments):
        self.call(shutil.which("runc"), "--root", os.path.join(self.directory, "runc"), *arguments)

    def start(self, number):
        # Its input and output are files: a pipe would keep the caller waiting for the container.
        os.system(f"runc --root {self.directory}/runc run --detach --bundle {self.bundle(number)} c{number} "
                  "</dev/null >/dev/null 2>&1")

    def stop(self, number):
        self.runc("delete", "--force", f"c{number}")

    def close(self):
        for number in range(self.count):
            os.system(f"runc --root {self.directory}/runc delete --force c{number} >/dev/null 2>&1")
