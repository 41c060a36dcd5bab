"""podman run on a root directory, no network, with runc."""

import os

from runtimes.base import Runtime


class Podman(Runtime):
    name = "podman run"
    programs = ("podman", "busybox")

    def command(self, *arguments):
        self.call("podman", "--root", f"{self.directory}/podman", "--runroot", f"{self.directory}/run",
                  "--tmpdir", f"{self.directory}/tmp", "--runtime", "runc", "--cgroup-manager", "cgroupfs",
                  "--events-backend", "file", *arguments)

    def start(self, number):
        base = 524288 + number * 65536
        self.command("run", "--detach", "--name", f"c{number}", "--network", "none", "--log-driver", "k8s-file",
                     "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024",
                     "--uidmap", f"0:{base}:65536", "--gidmap", f"0:{base}:65536",
                     "--rootfs", self.root(number), "/init")

    def open(self):
        for number in range(self.count):
            base = 524288 + number * 65536
            self.call("chown", "-R", f"{base}:{base}", self.root(number))

    def stop(self, number):
        self.command("rm", "--force", "--time", "0", f"c{number}")

    def helpers(self):
        return self.processes(b"conmon")

    def close(self):
        os.system(f"podman --root {self.directory}/podman --runroot {self.directory}/run "
                  f"--tmpdir {self.directory}/tmp --cgroup-manager cgroupfs rm --force --all --time 0 "
                  ">/dev/null 2>&1")
