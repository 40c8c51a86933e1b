"""The breakdowns of an edition: what the definitions ask for, with its members and all its cells."""

from collections.abc import Mapping, Sequence
from typing import Any

from erasmeter.base.text import Text
from erasmeter.measure.breakdowns import Counted, Question, code_of, counted, empty_cell, every_cell
from erasmeter.measure.fields import Field, fields_of
from erasmeter.measure.frames import Frames
from erasmeter.measure.rows import members_at
from erasmeter.model.breakdownchecks import adds_up
from erasmeter.model.breakdowns import TOTAL, UNKNOWN, Breakdown, BreakdownCell, BreakdownDefinition, Dimension, Member
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.indicators import Conditions, Indicator
from erasmeter.model.references import OWN
from erasmeter.present.origins import Origins, caveats_measured

_COUNTRY = "country"
_YEARS = ("call_year", "calendar_year")


def breakdowns(frames: Frames, origins: Origins, country: str | None) -> tuple[Breakdown, ...]:
    """Those of which there are rows, in the order of their names; none that only stands in for one of them."""
    catalogue = origins.catalogue
    found: dict[str, Breakdown] = {}
    # Whatever stands in for another comes after it.
    for name, definition in sorted(catalogue.breakdowns.items(), key=lambda item: item[1].stands_in_for or ""):
        if definition.stands_in_for in found:
            continue
        breakdown = _breakdown(frames, origins, definition, country)
        if breakdown is not None:
            found[name] = breakdown
    return tuple(found[name] for name in sorted(found))


def _breakdown(
    frames: Frames, origins: Origins, definition: BreakdownDefinition, country: str | None
) -> Breakdown | None:
    catalogue, indicator = origins.catalogue, origins.catalogue.indicators[definition.indicator]
    if _for_nobody(definition.where, indicator):
        return None
    by, fields = definition.columns, fields_of(catalogue, indicator)
    additive = adds_up(indicator) and not any(fields[name].is_list for name in by)
    found = counted(frames, catalogue, Question(indicator, definition.where, by, additive))
    if not all(any(value is not None for value in met) for met in found.met):
        return None
    dimensions = tuple(
        _dimension(catalogue, fields[axis.code], axis.name, met, _all_of(frames, catalogue, fields[axis.code], country))
        for axis, met in zip(definition.by, found.met, strict=True)
    )
    return Breakdown(
        id=definition.id,
        name=definition.name,
        indicator=indicator,
        basis=definition.basis,
        dimensions=dimensions,
        cells=tuple(every_cell([one.codes for one in dimensions], found.cells, _empty(found, len(by)))),
        additive=additive,
        caveats=caveats_measured(origins, frames, indicator, definition.where),
    )


def _for_nobody(where: Conditions, indicator: Indicator) -> bool:
    """Whether it counts the workspace's own country, and the workspace names none."""
    stated = (where, indicator.where, indicator.part)
    return any(OWN in values for conditions in stated for values in conditions.values())


def _empty(found: Counted, dimensions: int) -> BreakdownCell:
    return empty_cell(found.cells[(TOTAL,) * dimensions])


def _all_of(frames: Frames, catalogue: Catalogue, field: Field, country: str | None) -> tuple[str, ...]:
    """The codes to show whether met or not: the parts of the workspace's country that are in force."""
    if field.codelist is None or country is None or _COUNTRY not in field.codelist.attributes:
        return ()
    return tuple(members_at(catalogue, field.codelist.name, {_COUNTRY: (country,)}, frames.places_on))


def _dimension(
    catalogue: Catalogue, field: Field, name: Text, met: Sequence[Any], expected: Sequence[str]
) -> Dimension:
    values = [value for value in met if value is not None]
    if field.name in _YEARS:
        values = list(range(min(values), max(values) + 1))
    codes = [code_of(value) for value in values]
    if field.codelist is not None:
        listed = {*codes, *expected}
        codes = [code for code in field.codelist.codes if code in listed]
    else:
        codes = sorted(codes)
    members = [Member(code, _name(field, code)) for code in codes]
    if None in met:
        members.append(Member(UNKNOWN, _text(catalogue.texts, "breakdown.unknown")))
    return Dimension(field.name, name, tuple(members), _text(catalogue.texts, "breakdown.total"))


def _name(field: Field, code: str) -> Text:
    return Text(nb=code, en=code) if field.codelist is None else field.codelist.codes[code].name


def _text(texts: Mapping[str, Mapping[str, str]], key: str) -> Text:
    """A text for readers in all languages at once."""
    return Text(**{language: stated[key] for language, stated in texts.items()})
