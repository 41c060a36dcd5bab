"""What a run was asked to do."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Options:
    supervisors: tuple  # functions (directory, count) -> Supervisor, those that can run here
    rounds: int  # of every median
    count: int  # instances of the large measure
    quiet: float  # seconds over which idle CPU is counted
