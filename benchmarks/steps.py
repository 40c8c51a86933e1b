"""What one measured step is, and the definitions that all of them use."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from erasmeter.model.catalogue import load_catalogue

CATALOGUE = load_catalogue()
"""Read beforehand: that takes as long for a file of one row."""


@dataclass(frozen=True, slots=True)
class Step:
    """Does something in a folder where the made file lies. It is measured ``beside`` another step, and may be held to
    at most ``slower`` times its seconds, to ``megabytes`` of memory, and to ``most_seconds`` on the clock."""

    run: Callable[[Path], None]
    beside: str = ""
    slower: float | None = None
    megabytes: int | None = None
    most_seconds: float | None = None


Steps = dict[str, Step]


@dataclass(frozen=True, slots=True)
class Bench:
    """A file, written into a folder by ``make`` that tells what it is, and the steps on it, by name."""

    make: Callable[[Path], str]
    steps: Steps
    rounds: int = 1
    """How often all steps are run, one after the other; the quickest of each counts."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Of a step: seconds on the clock, seconds of all processor cores, and peak memory in MB."""

    seconds: float
    cores: float
    megabytes: float

    def least(self, other: "Cost") -> "Cost":
        """The quicker of two runs, with the more memory of both."""
        return Cost(
            min(self.seconds, other.seconds), min(self.cores, other.cores), max(self.megabytes, other.megabytes)
        )


def told(path: Path, what: str) -> str:
    """What a file is, with its size."""
    return f"{what}, {path.stat().st_size / 1e6:.0f} MB"


def limits(step: Step, cost: Cost, beside: Cost | None) -> list[tuple[str, bool]]:
    """The limits that a step is held to, in words, and whether each holds."""
    held = []
    if beside is not None and step.slower is not None:
        held.append((f"at most {step.slower:g} x the time", cost.seconds <= step.slower * beside.seconds))
    if step.megabytes is not None:
        held.append((f"under {step.megabytes} MB", cost.megabytes < step.megabytes))
    if step.most_seconds is not None:
        held.append((f"at most {step.most_seconds:g} s", cost.seconds <= step.most_seconds))
    return held
