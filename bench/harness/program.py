"""The supervised program: the same tiny one for every supervisor."""

import os
import select
import time

from harness.process import Process

# One write of one short line to a FIFO is atomic (POSIX, PIPE_BUF). exec keeps the pid, and leaves one process.
SCRIPT = """#!/bin/sh
echo $$ > '{fifo}'
exec sleep 2147483647
"""


class Program:
    """Tells this process its pid through a FIFO as its first act, then sleeps."""

    def __init__(self, directory):
        self.path = os.path.join(directory, "program")
        fifo = os.path.join(directory, "fifo")
        os.mkfifo(fifo)
        # Open for reading and writing: no program ever waits for a reader, and there is never an end of file.
        self.fifo = os.open(fifo, os.O_RDWR | os.O_NONBLOCK)
        self.pending = b""
        self.reported = {}  # pid -> Process, everything that ever reported and may still run
        with open(self.path, "w") as file:
            file.write(SCRIPT.format(fifo=fifo))
        os.chmod(self.path, 0o755)

    def next_start(self, timeout):
        """Waits for a start; returns (Process, time.monotonic_ns() of its report), or None at the timeout."""
        deadline = time.monotonic() + timeout
        while b"\n" not in self.pending:
            if not select.select([self.fifo], [], [], max(0, deadline - time.monotonic()))[0]:
                return None
            self.pending += os.read(self.fifo, 65536)
        now = time.monotonic_ns()
        line, _, self.pending = self.pending.partition(b"\n")
        process = Process.of(int(line))
        if process:
            self.reported[process.pid] = process
        return process, now

    def running(self):
        """Every program that has reported and is alive, reports not yet read included."""
        while self.next_start(0):
            pass
        self.reported = {pid: process for pid, process in self.reported.items() if process.alive()}
        return list(self.reported.values())

    def close(self):
        os.close(self.fifo)
