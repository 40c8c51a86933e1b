"""Holds all definitions against each other: whatever one of them names must be defined, and fit."""

from collections.abc import Iterator

from erasmeter.errors import Fault
from erasmeter.model.codelists import CodelistFile
from erasmeter.model.definitionfiles import Definition, Definitions
from erasmeter.model.indicatorchecks import indicator_faults
from erasmeter.model.references import Known, repeated, unknown
from erasmeter.model.strategychecks import strategy_faults
from erasmeter.model.tables import Table


def all_faults(known: Known) -> list[Fault]:
    """Every reference that leads nowhere and every pair that does not fit."""
    definitions = known.definitions
    faults: list[Fault] = []
    for table in definitions.tables.values():
        faults += _table_faults(table, known)
    for codelist in definitions.codelists.values():
        faults += _codelist_faults(codelist, known)
    for indicator in definitions.indicators.values():
        faults += indicator_faults(indicator, known)
    for clock in definitions.clocks.values():
        faults += unknown(clock.document, ("kind",), "kind of clock", clock.value.kind, known.clock_kinds)
    for strategy in definitions.strategies.values():
        faults += strategy_faults(strategy, known)
    faults += _text_faults(definitions)
    return faults


def _table_faults(table: Definition[Table], known: Known) -> Iterator[Fault]:
    document, columns = table.document, [column.name for column in table.value.columns]
    yield from repeated(document, ("columns",), columns)
    for place, name in enumerate(table.value.key):
        yield from unknown(document, ("key", place), "column", name, columns)
    lists = known.definitions.names("codelists")
    for place, column in enumerate(table.value.columns):
        yield from unknown(document, ("columns", place, "codelist"), "code list", column.codelist, lists)


def _codelist_faults(codelist: Definition[CodelistFile], known: Known) -> Iterator[Fault]:
    document, lists = codelist.document, known.definitions.names("codelists")
    for attribute, referred in codelist.value.references.items():
        yield from unknown(document, ("references", attribute), "code list", referred, lists)
        for place, code in enumerate(codelist.value.codes):
            value = code.attributes.get(attribute)
            if isinstance(value, str):
                location = ("codes", place, attribute)
                yield from unknown(document, location, f"code of {referred}", value, known.codes(referred))


def _text_faults(definitions: Definitions) -> Iterator[Fault]:
    """A key that one language has and another has not: reported where it is missing."""
    keys = {
        language: {key for layer in layers for key in layer.value.texts}
        for language, layers in definitions.texts.items()
    }
    everything = set().union(*keys.values())
    for language, has in keys.items():
        document = definitions.texts[language][0].document
        for key in sorted(everything - has):
            others = ", ".join(sorted(other for other in keys if key in keys[other]))
            yield document.fault(f"the text '{key}' is missing in '{language}' (it is in {others})", ("texts",))
