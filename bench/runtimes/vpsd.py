"""vpsd, asked over its control socket, as vpsctl does."""

import json
import os
import socket
import subprocess
import time

from runtimes.base import Runtime


class Vpsd(Runtime):
    name = "vpsd"
    programs = ("runc", "conmon", "busybox")

    def __init__(self, image, directory, count, enter=(), settings=lambda number: ""):
        """`enter` starts the daemon somewhere else; `settings` are more of each container's configuration."""
        super().__init__(directory, count)
        self.image = image
        self.enter = enter
        self.settings = settings

    def path(self, name):
        return os.path.join(self.directory, name)

    def open(self):
        for number in range(self.count):
            self.configure(f"c{number}", f"fsroot = {self.root(number)}; init = /init; {self.settings(number)}")
        with open(self.path("out"), "w", encoding="ascii") as out:
            self.launched = subprocess.Popen(
                [*self.enter, os.path.join(self.image, "bin", "vpsd"), "-f", "-c", self.path("etc"), "-d", self.path("state"),
                 "-l", self.path("log"), "-p", self.path("pid"), "-s", self.path("sock")],
                stdin=subprocess.DEVNULL, stdout=out, stderr=out)
        until = time.monotonic() + 60
        while not self.pid():
            if time.monotonic() > until or self.launched.poll() is not None:
                raise RuntimeError("vpsd does not come up")
            time.sleep(0.05)

    def configure(self, name, settings):
        instance = self.path(f"etc/{name}")
        os.makedirs(instance)
        with open(os.path.join(instance, "config"), "w", encoding="ascii") as file:
            file.write(f"{name} {{ stop_timeout = 0; {settings} }}\n")

    def ask(self, command, *names):
        request = {"v": 1, "id": 1, "command": command, "names": names}
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(self.path("sock"))
            connection.sendall(json.dumps(request).encode() + b"\n")
            for line in connection.makefile():
                reply = json.loads(line)
                if reply["type"] == "done":
                    if reply["failed"]:
                        raise RuntimeError(f"vpsd: {command} {' '.join(names)[:100]} failed")
                    return

    def start(self, number):
        self.ask("start", f"c{number}")

    def stop(self, number):
        self.ask("stop", f"c{number}")

    def start_all(self):
        self.ask("start", "*")

    def stop_all(self):
        self.ask("stop", "*")

    def pid(self):
        try:
            with open(self.path("pid"), encoding="ascii") as file:
                return int(file.read() or 0)
        except FileNotFoundError:
            return 0

    def daemon(self):
        return self.pid()

    def helpers(self):
        return self.processes(b"conmon")

    def close(self):
        if hasattr(self, "launched"):
            self.launched.terminate()
            self.launched.wait(120)
