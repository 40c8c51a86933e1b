"""No figure is beyond all reason."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.findings import Finding

_BEYOND_REASON = 10
"""More than so many times the target of a whole period is a slip, whatever the round."""
_MONEY = "EUR"


def findings(subject: Subject) -> Iterator[Finding]:
    """A figure many times the whole target; a count that is no whole number."""
    unit = subject.target.unit if subject.target else subject.indicator.unit
    for one in subject.saying("value"):
        value = one.claim.value or 0.0
        if subject.goal and not subject.is_share and value > _BEYOND_REASON * subject.goal:
            yield subject.finding("beyond_reason", (one,), value=value, goal=subject.goal, times=value / subject.goal)
        counts = one.claim.of is not None or (not subject.is_share and unit != _MONEY)
        if counts and differ(value, round(value)):
            yield subject.finding("not_a_whole_number", (one,), value=value)
