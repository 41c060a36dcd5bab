"""Processes seen through /proc (Linux only)."""

import os
import signal
from dataclasses import dataclass

TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Process:
    """A pid together with its start time, so that a pid used again is never taken for the old process."""

    pid: int
    started: int

    @staticmethod
    def of(pid):
        """The process that has this pid now, or None."""
        fields = stat(pid)
        return Process(pid, int(fields[19])) if fields else None

    def alive(self):
        fields = stat(self.pid)
        return fields is not None and int(fields[19]) == self.started and fields[0] not in "ZX"

    def signal(self, number=signal.SIGTERM):
        if self.alive():
            try:
                os.kill(self.pid, number)
            except ProcessLookupError:
                pass  # it went between the two lines

    def rss_kb(self):
        return field_kb(f"/proc/{self.pid}/status", "VmRSS:")

    def pss_kb(self):
        return field_kb(f"/proc/{self.pid}/smaps_rollup", "Pss:")

    def cpu_seconds(self):
        """utime + stime of all its threads; 0 when it is gone."""
        fields = stat(self.pid)
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND if fields else 0.0


def stat(pid):
    """Fields 3 and up of proc_pid_stat(5) (state is [0], starttime is [19]), or None without such a process."""
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def field_kb(path, label):
    try:
        with open(path) as file:
            return next((int(line.split()[1]) for line in file if line.startswith(label)), 0)
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
