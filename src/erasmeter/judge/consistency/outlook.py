"""What is said to come of it at this rate does come of it."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """A target said to be reached (or exceeded, or not) at this rate, though all calls at it give another sum."""
    done, goal, held = subject.whole, subject.goal, subject.calls_held
    if done is None or goal is None or held == 0:
        return
    total = done / held * subject.calls
    level = not differ(total, goal)
    true = {"reached": total > goal or level, "exceeded": total > goal and not level}
    true["not reached"] = not true["reached"]
    for one in subject.saying("outlook"):
        said = str(one.claim.outlook)
        if not true[said]:
            claims = (one, *subject.counting)
            yield subject.finding(
                "outlook_is_denied", claims, outlook=said, rate=done / held, calls=float(subject.calls), total=total,
                goal=goal,
            )  # fmt: skip
