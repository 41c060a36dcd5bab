"""Times in milliseconds and what is said about a set of them."""

import math
import statistics
import subprocess
import time


def p90(values):
    """Nearest rank: a value that was really seen."""
    return sorted(values)[math.ceil(0.9 * len(values)) - 1]


def summary(values):
    """Cells median, p90, max."""
    return [f"{value:.1f}" for value in (statistics.median(values), p90(values), max(values))]


def whole_process_ms(command):
    """Wall time of a command from before its creation until it was waited for; it must exit 0."""
    began = time.monotonic_ns()
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    took = (time.monotonic_ns() - began) / 1e6
    if done.returncode != 0:
        raise RuntimeError(f"exit status {done.returncode} of {' '.join(command)[:200]}")
    return took
