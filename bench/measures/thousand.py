"""A thousand instances: start, memory, idle CPU, status."""

import contextlib
import statistics
import sys
import tempfile
import time

from harness.table import table
from harness.timing import whole_process_ms

STARTS = 5  # one alone says little: on a shared machine they were seen to differ by a factor of three
SETTLE_SECONDS = 10

HEADER = [
    "supervisor", "start all s", "max s", "daemon RSS MB", "daemon PSS MB", "helpers", "helpers PSS MB",
    "daemon CPU %", "with helpers CPU %", "status ms"]


def measure(options):
    """One supervisor after the other: each has the machine to itself."""
    rows = []
    for make in options.supervisors:
        starts = []
        while len(starts) < STARTS - 1:
            with started(make, options) as supervisor:
                starts.append(supervisor.start_seconds)
        with started(make, options) as supervisor:
            starts.append(supervisor.start_seconds)
            rows.append(row(supervisor, starts, options))
    return [f"### {options.count} instances", "", *table(HEADER, rows)]


@contextlib.contextmanager
def started(make, options):
    with tempfile.TemporaryDirectory(prefix="vpsd-bench-") as scratch, make(scratch, options.count) as supervisor:
        print(f"  {supervisor.name}: {options.count} running after {supervisor.start_seconds:.2f} s", file=sys.stderr)
        yield supervisor


def row(supervisor, starts, options):
    time.sleep(SETTLE_SECONDS)
    daemon, helpers = supervisor.daemon, supervisor.helpers()
    memory = [daemon.rss_kb(), daemon.pss_kb()]
    helpers_pss = sum(helper.pss_kb() for helper in helpers)
    daemon_cpu, family_cpu = idle_cpu(daemon, helpers, options.quiet)
    status = statistics.median(whole_process_ms(supervisor.status_command()) for _ in range(options.rounds))
    return [
        supervisor.name, f"{statistics.median(starts):.2f}", f"{max(starts):.2f}", *map(megabytes, memory),
        len(helpers), megabytes(helpers_pss), f"{daemon_cpu:.2f}", f"{family_cpu:.2f}", f"{status:.1f}"]


def idle_cpu(daemon, helpers, seconds):
    """Percent of one core over a quiet time, of the daemon and of it with its helpers."""
    began = time.monotonic()
    before = [process.cpu_seconds() for process in (daemon, *helpers)]
    time.sleep(seconds)
    after = [process.cpu_seconds() for process in (daemon, *helpers)]
    elapsed = time.monotonic() - began
    used = [late - early for late, early in zip(after, before)]
    return 100 * used[0] / elapsed, 100 * sum(used) / elapsed


def megabytes(kilobytes):
    return f"{kilobytes / 1024:.1f}"
