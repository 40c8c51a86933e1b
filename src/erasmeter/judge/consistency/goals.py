"""The target in the document is the target of the strategy."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.findings import Finding
from erasmeter.model.strategies import COVERAGE


def findings(subject: Subject) -> Iterator[Finding]:
    """A goal that differs from the strategy's at the date; of shares and sets it is a number between 0 and 1."""
    if subject.target is None:
        return
    for one in subject.saying("goal"):
        said, goal = one.claim.goal or 0.0, subject.target.value
        if not differ(said, goal) or (subject.target.kind == COVERAGE and subject.goal == said):
            continue
        yield subject.finding("goal_differs", (one,), said=said, goal=goal)
