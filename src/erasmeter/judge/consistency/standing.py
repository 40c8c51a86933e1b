"""How a target is said to stand is how the numbers say that it stands, by one of its clocks at least."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject
from erasmeter.judge.verdict import by_clocks
from erasmeter.model.findings import Finding
from erasmeter.model.verdicts import ABOVE, ACHIEVED, AHEAD, BEHIND, BELOW, FAR_BEHIND

_SUPPORT = {AHEAD: {AHEAD, ACHIEVED}, BEHIND: {BEHIND, FAR_BEHIND}}
"""Prose that says less than a verdict is not denied by it."""


def findings(subject: Subject) -> Iterator[Finding]:
    """A standing that no clock supports, or a share on the other side of its floor."""
    found = _side_of_floor(subject) if subject.is_share else _by_clocks(subject)
    if not found:
        return
    for one in subject.saying("standing"):
        said = str(one.claim.standing)
        if not found & _SUPPORT.get(said, {said}):
            claims = (one, *subject.counting)
            yield subject.finding("standing_is_denied", claims, standing=said, found=tuple(sorted(found)))


def _by_clocks(subject: Subject) -> set[str]:
    done, goal = subject.whole, subject.goal
    if done is None or not goal or subject.thresholds is None or subject.calls_held == 0:
        return set()
    return {clock.verdict for clock in by_clocks(done / goal, subject.expected, subject.thresholds)}


def _side_of_floor(subject: Subject) -> set[str]:
    """The side that the share itself lies on; how sure that is, is another question."""
    if subject.target is None or not subject.base or subject.whole is None:
        return set()
    return {ABOVE if subject.whole / subject.base >= subject.target.value else BELOW}
