"""What figures say of a breakdown: its cells as printed, and which years they take together."""

from erasmeter.model.breakdowns import PROTECTED, UNKNOWN, Breakdown, BreakdownCell
from erasmeter.present.facts import EMPTY
from erasmeter.present.units import printed
from erasmeter.present.wording import Wording

_YEARS = ("call_year", "calendar_year")


def cell_shown(cell: BreakdownCell, breakdown: Breakdown, wording: Wording) -> str:
    """A value in its unit; a word where it is protected, a dash where it is not known."""
    if cell.reason == PROTECTED:
        return wording.say("map.protected")
    return EMPTY if cell.value is None else printed(cell.value, breakdown.unit, wording)


def years_note(breakdown: Breakdown, wording: Wording) -> tuple[str, ...]:
    """Which calls or years are taken together; nothing where it is not broken down by them."""
    for dimension in breakdown.dimensions:
        years = [member.code for member in dimension.members if member.code != UNKNOWN]
        if dimension.column in _YEARS and years:
            key = f"years.{dimension.column}" if len(years) > 1 else f"years.{dimension.column}.one"
            return (wording.say(key, first=years[0], last=years[-1]),)
    return ()
