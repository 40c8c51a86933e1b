"""The course of one target from call to call: what is reached, what each clock expects and where it may end."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from erasmeter.model.projections import Projection
from erasmeter.model.status import STATED, TargetStatus
from erasmeter.model.strategies import SHARE_FLOOR, Strategy, Target

Totals = Mapping[int, float]
"""By call, all up to and with it, in the unit of the target."""


@dataclass(frozen=True)
class Course:
    """One target over the calls of its period.

    ``reached`` is known after the calls that it names; where only a sum is known, after the last of them. ``expected``
    gives, by clock, what should be reached after each call.
    """

    status: TargetStatus
    calls: tuple[int, ...]
    reached: Totals
    expected: Mapping[str, Totals]
    projection: Projection | None

    @property
    def target(self) -> Target:
        """The target."""
        return self.status.target

    @property
    def last(self) -> int | None:
        """The call up to which it is known what is reached."""
        return max(self.reached, default=None)

    @property
    def is_sum_only(self) -> bool:
        """Whether the way to what is reached is not known, only where it stands."""
        return self.last is not None and len(self.reached) == 1 and self.last != self.calls[0]


def course_of(status: TargetStatus, strategy: Strategy | None, calls_held: Sequence[int]) -> Course | None:
    """The course of a target that is worked towards; None of a share, and where nothing is known of it."""
    if strategy is None or status.target.kind == SHARE_FLOOR:
        return None
    calls = strategy.period.calls
    goal = status.target.value
    expected = {
        verdict.clock: _summed({call: verdict.by_call[call] * goal for call in calls})
        for verdict in status.clocks
        if set(calls) <= verdict.by_call.keys()
    }
    projection = status.projections[0] if status.projections else None
    reached = _reached(status, strategy, calls_held)
    return Course(status, calls, reached, expected, projection) if reached or expected or projection else None


def _reached(status: TargetStatus, strategy: Strategy, calls_held: Sequence[int]) -> Totals:
    judged = status.judged
    if judged is None or judged.value is None:
        return {}
    by_call = status.need.by_call if status.need else None
    if by_call:
        return _summed({call: by_call[call] for call in sorted(by_call)})
    held = strategy.period.calls_held(judged.as_of) if judged.feed == STATED else tuple(calls_held)
    return {held[-1]: judged.value} if held else {}


def _summed(by_call: Mapping[int, float]) -> Totals:
    return dict(zip(by_call, accumulate(by_call.values()), strict=True))
