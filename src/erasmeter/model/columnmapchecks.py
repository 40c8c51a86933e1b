"""Holds a column map against the fields of its source and the codes that its values stand for."""

from collections.abc import Collection, Iterator, Mapping

from erasmeter.base.modelfaults import Location
from erasmeter.base.spelling import normalised
from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.columnmaps import GROUP_FIELDS, MAPPED_SOURCES, ColumnMap, MappedField
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.references import Known, unknown

_BOTH = "both"


def map_faults(stated: Definition[ColumnMap], known: Known) -> Iterator[Fault]:
    """Fields that the source does not have or that are missing, codes that no list knows, columns said twice."""
    document, value = stated.document, stated.value
    fields = MAPPED_SOURCES[value.source].fields
    for part in ("columns", "values", "constants"):
        for field in getattr(value, part):
            yield from unknown(document, (part, field), f"field of {value.source}", field, fields)
    for field in value.constants:
        if field in value.columns:
            what = f"'{field}' has both a column and a constant"
            yield document.fault(what, ("constants", field), mend="keep the one that holds")
    yield from _missing(document, value)
    yield from _group_faults(document, value, known)
    yield from _value_faults(document, value, fields, known)
    yield from _name_faults(document, value)


def _missing(document: Document, value: ColumnMap) -> Iterator[Fault]:
    for needed in MAPPED_SOURCES[value.source].needed:
        is_grouped = bool(value.groups) and needed[0] in GROUP_FIELDS
        if not is_grouped and not any(value.says(field) for field in needed):
            what = f"a map of {value.source} needs a column or a constant for '{' or '.join(needed)}'"
            yield document.fault(what, ("columns",))


def _group_faults(document: Document, value: ColumnMap, known: Known) -> Iterator[Fault]:
    if not value.groups:
        return
    if not MAPPED_SOURCES[value.source].grouped:
        yield document.fault(f"a map of {value.source} has no groups", ("groups",), mend="leave 'groups' out")
        return
    for group in value.groups:
        yield from unknown(document, ("groups", group), "participant group", group, known.codes("participant_groups"))
    for field in GROUP_FIELDS:
        if value.says(field):
            what = f"'{field}' is said by 'groups' already"
            yield document.fault(what, ("groups",), mend="name the columns in one of the two ways")
    if _BOTH in value.groups and len(value.groups) > 1:
        what = "'both' beside other groups counts people twice"
        mend = "put the column of totals under 'left_out'"
        yield document.fault(what, ("groups", _BOTH), mend=mend)


def _value_faults(
    document: Document, value: ColumnMap, fields: Mapping[str, MappedField], known: Known
) -> Iterator[Fault]:
    for field, spellings in value.values.items():
        if field not in fields:
            continue
        if field not in value.columns:
            yield document.fault(f"values for '{field}', which has no column", ("values", field))
        codes = _codes(fields[field], known)
        if codes is None and fields[field].codelist is None:
            what = f"'{field}' holds texts as they stand, not codes"
            yield document.fault(what, ("values", field), mend="leave its values out")
            continue
        yield from _spelling_faults(document, field, spellings)
        for spelling, code in spellings.items():
            yield from _code_fault(document, ("values", field, spelling), fields[field], code, codes)
    for field, constant in value.constants.items():
        if field in fields and (fields[field].codelist is not None or fields[field].words):
            location = ("constants", field)
            yield from _code_fault(document, location, fields[field], str(constant), _codes(fields[field], known))


def _codes(field: MappedField, known: Known) -> Collection[str] | None:
    """The codes of a field; None where it has none, or where they cannot be told."""
    return known.codes(field.codelist) if field.codelist is not None else field.words or None


def _code_fault(
    document: Document, location: Location, field: MappedField, code: str, codes: Collection[str] | None
) -> Iterator[Fault]:
    what = f"code of {field.codelist}" if field.codelist is not None else "word"
    yield from unknown(document, location, what, code, codes)


def _spelling_faults(document: Document, field: str, spellings: Mapping[str, str]) -> Iterator[Fault]:
    """Two spellings that differ in case or space alone, and stand for two codes."""
    first: dict[str, str] = {}
    for spelling, code in spellings.items():
        earlier = first.setdefault(normalised(spelling), spelling)
        if spellings[earlier] != code:
            what = f"'{spelling}' and '{earlier}' are one spelling and stand for two codes"
            yield document.fault(what, ("values", field, spelling), mend="keep one of the two")


def _name_faults(document: Document, value: ColumnMap) -> Iterator[Fault]:
    """A field or group without a column's name, a column that gives numbers of two groups, or that is both used and
    left out."""
    stated = [(("columns", field), value.names(field)) for field in value.columns]
    stated += [(("groups", group), value.group_names(group)) for group in value.groups]
    stated += [(("constants", field), (str(constant),)) for field, constant in value.constants.items()]
    for location, names in stated:
        if not names or not all(name.strip() for name in names):
            yield document.fault(f"'{'.'.join(location)}' is empty", location, mend="give it a name, or leave it out")
    counted: dict[str, str] = {}
    for group in value.groups:
        for name in value.group_names(group):
            if counted.setdefault(normalised(name), group) != group:
                what = f"the column '{name}' stands for two groups"
                yield document.fault(what, ("groups", group), mend="give each group its own column")
    used = {normalised(name) for field in value.columns for name in value.names(field)} | counted.keys()
    for place, name in enumerate(value.left_out):
        if normalised(name) in used:
            what = f"the column '{name}' is used, and left out"
            yield document.fault(what, ("left_out", place), mend="keep it in one of the two places")
