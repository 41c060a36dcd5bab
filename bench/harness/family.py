"""Who belongs to a supervisor: the processes between it and the programs that it supervises."""

import os

from harness.process import Process, stat


def helpers(daemon, programs):
    """
    The supervisor's own further processes: runsv, s6-supervise, vpsd's keepers.

    Found from both ends, because a keeper may have left its daemon for a session of its own: everything below
    the daemon, and everything above a program that began after the daemon, with all that is below it.
    """
    parent, process = snapshot()
    programs = set(programs)
    roots = {daemon.pid} if process.get(daemon.pid) == daemon else set()
    for program in programs:
        pid = parent.get(program.pid, 0)
        while pid in process and process[pid].started >= daemon.started and pid not in roots:
            roots.add(pid)
            pid = parent[pid]
    children = {}
    for pid, above in parent.items():
        children.setdefault(above, []).append(pid)
    family, open_ends = set(), list(roots)
    while open_ends:
        pid = open_ends.pop()
        if pid not in family and pid in process and process[pid] not in programs:
            family.add(pid)
            open_ends.extend(children.get(pid, []))
    return [process[pid] for pid in family - {daemon.pid, os.getpid()}]


def snapshot():
    parent, process = {}, {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        fields = stat(name)
        if fields:
            pid = int(name)
            parent[pid], process[pid] = int(fields[1]), Process(pid, int(fields[19]))
    return parent, process
