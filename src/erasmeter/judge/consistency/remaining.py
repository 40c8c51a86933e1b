"""Done and still to go make the target."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ, tolerance
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """What is said to be still to go, where it is not what is left."""
    done, goal = subject.whole, subject.goal
    if done is None or goal is None:
        return
    for one in subject.saying("remaining"):
        left, said = max(goal - done, 0.0), one.claim.remaining or 0.0
        if differ(left, said) and abs(left - said) > tolerance(said, about=one.claim.about):
            claims = (one, *subject.counting)
            yield subject.finding("remaining_is_not_what_is_left", claims, said=said, done=done, goal=goal, left=left)
