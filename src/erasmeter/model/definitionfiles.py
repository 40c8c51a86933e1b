"""Reads the folders of definitions, one layer over the other."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from erasmeter.base import yamlfile
from erasmeter.base.record import Record
from erasmeter.errors import Fault
from erasmeter.model.breakdowns import BreakdownDefinition
from erasmeter.model.caveats import CaveatFile
from erasmeter.model.clocks import ClockDefinition
from erasmeter.model.codelists import CodelistFile
from erasmeter.model.columnmaps import ColumnMap
from erasmeter.model.indicators import Indicator
from erasmeter.model.programmes import Programme
from erasmeter.model.strategies import Strategy
from erasmeter.model.tables import Table
from erasmeter.model.texts import Texts

MODELS: Mapping[str, type[Record]] = {
    "tables": Table,
    "codelists": CodelistFile,
    "indicators": Indicator,
    "programmes": Programme,
    "strategies": Strategy,
    "clocks": ClockDefinition,
    "maps": ColumnMap,
    "texts": Texts,
    "caveats": CaveatFile,
    "breakdowns": BreakdownDefinition,
}
FOLDERS = tuple(MODELS)
_NAME_FIELDS = {"tables": "name", "codelists": "name", "texts": "language"}

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Definition(Generic[Value]):
    """A definition and the file that it stands in."""

    value: Value
    document: yamlfile.Document


@dataclass
class Definitions:
    """What the files define, by name; of texts, every layer. ``faulty`` are names whose file has faults."""

    tables: dict[str, Definition[Table]] = field(default_factory=dict)
    codelists: dict[str, Definition[CodelistFile]] = field(default_factory=dict)
    indicators: dict[str, Definition[Indicator]] = field(default_factory=dict)
    programmes: dict[str, Definition[Programme]] = field(default_factory=dict)
    strategies: dict[str, Definition[Strategy]] = field(default_factory=dict)
    clocks: dict[str, Definition[ClockDefinition]] = field(default_factory=dict)
    maps: dict[str, Definition[ColumnMap]] = field(default_factory=dict)
    texts: dict[str, list[Definition[Texts]]] = field(default_factory=dict)
    caveats: dict[str, Definition[CaveatFile]] = field(default_factory=dict)
    breakdowns: dict[str, Definition[BreakdownDefinition]] = field(default_factory=dict)
    faulty: set[str] = field(default_factory=set)

    def put(self, folder: str, name: str, definition: Definition[Any]) -> None:
        """Adds a definition; it takes the place of an earlier layer's one of the same name."""
        if folder == "texts":
            self.texts.setdefault(name, []).append(definition)
        else:
            getattr(self, folder)[name] = definition

    def names(self, folder: str) -> frozenset[str]:
        """All names that a folder defines, those of faulty files among them."""
        faulty = {name.split("/")[1] for name in self.faulty if name.startswith(f"{folder}/")}
        return frozenset(getattr(self, folder)) | faulty


def read_folder(path: Path, folder: str, into: Definitions) -> list[Fault]:
    """Reads the files of one folder of one layer; a folder that is not there holds nothing."""
    faults: list[Fault] = []
    if not path.is_dir():
        return faults
    for file in sorted(path.iterdir()):
        if file.name.startswith("."):
            continue
        if file.suffix != ".yaml":
            faults.append(
                Fault("not a definition: its name does not end in .yaml", str(file), mend="rename or move it")
            )
            continue
        value, document, found = yamlfile.load(file, MODELS[folder])
        faults += found
        if value is None or document is None:
            into.faulty.add(f"{folder}/{file.stem}")
            continue
        name_field = _NAME_FIELDS.get(folder, "id")
        name = getattr(value, name_field)
        if name != file.stem:
            what = f"the {name_field} must be the file's name without .yaml"
            faults.append(document.fault(what, (name_field,), found=name, allowed=(file.stem,)))
        if isinstance(value, CodelistFile) and file.stem in into.codelists:
            faults += _lost_attributes(value, into.codelists[file.stem].value, document)
        into.put(folder, file.stem, Definition(value, document))
    return faults


def _lost_attributes(codelist: CodelistFile, before: CodelistFile, document: yamlfile.Document) -> list[Fault]:
    """A list that takes another's place must know as much of its codes: tables and conditions build on it."""
    return [
        document.fault(
            f"the list takes the place of one whose codes have '{name}' ({kind})",
            ("attributes",),
            mend="declare it under 'attributes'",
        )
        for name, kind in before.attributes.items()
        if codelist.attributes.get(name) != kind
    ]
