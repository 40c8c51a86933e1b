"""Holds records of caveats against what they name, and takes their types into the code list."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from erasmeter.base.yamlfile import Document
from erasmeter.errors import Fault
from erasmeter.model.caveats import CAVEATS, CaveatFile, CaveatRecord
from erasmeter.model.codelists import Codelist, CodelistFile, build
from erasmeter.model.definitionfiles import Definition
from erasmeter.model.references import Known, unknown

_EFFECT = "effect"


def with_types(known: Codelist, files: Mapping[str, Definition[CaveatFile]]) -> tuple[Codelist, list[Fault]]:
    """The code list of caveats with the types of all files, and what is wrong with these."""
    faults: list[Fault] = []
    for file in files.values():
        if not file.value.types:
            continue
        document = _as_codes(file.document)
        own = CodelistFile(
            name=known.name,
            description=known.description,
            source=known.source,
            attributes=dict(known.attributes),
            references=dict(known.references),
            codes=file.value.types,
        )
        codelist, found = build(own, document)
        faults += [*found, *_type_faults(known, codelist, document)]
        known = known.with_codes_of(codelist)
    return known, faults


def _as_codes(document: Document) -> Document:
    """The document as a code list's, whose codes are its types."""
    moved = {("codes", *place[1:]): line for place, line in document.lines.items() if place[:1] == ("types",)}
    return replace(document, lines={**document.lines, **moved})


def _type_faults(known: Codelist, own: Codelist, document: Document) -> Iterator[Fault]:
    for place, code in enumerate(own.codes.values()):
        taken = [name for name in (code.code, *code.name.model_dump().values()) if known.find(str(name)) is not None]
        if taken:
            what = f"there is a caveat '{taken[0]}' already"
            yield document.fault(what, ("codes", place), mend="use it, or give yours another code and name")
        if code.attributes.get(_EFFECT) is None:
            what = f"the caveat '{code.code}' does not say what it does to a verdict"
            allowed = ("qualifies", "weakens", "blocks")
            yield document.fault(what, ("codes", place), allowed=allowed, mend="add 'effect'")


def caveat_faults(file: Definition[CaveatFile], known: Known) -> Iterator[Fault]:
    """Caveats, effects, targets, indicators, sources and columns that there are not."""
    document = file.document
    for place, code in enumerate(file.value.types):
        effect = code.attributes.get(_EFFECT)
        if isinstance(effect, str):
            location = ("types", place, _EFFECT)
            yield from unknown(document, location, "effect", effect, known.codes("caveat_effects"))
    for place, record in enumerate(file.value.caveats):
        yield from _record_faults(document, place, record, known)


def _record_faults(document: Document, place: int, record: CaveatRecord, known: Known) -> Iterator[Fault]:
    on = (CAVEATS, place, "on")
    yield from unknown(document, (CAVEATS, place, "caveat"), "caveat", record.caveat, known.codes(CAVEATS))
    strategies = known.definitions.strategies.values()
    targets = {target.id for strategy in strategies for target in strategy.value.targets}
    if not any(name.startswith("strategies/") for name in known.definitions.faulty):
        yield from unknown(document, (*on, "target"), "target", record.on.target, targets)
    indicators = known.definitions.names("indicators")
    yield from unknown(document, (*on, "indicator"), "indicator", record.on.indicator, indicators)
    yield from unknown(document, (*on, "source"), "source", record.on.source, known.sources)
    columns = {column.name for table in known.definitions.tables.values() for column in table.value.columns}
    if not any(name.startswith("tables/") for name in known.definitions.faulty):
        yield from unknown(document, (*on, "column"), "column", record.on.column, columns)
    if record.until is not None and record.until < record.date:
        what = f"the caveat ends on {record.until}, before its date"
        yield document.fault(what, (CAVEATS, place, "until"))
