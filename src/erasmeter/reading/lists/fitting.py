"""Which column map fits the header of a file, and where each field then stands."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from erasmeter.base.spelling import did_you_mean, normalised
from erasmeter.errors import DataFaults, Fault
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.columnmaps import ColumnMap

_FEWEST_TO_TELL = 4


@dataclass(frozen=True)
class Fit:
    """A map held against a header: the place of each field's and each group's column, the first names of those columns
    that are missing, and the places of columns that the map does not speak of."""

    column_map: ColumnMap
    header: tuple[str, ...]
    fields: Mapping[str, int]
    groups: Mapping[str, int]
    missing: tuple[str, ...]
    strange: tuple[int, ...]

    @property
    def is_whole(self) -> bool:
        """Whether the file has a column for all that the map speaks of."""
        return not self.missing

    @property
    def columns(self) -> int:
        """How many columns the map finds."""
        return len(self.fields) + len(self.groups)

    @property
    def is_near(self) -> bool:
        """Whether just one column is missing or misspelt: enough to know the file by, and to say which it is."""
        return len(self.missing) == 1 and self.columns >= _FEWEST_TO_TELL

    def label(self, field: str) -> str:
        """The name of a field's column in the file; the field's own where a constant stands for it."""
        return self.header[self.fields[field]] if field in self.fields else field


def fit(column_map: ColumnMap, header: Sequence[str]) -> Fit:
    """Holds a map against a header. Case and space make no difference to names; of two alike, the first counts."""
    places: dict[str, int] = {}
    for place, name in enumerate(header):
        places.setdefault(normalised(name), place)
    missing: list[str] = []

    def found(names: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
        at = {field: _place(stated, places) for field, stated in names.items()}
        missing.extend(names[field][0] for field, place in at.items() if place is None)
        return {field: place for field, place in at.items() if place is not None}

    fields = found({field: column_map.names(field) for field in column_map.columns})
    groups = found({group: column_map.group_names(group) for group in column_map.groups})
    left_out = {places.get(normalised(name)) for name in column_map.left_out}
    known = {*fields.values(), *groups.values(), *left_out}
    strange = tuple(place for place in range(len(header)) if place not in known)
    return Fit(column_map, tuple(header), fields, groups, tuple(missing), strange)


def best_fit(catalogue: Catalogue, source: str, header: Sequence[str]) -> Fit | None:
    """The map that fits with the most columns; failing that, one that lacks a single column. None without either."""
    fits = list(_fits(catalogue, source, header))
    whole = [one for one in fits if one.is_whole]
    near = [one for one in fits if one.is_near]
    return max(whole or near, key=lambda one: one.columns, default=None)


def best_of(fits: Iterable[Fit | None]) -> Fit | None:
    """The one that lacks nothing and has the most columns, if there is any."""
    found = [one for one in fits if one is not None]
    return max(found, key=lambda one: (one.is_whole, one.columns), default=None)


def settled_fit(catalogue: Catalogue, source: str, header: Sequence[str], path: Path) -> Fit:
    """The map to read a file by. Raises DataFaults where none fits, a column is missing or two fit equally well."""
    best = best_fit(catalogue, source, header)
    if best is None:
        maps = tuple(one.column_map.id for one in _fits(catalogue, source, header))
        mend = "write a column map for this list into definitions/maps of the workspace"
        raise DataFaults(Fault("no column map fits the header", str(path), 1, ", ".join(header), maps, mend))
    if not best.is_whole:
        raise DataFaults([_missing(best, name, path) for name in best.missing])
    equal = [one for one in _fits(catalogue, source, header) if one.is_whole and one.columns == best.columns]
    if len(equal) > 1:
        names = tuple(one.column_map.id for one in equal)
        mend = "name a column in one of them that the other does not have, or remove one"
        raise DataFaults(Fault("several column maps fit the file equally well", str(path), 1, None, names, mend))
    return best


def _fits(catalogue: Catalogue, source: str, header: Sequence[str]) -> Iterator[Fit]:
    for column_map in catalogue.maps.values():
        if column_map.source == source:
            yield fit(column_map, header)


def _place(names: Sequence[str], places: Mapping[str, int]) -> int | None:
    return next((places[normalised(name)] for name in names if normalised(name) in places), None)


def _missing(near: Fit, name: str, path: Path) -> Fault:
    column_map = near.column_map
    mend = did_you_mean(name, [near.header[place] for place in near.strange if near.header[place]])
    return Fault(
        f"the column '{name}' is missing, by which the map '{column_map.id}' reads",
        str(path),
        1,
        allowed=near.header,
        mend=f"a column has another name: {mend} Add that name to the map"
        if mend
        else "export the list again with this column, or change the map",
    )
