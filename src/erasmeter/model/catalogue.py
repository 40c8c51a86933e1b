"""The catalogue: all definitions, the shipped ones and the user's own, read together and held against each other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import TypeVar

from erasmeter.base.spelling import did_you_mean
from erasmeter.base.text import STANDS_IN
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model import crosschecks
from erasmeter.model.breakdowns import BreakdownDefinition
from erasmeter.model.caveatchecks import with_types
from erasmeter.model.caveats import CAVEATS, StatedCaveat, in_order
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.codelists import Codelist, build
from erasmeter.model.columnmaps import ColumnMap
from erasmeter.model.definitionfiles import FOLDERS, Definition, Definitions, read_folder
from erasmeter.model.indicators import Indicator
from erasmeter.model.naming import KINDS as NAMED_KINDS
from erasmeter.model.naming import keep_names, name_definitions
from erasmeter.model.programmes import Programme
from erasmeter.model.references import Known
from erasmeter.model.strategies import Strategy
from erasmeter.model.tables import Table
from erasmeter.model.texts import Texts

Value = TypeVar("Value")

_PACKAGE = Path(str(resources.files("erasmeter")))
SHIPPED = _PACKAGE / "definitions"
_USUAL_FOLDERS = (*FOLDERS, "schemas")


@dataclass(frozen=True)
class Catalogue:
    """All definitions by id; of caveats the records, whose types are among the codes of their list.

    ``lent_texts`` are, by language, the keys of texts that another language lends it.
    """

    tables: Mapping[str, Table]
    codelists: Mapping[str, Codelist]
    indicators: Mapping[str, Indicator]
    programmes: Mapping[str, Programme]
    strategies: Mapping[str, Strategy]
    clocks: Mapping[str, ClockDefinition]
    maps: Mapping[str, ColumnMap]
    texts: Mapping[str, Mapping[str, str]]
    caveats: tuple[StatedCaveat, ...] = ()
    breakdowns: Mapping[str, BreakdownDefinition] = field(default_factory=dict)
    lent_texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def load_catalogue(extra: Path | None = None) -> Catalogue:
    """Reads the shipped definitions and then those in ``extra``, a folder with the same sub-folders.

    A definition in ``extra`` takes the place of the shipped one of the same name; of texts, key by key.
    Raises DefinitionFaults with every fault of every file. What a faulty file would have defined counts as there,
    so that one slip does not make faults of all that refers to it.
    """
    layers = [SHIPPED] if extra is None else [SHIPPED, extra]
    faults = [] if extra is None else _folder_faults(extra)
    definitions = Definitions()
    for layer in layers:
        earlier = {kind: dict(getattr(definitions, kind)) for kind in NAMED_KINDS}
        for folder in FOLDERS:
            faults += read_folder(layer / folder, folder, definitions)
        faults += name_definitions(definitions, layer)
        keep_names(earlier, definitions)
    codelists: dict[str, Codelist] = {}
    for definition in definitions.codelists.values():
        codelist, found = build(definition.value, definition.document)
        codelists[codelist.name] = codelist
        faults += found
    if CAVEATS in codelists:
        codelists[CAVEATS], found = with_types(codelists[CAVEATS], definitions.caveats)
        faults += found
    kinds, clock_kinds, sources = map(_file_names, ("measure/kinds", "judge/clocks", "sources"))
    checked = Known(definitions, codelists, kinds, clock_kinds, sources)
    faults += crosschecks.all_faults(checked)
    if faults:
        raise DefinitionFaults(sorted(faults, key=lambda fault: (fault.file or "", fault.line or 0)))
    texts = _merged(definitions.texts)
    lent = _lent(texts)
    return Catalogue(
        tables=_values(definitions.tables),
        codelists=codelists,
        indicators=_values(definitions.indicators),
        programmes=_values(definitions.programmes),
        strategies=_values(definitions.strategies),
        clocks=_values(definitions.clocks),
        maps=_values(definitions.maps),
        texts={language: lent.get(language, {}) | known for language, known in texts.items()},
        lent_texts={language: tuple(keys) for language, keys in lent.items() if keys},
        caveats=in_order({name: (one.value, one.document) for name, one in definitions.caveats.items()}),
        breakdowns=_values(definitions.breakdowns),
    )


def _values(definitions: Mapping[str, Definition[Value]]) -> dict[str, Value]:
    return {name: definition.value for name, definition in definitions.items()}


def _merged(layers: Mapping[str, list[Definition[Texts]]]) -> dict[str, dict[str, str]]:
    return {
        language: {key: text for layer in stated for key, text in layer.value.texts.items()}
        for language, stated in layers.items()
    }


def _lent(texts: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """Texts of the user's own that a language lacks, in another one that its readers read too."""
    return {
        language: {key: text for key, text in texts[lender].items() if key not in texts[language]}
        for language, lender in STANDS_IN.items()
        if language in texts and lender in texts
    }


def _file_names(folder: str) -> frozenset[str]:
    """What a walked folder holds, by its file names: the model knows the names, not what is in the files."""
    return frozenset(path.stem for path in (_PACKAGE / folder).glob("*.py") if path.stem != "__init__")


def _folder_faults(extra: Path) -> list[Fault]:
    if not extra.is_dir():
        return [Fault("there is no such folder of definitions", str(extra))]
    what = "an unknown folder or file among the definitions"
    return [
        Fault(what, str(entry), allowed=FOLDERS, mend=did_you_mean(entry.name, FOLDERS))
        for entry in sorted(extra.iterdir())
        if not entry.name.startswith(".") and not (entry.is_dir() and entry.name in _USUAL_FOLDERS)
    ]
