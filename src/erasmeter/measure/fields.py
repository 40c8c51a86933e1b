"""What a question may name: the columns of an indicator's table and the attributes of its rows' action."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from erasmeter.base.spelling import did_you_mean
from erasmeter.errors import Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.codelists import Codelist
from erasmeter.model.indicators import Indicator
from erasmeter.model.tables import NOT_COUNTED, Column, ColumnType

OBSERVATIONS = "observations"
# Of a stated figure everything else is about where it comes from, not about what it counts.
_FIELDS_OF_A_STATEMENT = ("basis", "part")


@dataclass(frozen=True, slots=True)
class Field:
    """A column or attribute with the values that it can hold: codes of a list, a few words, or anything of its type."""

    name: str
    type: ColumnType
    codelist: Codelist | None = None
    allowed: tuple[str, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether a row holds several values."""
        return self.type == "list"


def fields_of(catalogue: Catalogue, indicator: Indicator) -> Mapping[str, Field]:
    """All fields, by name, that ``where`` and ``by`` may name for an indicator."""
    if indicator.table is None:
        return fields_of_statements(catalogue)
    table = catalogue.tables[indicator.table]
    columns = [column for column in table.columns if column.name not in NOT_COUNTED]
    fields = {column.name: _of_column(column, catalogue) for column in columns}
    fields |= {name: replace(_of_column(column, catalogue), name=name) for name, column in table.dated.items()}
    attributes = fields_of_actions(catalogue) if "action" in fields else {}
    return {**attributes, **fields}


def fields_of_actions(catalogue: Catalogue) -> dict[str, Field]:
    """The attributes of actions. One that holds codes of another list takes that list's spellings."""
    actions = catalogue.codelists["actions"]
    fields = {}
    for name, kind in actions.attributes.items():
        codelist = catalogue.codelists.get(actions.references.get(name, ""))
        met = {code.attributes[name] for code in actions.codes.values()}
        words = tuple(sorted(value for value in met if isinstance(value, str)))
        fields[name] = Field(name, kind, codelist, words if codelist is None and kind == "string" else ())
    return fields


def fields_of_statements(catalogue: Catalogue) -> dict[str, Field]:
    """What may be asked of figures that people stated."""
    columns = [column for column in catalogue.tables[OBSERVATIONS].columns if column.name in _FIELDS_OF_A_STATEMENT]
    return {column.name: _of_column(column, catalogue) for column in columns}


def unknown_fields(names: Sequence[str], fields: Mapping[str, Field]) -> list[Fault]:
    """A fault for every name that is not a field."""
    return [
        Fault(f"there is no column '{name}' here", allowed=tuple(sorted(fields)), mend=did_you_mean(name, fields))
        for name in names
        if name not in fields
    ]


def _of_column(column: Column, catalogue: Catalogue) -> Field:
    codelist = None if column.codelist is None else catalogue.codelists[column.codelist]
    return Field(column.name, column.type, codelist, column.allowed)
