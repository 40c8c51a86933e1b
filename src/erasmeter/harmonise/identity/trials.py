"""Organisations whose identifiers are known, read from files, to try identity on them with the identifiers hidden."""

import tempfile
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from erasmeter.errors import DataFaults, Fault
from erasmeter.harmonise.identity.sightings import Sighting
from erasmeter.harmonise.known_sources import names_each_once, sources
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Source
from erasmeter.store.readings import as_table

HIDEABLE = ("town", "postcode", "address", "website")
_NAMED = ("name", "town", "country")


@dataclass(frozen=True)
class Trial:
    """One statement of an organisation in a file: what may be seen of it, and its identifiers, which are hidden.

    The key of the sighting tells nothing of the organisation.
    """

    file: str
    sighting: Sighting
    identifiers: frozenset[str]


def trials_from(
    paths: Sequence[Path], catalogue: Catalogue, without: Collection[str], progress: Progress
) -> tuple[Trial, ...]:
    """Every different statement of every file that has an identifier; ``without`` columns of HIDEABLE.

    Raises DataFaults with a fault for every file that no source knows, or where no file has identifiers.
    """
    trials: list[Trial] = []
    faults: list[Fault] = []
    for number, path in enumerate(paths):
        progress("reading files", number, len(paths))
        try:
            found = list(_of_file(path, catalogue, f"{number:03d}", without, progress))
        except DataFaults as error:
            faults += error.faults
            continue
        trials += found
    progress("reading files", len(paths), len(paths))
    if not trials and not faults:
        what = "no organisation has an OID or PIC, so nothing can be compared"
        names = ", ".join(map(str, paths))
        faults.append(Fault(what, found=names, mend="name lists of universities or registers of agencies"))
    if faults:
        raise DataFaults(faults)
    return tuple(trials)


def _of_file(
    path: Path, catalogue: Catalogue, number: str, without: Collection[str], progress: Progress
) -> Iterator[Trial]:
    source = _source_of(path, catalogue)
    with tempfile.TemporaryDirectory() as scratch:
        reading = source.read(path, catalogue, progress, Path(scratch))
        stated = list(dict.fromkeys(_statements(reading)))
    once_each = names_each_once(source.NAME)
    for place, (sighting, identifiers) in enumerate(stated):
        lists = frozenset({number}) if once_each else frozenset()
        shown = _without(
            replace(sighting, key=f"{number}-{place:06d}", seen_in=frozenset({number}), lists=lists), without
        )
        yield Trial(path.name, shown, identifiers)


def _without(one: Sighting, columns: Collection[str]) -> Sighting:
    return replace(
        one,
        towns=() if "town" in columns else one.towns,
        postcode=None if "postcode" in columns else one.postcode,
        address=None if "address" in columns else one.address,
        website=None if "website" in columns else one.website,
    )


def _source_of(path: Path, catalogue: Catalogue) -> Source:
    if not path.is_file():
        raise DataFaults(Fault("there is no such file", str(path), mend="check the path; folders are not read"))
    for source in sources().values():
        if "organisations" in source.TABLES and source.recognise(path, catalogue) is not None:
            return source
    names = tuple(name for name, source in sources().items() if "organisations" in source.TABLES)
    raise DataFaults(Fault("no source that names organisations knows this file", str(path), allowed=names))


def _statements(reading: Reading) -> Iterator[tuple[Sighting, frozenset[str]]]:
    """Organisations as they are named: row by row where the file has rows of projects, else once each."""
    organisations = {row["organisation"]: row for row in _rows(reading, "organisations")}
    named = [row for table in ("participations", "accreditations") for row in _rows(reading, table)]
    for row in named or organisations.values():
        organisation = organisations.get(row["organisation"], {})
        identifiers = frozenset(text for kind in ("oid", "pic") if (text := organisation.get(kind)))
        if identifiers and row["name"]:
            yield _sighting(row, organisation), identifiers


def _sighting(row: dict[str, Any], organisation: dict[str, Any]) -> Sighting:
    said = row if row is organisation else {name: row[name] for name in _NAMED}
    return Sighting(
        key="",
        names=(said["name"],),
        towns=(said["town"],) if said["town"] else (),
        country=said["country"],
        postcode=said.get("postcode"),
        address=said.get("address"),
        website=said.get("website"),
    )


def _rows(reading: Reading, table: str) -> list[dict[str, Any]]:
    if table not in reading.tables:
        return []
    rows: list[dict[str, Any]] = as_table(reading.tables[table]).to_pylist()
    return rows
