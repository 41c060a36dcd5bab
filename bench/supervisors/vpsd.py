"""vpsd, from an image directory (bin/vpsd, bin/vpsctl)."""

import json
import os

from harness.process import Process
from supervisors.base import Supervisor

DAEMON = """\
on_exit = stop;
autostart_parallel = 16;
"""

INSTANCE = """\
{instance} {{
    command = "{program}";
    autostart = true;
    restart = always;
    restart_delay = 0;
    maxrestart = 1000;
    maxrestarttime = 1s;
}}
"""


class Vpsd(Supervisor):
    name = "vpsd"

    def __init__(self, image, directory, count):
        super().__init__(directory, count)
        self.image = image

    def configure(self):
        for name in ("state", "log"):
            os.mkdir(self.path(name))
        self.write(DAEMON, "conf", "vpsd.conf")
        for instance in self.instances():
            text = INSTANCE.format(instance=instance, program=self.program.path)
            self.write(text, "conf", instance, "config")

    def command(self):
        return [
            os.path.join(self.image, "bin", "vpsd"), "-f", "-c", self.path("conf"), "-d", self.path("state"),
            "-l", self.path("log"), "-p", self.path("pid"), "-s", self.path("sock")]

    def find_daemon(self):
        """The JVM: the launcher need not have become it."""
        try:
            with open(self.path("pid")) as file:
                return Process.of(int(file.read())) or self.launched
        except (FileNotFoundError, ValueError):
            return self.launched

    def status_command(self):
        return [os.path.join(self.image, "bin", "vpsctl"), "-s", self.path("sock"), "status"]

    def count_running(self):
        answer = self.output([*self.status_command(), "--json"])
        return sum(entry["state"] == "running" for entry in json.loads(answer)) if answer.strip() else 0
