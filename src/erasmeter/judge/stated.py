"""The figure that people stated, with the document that states it."""

from collections.abc import Callable, Sequence

from erasmeter.judge.situation import Situation, Statement, StatementsByIndicator
from erasmeter.measure.measure import NO_FIGURE
from erasmeter.measure.statements import APPLIED
from erasmeter.model.indicators import Indicator
from erasmeter.model.status import STATED, Part, Reported

FIGURE_PENDING = "figure_pending"


def stated_figure(situation: Situation, indicator: Indicator) -> Reported | None:
    """What was stated as awarded or realised; None if nothing was."""
    return _figure(situation, indicator, situation.deciding_statements, lambda basis: basis != APPLIED)


def applied_figure(situation: Situation, indicator: Indicator) -> Reported | None:
    """What was stated as applied for; None if nothing was. It is never judged."""
    return _figure(situation, indicator, situation.applied_statements, lambda basis: basis == APPLIED)


def _figure(
    situation: Situation, indicator: Indicator, deciding: StatementsByIndicator, wanted: Callable[[str], bool]
) -> Reported | None:
    latest = situation.latest_statements.get(indicator.id, ())
    return _reported(deciding.get(indicator.id, ()), [one for one in latest if wanted(one["basis"])])


def _reported(deciding: Sequence[Statement], latest: Sequence[Statement]) -> Reported | None:
    """``deciding`` is the whole, or the parts that add up to it, or nothing where parts do not add up."""
    if not latest:
        return None
    used = deciding or latest
    value, numerator, denominator = _sum(deciding)
    direction = deciding[0]["direction"] if len(deciding) == 1 and value is None else None
    return Reported(
        feed=STATED,
        basis=used[0]["basis"],
        value=value,
        numerator=numerator,
        denominator=denominator,
        direction=direction,
        as_of=max(statement["as_of"] for statement in used),
        lines=_lines(used),
        parts=_parts(used, latest),
        document=_joined(used, "document"),
        page=_joined(used, "page"),
        author=_joined(used, "author"),
        note=_joined(used, "note"),
        caveats=tuple(dict.fromkeys(caveat for statement in used for caveat in statement["caveats"] or ())),
        reason=_reason(deciding, value, denominator, direction),
    )


def _reason(
    deciding: Sequence[Statement], value: float | None, denominator: float | None, direction: str | None
) -> str | None:
    if value is not None or direction is not None:
        return None
    if not deciding:
        return NO_FIGURE
    return "empty_denominator" if denominator == 0 else FIGURE_PENDING


def _sum(statements: Sequence[Statement]) -> tuple[float | None, float | None, float | None]:
    """Value, numerator and denominator; each blank if it is blank in one of the statements."""
    numerator = _whole_sum([_number(statement) for statement in statements])
    denominator = _whole_sum([statement["denominator"] for statement in statements])
    if denominator is None:
        # A share stated as a percentage has a value, but nobody knows how many of how many it is.
        counted = _whole_sum([statement["numerator"] for statement in statements])
        return numerator, counted, None
    value = None if numerator is None or denominator == 0 else numerator / denominator
    return value, numerator, denominator


def _number(statement: Statement) -> float | None:
    number: float | None = statement["value"] if statement["numerator"] is None else statement["numerator"]
    return number


def _whole_sum(numbers: Sequence[float | None]) -> float | None:
    known = [number for number in numbers if number is not None]
    if not numbers or len(known) < len(numbers):
        return None
    total = sum(known)
    return int(total) if float(total).is_integer() else total


def _parts(used: Sequence[Statement], latest: Sequence[Statement]) -> tuple[Part, ...]:
    """The parts stated together with the whole, or those that stand in its place."""
    whole = used[0] if used[0]["part"] is None else None
    shown = [
        statement
        for statement in latest
        if statement["part"] is not None
        and statement["basis"] == used[0]["basis"]
        and (whole is None or statement["as_of"] == whole["as_of"])
    ]
    return tuple(Part(statement["part"], *_sum([statement])) for statement in shown)


def _lines(statements: Sequence[Statement]) -> dict[str, tuple[int, ...]]:
    snapshots = sorted({statement["snapshot"] for statement in statements})
    return {
        snapshot: tuple(sorted(statement["line"] for statement in statements if statement["snapshot"] == snapshot))
        for snapshot in snapshots
    }


def _joined(statements: Sequence[Statement], column: str) -> str | None:
    texts = dict.fromkeys(statement[column] for statement in statements if statement[column])
    return "; ".join(texts) or None
