"""A supervisor under measurement: configured in a scratch directory, started, and stopped whatever happens."""

import os
import shutil
import signal
import subprocess
import time

from harness.family import helpers
from harness.process import Process
from harness.program import Program

START_SECONDS = 300
STOP_SECONDS = 60


class Supervisor:
    """
    Supervises `count` copies of the same program. A subclass says how it is configured and asked:
    `name`, `needs` (programs that must be installed), configure(), command(), status_command(), count_running().
    """

    name = ""
    needs = ()
    stop_signal = signal.SIGTERM

    def __init__(self, directory, count):
        self.directory = os.path.join(directory, self.name)
        self.count = count
        os.mkdir(self.directory)
        self.program = None
        self.child = None
        self.launched = None
        self.daemon = None
        self.start_seconds = 0.0

    @classmethod
    def missing(cls):
        """The first program that is needed and not there, or None."""
        return next((program for program in cls.needs if not shutil.which(program)), None)

    def instance(self, number):
        return f"p{number:04d}"

    def instances(self):
        return [self.instance(number) for number in range(self.count)]

    def path(self, *names):
        return os.path.join(self.directory, *names)

    def write(self, text, *names):
        os.makedirs(os.path.dirname(self.path(*names)), exist_ok=True)
        with open(self.path(*names), "w") as file:
            file.write(text)

    def __enter__(self):
        self.program = Program(self.directory)
        self.configure()
        self.settle()
        try:
            self.start()
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_):
        self.stop()

    def settle(self):
        """
        No supervisor pays for its configuration having just been written: what is to be written to disk is, and
        runsvdir does not wait out the second in which its directory changed (it looks at whole seconds).
        """
        os.sync()
        time.sleep(2)

    def start(self):
        """Starts the daemon; start_seconds is the time until the last of its programs has reported."""
        with open(self.path("daemon.out"), "w") as output:
            began = time.monotonic_ns()
            # A session of its own: a ^C is for this harness, which then stops the daemon in order.
            self.child = subprocess.Popen(
                self.command(), stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
        self.launched = Process.of(self.child.pid)
        deadline = time.monotonic() + START_SECONDS
        for _ in range(self.count):
            self.start_seconds = (self.next_start(deadline)[1] - began) / 1e9
        self.daemon = self.find_daemon()
        while self.count_running() < self.count:
            self.fail_when(time.monotonic() > deadline, "its status never showed all as running")
            time.sleep(0.2)

    def next_start(self, deadline):
        start = None
        while start is None:
            self.fail_when(self.child.poll() is not None, "it has exited")
            self.fail_when(time.monotonic() > deadline, f"waited too long for one of {self.count} starts")
            start = self.program.next_start(0.5)
        return start

    def find_daemon(self):
        """The daemon itself, where that is not the process that was started."""
        return self.launched

    def helpers(self):
        return helpers(self.daemon, self.program.running())

    def stop(self):
        """Asks, waits, and then kills exactly those processes that it started."""
        if self.launched:
            self.daemon = self.find_daemon()  # again: the start may have failed half-way
            family = [self.launched, self.daemon, *self.helpers()]
            self.daemon.signal(self.stop_signal)
            deadline = time.monotonic() + STOP_SECONDS
            while time.monotonic() < deadline and self.left(family):
                time.sleep(0.05)
            for process in [*self.left(family), *self.program.running()]:  # supervisors first: no restarts
                process.signal(signal.SIGKILL)
            self.child.wait(timeout=STOP_SECONDS)
        self.program.close()

    def left(self, family):
        self.child.poll()
        return [process for process in [*family, *self.program.running()] if process.alive()]

    def fail_when(self, condition, reason):
        if condition:
            with open(self.path("daemon.out"), errors="replace") as output:
                raise RuntimeError(f"{self.name}: {reason}; its output ends with:\n{output.read()[-2000:]}")

    def output(self, command):
        """Standard output of a command, whatever its exit status."""
        return subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
