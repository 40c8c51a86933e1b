"""Where what is left of a total could come from: the same spread over counties, sectors or holders as so far."""

from collections.abc import Mapping
from dataclasses import dataclass

from erasmeter.base.apportion import apportioned
from erasmeter.base.text import Text
from erasmeter.errors import Fault, WrongCall
from erasmeter.judge.records import admitted_actions, frames_of_period, held_pairs
from erasmeter.judge.situation import Situation
from erasmeter.measure.fields import fields_of
from erasmeter.measure.measure import coded_columns, measure
from erasmeter.model.codelists import Code
from erasmeter.model.indicators import Indicator
from erasmeter.model.requirements import Spread, SpreadPart
from erasmeter.store.engine import rows

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "county": ("county", "region"),
    "sector": ("sector",),
    "holder": ("registration", "organisation"),
}
"""What can be spread over, and the columns that tell it, the first that an indicator's table has and that says anything
going before the others."""
_HOLDER = "holder"
_ACCREDITATIONS = "accreditations"


def spread(situation: Situation, indicator: Indicator, left: int, over: str) -> Spread:
    """The spread of ``left`` by what each has brought so far.

    Raises WrongCall where the figure is not counted from records, or the records do not tell.
    """
    if not held_pairs(situation, indicator):
        what = f"no records of {indicator.id} are held, so nobody can say where it came from"
        raise WrongCall(
            Fault(what, found=f"--over {over}", mend="add a file that holds the records, or leave --over out")
        )
    fields = fields_of(situation.catalogue, indicator)
    for column in COLUMNS[over]:
        found = _by(situation, indicator, column) if column in fields else {}
        placed = {str(code): value for code, value in found.items() if code is not None and value > 0}
        if placed:
            needed = apportioned(left, placed)
            return _spread(_Asked(situation, indicator, over, column), placed, needed, found.get(None, 0.0))
    what = f"the records of {indicator.id} do not tell the {over}"
    others = tuple(name for name, columns in COLUMNS.items() if set(columns) & set(fields) and name != over)
    raise WrongCall(Fault(what, found=f"--over {over}", allowed=others))


def _by(situation: Situation, indicator: Indicator, column: str) -> dict[str | None, float]:
    frames = frames_of_period(situation, indicator)
    measured = measure(frames, situation.catalogue, indicator, {}, (column,))
    return {row.by[column]: float(row.value or 0) for row in measured}


@dataclass(frozen=True, slots=True)
class _Asked:
    situation: Situation
    indicator: Indicator
    over: str
    column: str


def _spread(asked: _Asked, placed: Mapping[str, float], needed: Mapping[str, int], unplaced: float) -> Spread:
    situation, column, by_holder = asked.situation, asked.column, asked.over == _HOLDER
    names = (_holders if by_holder else _codes)(situation, asked.indicator, column)
    parts = [SpreadPart(code, names.get(code, _plain(code)), placed[code], needed[code]) for code in placed]
    possible = _accredited(situation, column) if by_holder else names
    taken = {_key(names.get(code, _plain(code))) for code in placed}
    without = sorted({_key(name): name for code, name in possible.items() if code not in placed}.items())
    return Spread(
        over=asked.over,
        parts=tuple(sorted(parts, key=lambda part: (-part.so_far, part.code))),
        without=tuple(name for key, name in without if key not in taken),
        unplaced=unplaced,
    )


def _codes(situation: Situation, indicator: Indicator, column: str) -> dict[str, Text]:
    """The counties of the country in force at the date; the sectors of the actions that the indicator admits."""
    codelist = coded_columns(situation.catalogue, indicator, (column,)).get(column)
    if codelist is None:
        return {}
    codes = situation.catalogue.codelists["actions"].codes
    actions = [codes[action].attributes for action in admitted_actions(situation, indicator)]
    admitted = {str(action[column]) for action in actions if column in action}
    day = situation.frames.places_on.isoformat()
    country = situation.strategy.country
    return {
        name: code.name
        for name, code in codelist.codes.items()
        if _belongs(code, country, day) and (not admitted or name in admitted)
    }


def _belongs(code: Code, country: str, day: str) -> bool:
    begins, ends = code.attributes.get("valid_from"), code.attributes.get("valid_to")
    in_force = (begins is None or str(begins) <= day) and (ends is None or day < str(ends))
    return in_force and code.attributes.get("country", country) == country


def _holders(situation: Situation, indicator: Indicator, column: str) -> dict[str, Text]:
    """The names by which rows call those in ``column``."""
    table = situation.frames[indicator.table or ""]
    if "name" not in table.collect_schema().names():
        return {}
    return {row[column]: _plain(row["name"]) for row in rows(table.select(column, "name").unique()) if row[column]}


def _accredited(situation: Situation, column: str) -> dict[str, Text]:
    """All holders of an accreditation of the strategy's country, by the same key if they have it, else by name."""
    found = rows(situation.frames[_ACCREDITATIONS].select("registration", "organisation", "name", "country"))
    key = column if column == "registration" else "name"
    ours = [row for row in found if row["country"] in (situation.strategy.country, None)]
    return {str(row[key] or row["name"]): _plain(row["name"]) for row in ours}


def _plain(name: str) -> Text:
    return Text(nb=name, en=name)


def _key(name: Text) -> str:
    return " ".join(name.en.casefold().split())
