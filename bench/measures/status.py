"""The status command of ten instances, as a whole process."""

import contextlib
import tempfile

from harness.table import table
from harness.timing import summary, whole_process_ms

INSTANCES = 10
LABELS = {
    "vpsd": "`vpsctl status`",
    "runit": "`sv status` of 10",
    "s6": "`s6-svstat`, 10 times",
    "supervisord": "`supervisorctl status`",
}


def measure(options):
    """Rounds visit each supervisor in turn; `true` shows what creating any process costs this harness."""
    with contextlib.ExitStack() as stack:
        scratch = stack.enter_context(tempfile.TemporaryDirectory(prefix="vpsd-bench-"))
        running = [stack.enter_context(make(scratch, INSTANCES)) for make in options.supervisors]
        commands = {LABELS[supervisor.name]: supervisor.status_command() for supervisor in running}
        commands["`true`, for scale"] = ["true"]
        times = {label: [] for label in commands}
        for _ in range(options.rounds):
            for label, command in commands.items():
                times[label].append(whole_process_ms(command))
    rows = [[label, *summary(values), len(values)] for label, values in times.items()]
    header = ["command", "median ms", "p90 ms", "max ms", "rounds"]
    return [f"### Status of {INSTANCES} instances, whole process", "", *table(header, rows)]
