"""s6: s6-svscan, and an s6-supervise for each service."""

import os

from supervisors.base import Supervisor


class S6(Supervisor):
    name = "s6"
    needs = ("s6-svscan", "s6-supervise", "s6-svstat")

    def configure(self):
        for directory in self.service_directories():
            os.makedirs(directory)
            os.symlink(self.program.path, os.path.join(directory, "run"))

    def command(self):
        # -c: the default limit is 500 services.
        return ["s6-svscan", "-c", str(max(500, self.count)), self.path("services")]

    def status_command(self):
        # s6-svstat takes one service; a shell loop is how its users ask about many.
        return ["sh", "-c", 'for d; do s6-svstat "$d"; done', "sh", *self.service_directories()]

    def count_running(self):
        return sum(line.startswith("up ") for line in self.output(self.status_command()).splitlines())

    def service_directories(self):
        return [self.path("services", instance) for instance in self.instances()]
