"""From kill -9 of a supervised process to its replacement running."""

import contextlib
import os
import random
import signal
import tempfile
import time

from harness.table import table
from harness.timing import summary

RESTART_SECONDS = 30

# A process has run at least this long before it is killed: runsv and supervisord treat one that ends within its
# first second as one that does not start properly, and hold it back on purpose.
LIFE_SECONDS = 1.5


def measure(options):
    """Every round visits each supervisor once, so that a busy moment of the machine does not hit only one."""
    dice = random.Random(1)
    times = {}
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="vpsd-bench-"))
        running = [stack.enter_context(make(scratch, 1)) for make in options.supervisors]
        for _ in range(options.rounds):
            # Supervisors that look once a second must not be hit at the same point of their second each time.
            time.sleep(LIFE_SECONDS + dice.random())
            for supervisor in running:
                times.setdefault(supervisor.name, []).append(restart_ms(supervisor))
    rows = [[name, *summary(values), len(values)] for name, values in times.items()]
    header = ["supervisor", "median ms", "p90 ms", "max ms", "rounds"]
    return ["### Restart: from kill -9 to the replacement running", "", *table(header, rows)]


def restart_ms(supervisor):
    (victim,) = supervisor.program.running()
    began = time.monotonic_ns()
    os.kill(victim.pid, signal.SIGKILL)
    _, reported = supervisor.next_start(time.monotonic() + RESTART_SECONDS)
    return (reported - began) / 1e6
