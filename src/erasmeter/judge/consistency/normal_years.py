"""Whether usual years would do: what is said of them must hold, and where they would not do it must be said."""

from collections.abc import Iterator

from erasmeter.judge.subject import Subject, differ
from erasmeter.model.findings import Finding


def findings(subject: Subject) -> Iterator[Finding]:
    """Usual years that together fall short of the target though nobody says so, or that do, though they are said not
    to."""
    goal = subject.goal
    if goal is None or subject.calls == 0:
        return
    for one in subject.saying("normal_year"):
        total = (one.claim.normal_year or 0.0) * subject.calls
        enough = total > goal or not differ(total, goal)
        if enough == (one.claim.enough is not False):
            continue
        kind = "normal_years_would_do" if enough else "normal_years_fall_short"
        facts = {"year": one.claim.normal_year or 0.0, "calls": float(subject.calls), "total": total, "goal": goal}
        yield subject.finding(kind, (one,), **facts)
