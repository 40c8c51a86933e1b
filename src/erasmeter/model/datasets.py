"""The datasets that are published as open data, each declared once: what formats, schemas and documentation come from.

They are not for users to change, as definitions are: the rows are made by the program. What datasets and columns are
called stands in the language files.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pydantic import Field

from erasmeter.base import yamlfile
from erasmeter.base.record import Record
from erasmeter.errors import DefinitionFaults, Fault
from erasmeter.model.catalogue import SHIPPED

FOLDER = SHIPPED / "datasets"
BREAKDOWN, CAVEATS, CODES, COLUMNS = "breakdown", "caveats", "codes", "columns"
"""Datasets that others refer to, or that are made of others."""

OpenType = Literal["string", "integer", "number", "date", "boolean"]


class OpenColumn(Record):
    """A column, the same in every dataset.

    ``named`` columns hold a text for readers, and stand once per language. ``codes`` names the code list of the values;
    of a ``list`` there may be several in a cell.
    """

    type: OpenType
    named: bool = False
    list: bool = False
    codes: str | None = None


class Cube(Record):
    """The columns that are the dimensions of a dataset given as JSON-stat, and the one with its values."""

    dimensions: tuple[str, ...] = Field(min_length=1)
    value: str


class OpenDataset(Record):
    """A dataset. ``key`` are the columns that together name a row; they and those in ``required`` are never blank.

    ``refers`` says of a column that it names a row of another dataset. A ``template`` stands for as many datasets as
    there are breakdowns, each with its dimensions before these columns.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    key: tuple[str, ...]
    columns: tuple[str, ...] = Field(min_length=1)
    required: tuple[str, ...] = ()
    refers: dict[str, str] = Field(default_factory=dict)
    cube: Cube | None = None
    template: bool = False


class _ColumnsFile(Record):
    columns: dict[str, OpenColumn]


class _DatasetsFile(Record):
    datasets: tuple[OpenDataset, ...]


@dataclass(frozen=True, slots=True)
class OpenData:
    """All datasets, in the order to publish them, and the columns by name."""

    datasets: tuple[OpenDataset, ...]
    columns: Mapping[str, OpenColumn]

    def dataset(self, identifier: str) -> OpenDataset:
        """The dataset of this name. Raises KeyError where there is none."""
        return {dataset.id: dataset for dataset in self.datasets}[identifier]


@cache
def open_data() -> OpenData:
    """The declarations as shipped. Raises DefinitionFaults with every fault of theirs."""
    columns, _, faults = yamlfile.load(FOLDER / "columns.yaml", _ColumnsFile)
    datasets, document, more = yamlfile.load(FOLDER / "datasets.yaml", _DatasetsFile)
    faults += more
    if columns is None or datasets is None or document is None:
        raise DefinitionFaults(faults)
    declared = OpenData(datasets.datasets, columns.columns)
    faults += _unknown_names(declared, document)
    if faults:
        raise DefinitionFaults(faults)
    return declared


def _unknown_names(declared: OpenData, document: yamlfile.Document) -> Iterator[Fault]:
    names = {dataset.id for dataset in declared.datasets}
    for place, dataset in enumerate(declared.datasets):
        cube = (*dataset.cube.dimensions, dataset.cube.value) if dataset.cube else ()
        for name in dataset.columns:
            if name not in declared.columns:
                yield document.fault(f"no column is called '{name}'", ("datasets", place, "columns"))
        for name in (*dataset.key, *dataset.required, *dataset.refers, *cube):
            if name not in dataset.columns:
                yield document.fault(f"the dataset '{dataset.id}' has no column '{name}'", ("datasets", place))
        for name in dataset.refers.values():
            if name not in names:
                yield document.fault(f"no dataset is called '{name}'", ("datasets", place, "refers"))
