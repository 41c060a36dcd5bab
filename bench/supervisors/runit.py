"""runit: runsvdir, and a runsv for each service."""

import os
import signal

from supervisors.base import Supervisor


class Runit(Supervisor):
    name = "runit"
    needs = ("runsvdir", "runsv", "sv")
    stop_signal = signal.SIGHUP  # runsvdir(8): ends every runsv with its service; TERM would leave them

    def configure(self):
        for directory in self.service_directories():
            os.makedirs(directory)
            os.symlink(self.program.path, os.path.join(directory, "run"))

    def command(self):
        return ["runsvdir", self.path("services")]

    def status_command(self):
        return ["sv", "status", *self.service_directories()]

    def count_running(self):
        return sum(line.startswith("run:") for line in self.output(self.status_command()).splitlines())

    def service_directories(self):
        return [self.path("services", instance) for instance in self.instances()]
