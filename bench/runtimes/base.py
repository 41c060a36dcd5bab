"""What every runtime has to offer to be measured."""

import contextlib
import os
import shutil
import subprocess
import threading

INIT = "#!/bin/sh\necho ready >/ready\nexec sleep 100000\n"


class Runtime:
    """Containers 0, 1, … of busybox, each with a root of its own; `init` tells by a FIFO that it runs."""

    name = "?"
    programs = ()

    @classmethod
    def missing(cls):
        return ", ".join(program for program in cls.programs if not shutil.which(program))

    def __init__(self, directory, count):
        self.directory = directory
        self.count = count
        for number in range(count):
            self.make_root(self.root(number))

    def root(self, number):
        return os.path.join(self.directory, "roots", str(number))

    def fifo(self, number):
        return os.path.join(self.root(number), "ready")

    def make_root(self, root):
        for part in ("bin", "proc", "sys", "dev", "run", "tmp", "etc"):
            os.makedirs(os.path.join(root, part))
        shutil.copy(shutil.which("busybox"), os.path.join(root, "bin", "busybox"))
        for applet in ("sh", "sleep"):
            os.symlink("busybox", os.path.join(root, "bin", applet))
        with open(os.path.join(root, "init"), "w", encoding="ascii") as file:
            file.write(INIT)
        os.chmod(os.path.join(root, "init"), 0o755)
        os.mkfifo(os.path.join(root, "ready"))
        os.chmod(os.path.join(root, "ready"), 0o666)

    def await_ready(self, number, begin):
        """Calls `begin` and returns when the container's init has written to its FIFO."""
        seen = threading.Event()

        def read():
            with contextlib.suppress(FileNotFoundError):  # the bench was given up meanwhile
                with open(self.fifo(number), encoding="ascii") as fifo:
                    fifo.readline()
                seen.set()

        reader = threading.Thread(target=read, daemon=True)
        reader.start()
        begin()
        if not seen.wait(60):
            raise RuntimeError(f"{self.name}: container {number} does not come up")

    def call(self, *command):
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        if done.returncode != 0:
            raise RuntimeError(f"{' '.join(command)[:200]}: {done.stderr.strip()[-300:]}")

    def open(self):
        """Gets ready for starts."""

    def start(self, number):
        """Begins a start; need not wait for its end."""
        raise NotImplementedError

    def stop(self, number):
        """Ends a container and waits until nothing of it is left."""
        raise NotImplementedError

    def helpers(self):
        """The pids of the processes that belong to running containers but do not run inside."""
        return []

    def processes(self, program):
        """The pids of the processes of a program that have to do with our directory."""
        for pid in filter(str.isdigit, os.listdir("/proc")):
            try:
                with open(f"/proc/{pid}/cmdline", "rb") as file:
                    words = file.read().split(b"\0")
            except OSError:
                continue
            if words[0].startswith(program) or words[0].endswith(program):
                if self.directory.encode() in b" ".join(words):
                    yield int(pid)

    def daemon(self):
        """The pid of the one daemon, if there is one."""
        return None

    def close(self):
        """Ends everything."""
