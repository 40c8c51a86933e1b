"""Saved editions, their differences and their history as plain rows, for other programs: a stable interface.

Numbers are exact where they are whole. Parts of shares are rounded together to twelve decimals, so that, read as
decimals, they add up to the change.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from erasmeter.base.numbers import whole
from erasmeter.editions.causes import CAUSES
from erasmeter.editions.difference import Difference, Parts
from erasmeter.editions.files import SavedEdition
from erasmeter.editions.history import History
from erasmeter.editions.paths import Change
from erasmeter.editions.saved import Item
from erasmeter.editions.shelf import Compared, Listed

Row = dict[str, Any]
_PLACES = 12


def listed_rows(items: Sequence[Listed]) -> list[Row]:
    """One row per edition; of a damaged one only its name and what is wrong."""
    return [_listed(item) for item in items]


def _listed(item: Listed) -> Row:
    edition = item.edition
    if edition is None:
        return {"edition": item.name, "seal": None, "state": "damaged: " + "; ".join(map(str, item.faults))}
    verdicts = Counter(one.verdict for one in edition.content.items if one.verdict)
    return {
        "edition": item.name,
        "as_of": edition.content.as_of.isoformat(),
        "strategy": edition.content.strategy,
        "targets": len(edition.content.items),
        "snapshots": len(edition.content.snapshots),
        "verdicts": dict(verdicts.most_common()),
        "seal": item.seal,
        "state": "as saved",
    }


def shown_rows(edition: SavedEdition, language: str) -> list[Row]:
    """One row per target of an edition, as it was judged then."""
    return [
        {
            "target": item.id,
            "name": in_language(item.name, language),
            "as_of": edition.content.as_of.isoformat(),
            **figure_fields(item),
            "headline": in_language(item.headline, language),
            "clocks": [clock.model_dump() for clock in item.clocks],
            "caveats": list(item.caveats),
            "definition": edition.content.figures[item.figure].definition.indicator,
        }
        for item in edition.content.items
    ]


def compared_rows(compared: Compared, language: str) -> list[Row]:
    """One row per target: the figure before and after, the change, and its parts by cause."""
    return [_difference(difference, language) for difference in compared.differences]


def changed_rows(compared: Compared) -> list[Row]:
    """One row per row of a table that made one figure and not, or not so, the other."""
    return [
        {"target": difference.id, "cause": change.cause, **_change(change)}
        for difference in compared.differences
        for change in difference.changes
    ]


def history_rows(histories: Sequence[History], language: str) -> list[Row]:
    """One row per target and edition, the earliest first."""
    return [
        {
            "target": history.id,
            "name": in_language(standing.item.name, language),
            "edition": standing.edition,
            "as_of": standing.as_of.isoformat(),
            **figure_fields(standing.item),
            "clocks": [clock.model_dump() for clock in standing.item.clocks],
            "verdict_changed": standing.has_turned,
            "causes": list(standing.causes),
            "verdict_changes": history.turns,
            "stability": history.stability,
        }
        for history in histories
        for standing in history.standings
    ]


def figure_fields(item: Item) -> Row:
    """Figure, goal and verdict of a target as it was saved."""
    return {
        "value": _plain(item.value),
        "numerator": _plain(item.numerator),
        "denominator": _plain(item.denominator),
        "unit": item.unit,
        "goal": item.goal,
        "feed": item.feed,
        "direction": item.direction,
        "verdict": item.verdict,
        "tentative": item.tentative,
        "reason": item.reason,
    }


def in_language(texts: Mapping[str, str], language: str) -> str:
    """The text in a language, else in English; nothing where there is none."""
    return texts.get(language) or texts.get("en", "")


def rounded_together(parts: Parts, places: int) -> dict[str, Decimal]:
    """The parts to ``places`` decimals such that they add up to their sum so rounded."""
    rounded: dict[str, Decimal] = {}
    exact, told = Fraction(0), Decimal(0)
    for cause in CAUSES:
        exact += parts[cause]
        upto = Decimal(round(exact * 10**places)).scaleb(-places)
        rounded[cause] = upto - told
        told = upto
    return rounded


def _difference(difference: Difference, language: str) -> Row:
    numbers = {
        "value": difference.values,
        "numerator": difference.numerators,
        "denominator": difference.denominators,
    }
    rounded = {name: None if parts is None else rounded_together(parts, _PLACES) for name, parts in numbers.items()}
    counts = Counter((change.cause, _happened(change)) for change in difference.changes)
    return {
        "target": difference.id,
        "name": in_language(difference.item.name, language),
        "unit": difference.item.unit,
        "before": figure_fields(difference.before) if difference.before else None,
        "after": figure_fields(difference.after) if difference.after else None,
        "change": {name: _number(sum(parts.values())) if parts else None for name, parts in rounded.items()},
        "parts": {
            cause: {name: _number(parts[cause]) if parts else None for name, parts in rounded.items()}
            for cause in CAUSES
        },
        "rows": {
            cause: {happened: counts[cause, happened] for happened in ("came", "went", "changed")} for cause in CAUSES
        },
        "goal_or_definition_changed": difference.goal_changed,
        "verdict_changed": difference.verdict_changed,
    }


def _happened(change: Change) -> str:
    if change.old is None:
        return "came"
    return "went" if change.new is None else "changed"


def _change(change: Change) -> Row:
    row = change.new or change.old
    if row is None:
        raise ValueError("a change is of a row")
    sides = {"before": change.old, "after": change.new}
    places = {f"{side}_snapshot": one.snapshot if one else None for side, one in sides.items()}
    lines = {f"{side}_line": one.line if one else None for side, one in sides.items()}
    amounts = {f"{side}_amount": _number(one.amount) if one else None for side, one in sides.items()}
    units = {f"{side}_unit": one.unit if one else None for side, one in sides.items()}
    return {
        "happened": _happened(change),
        "key": " · ".join(row.key),
        "call_year": row.call_year,
        **amounts,
        **units,
        **places,
        **lines,
    }


def _number(number: Decimal | Fraction | int) -> float | int:
    return whole(float(number))


def _plain(number: float | None) -> float | int | None:
    return None if number is None else whole(number)
