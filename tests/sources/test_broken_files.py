"""Broken files thrown at every source, as a user would add them: told or taken whole, nothing half-done between."""

import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import write_workbook
from erasmeter.errors import ErasmeterError
from erasmeter.harmonise.build import built
from erasmeter.harmonise.intake import Stated, take_in
from erasmeter.harmonise.known_sources import sources
from erasmeter.harmonise.ledger import set_aside_rows
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reasons import form_of
from erasmeter.store.workspace import Configuration, Workspace, create_workspace
from tests.generators import accreditations, awarded_mobilities, mobility_periods, results_platform
from tests.generators.breaking import broken, spoiled
from tests.harmonise.small_registers import register, row
from tests.sources import (
    test_county_borders,
    test_county_changes,
    test_municipalities,
    test_organisation_list,
    test_population,
    test_postcodes,
    test_stated_figures,
)

MAPS = {
    "agency_accreditations": accreditations.MAP,
    "awarded_long": awarded_mobilities.LONG_MAP,
    "awarded_wide": awarded_mobilities.WIDE_MAP,
}
DAY = date(2026, 11, 1)
EXAMPLES = 300 if "ERASMETER_PROOF" in os.environ else 6
"""Of each file; ``make proof`` throws many more than ``make test``."""


def _list(path: Path) -> None:
    results_platform.ListMaker(sets=3, traps=0.1).write(path, 12)


def _mobilities(header: Sequence[str], delimiter: str) -> Callable[[Path], object]:
    return lambda path: mobility_periods.write_csv(path, header, 12, delimiter=delimiter)


def _text(text: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    return lambda path: path.write_bytes(text.encode(encoding))


FILES: Mapping[str, tuple[str, str, Callable[[Path], object]]] = {
    # By a name: the source, the delimiter of a text, and what writes the file.
    "register-2022-12-31.csv": ("agency_register", ",", lambda path: register(path, *(row(n) for n in range(1, 9)))),
    "list.csv": ("results_platform", ",", _list),
    "mobility-2019.csv": ("mobility_periods", ";", _mobilities(mobility_periods.OLDER, ";")),
    "mobility-2023.csv": ("mobility_periods", ",", _mobilities(mobility_periods.YEARLY, ",")),
    "mobility-2021.xlsx": (
        "mobility_periods", "", lambda path: mobility_periods.write_sheets(path, mobility_periods.YEARLY, 12)
    ),
    "holders.csv": ("accreditations", ";", lambda path: accreditations.write_list(path, 12, 1)),
    "awards-long.csv": ("awarded_mobilities", ";", lambda path: awarded_mobilities.write_long(path, 12, 1)),
    "awards-wide.csv": ("awarded_mobilities", "\t", lambda path: awarded_mobilities.write_wide(path, 12, 1)),
    "universities-2025-01-16.xlsx": (
        "organisation_list", "",
        lambda path: write_workbook(
            path, {"Report": [test_organisation_list.HEADER, test_organisation_list.FJORDHEIM]}
        ),
    ),
    "postcodes-2021.txt": ("postcodes", "\t", lambda path: test_postcodes.written(path.parent, test_postcodes.WHOLE)),
    "municipalities.csv": (
        "municipalities", ",", _text(test_municipalities.HEAD + 9 * test_municipalities.ROW)
    ),
    "municipalities-2025.json": (
        "municipalities", ",", lambda path: test_municipalities.listed(path.parent, test_municipalities.ENTRY)
    ),
    "counties.csv": ("county_changes", ",", _text(test_county_changes.HEAD + "38,V og T,07,Vestfold\n")),
    "counties.geojson": (
        "county_borders", ",",
        lambda path: test_county_borders.written(
            path.parent, test_county_borders.collection(test_county_borders.COUNTIES[2024])
        ),
    ),
    "population.csv": ("population", ";", _text(test_population.HEAD + test_population.BODY)),
    "figures.csv": ("stated_figures", ",", _text(test_stated_figures.sheet({}, {"as_of": "2022-09-30"}))),
}  # fmt: skip


@cache
def whole(name: str) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        FILES[name][2](path)
        return path.read_bytes()


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    folder = tmp_path_factory.mktemp("workspace") / "maps"
    folder.mkdir()
    for name, text in MAPS.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return load_catalogue(folder.parent)


def added(folder: Path, catalogue: Catalogue, name: str, content: bytes) -> tuple[Workspace, bool]:
    """A workspace to which the file was added; whether it was taken."""
    workspace = create_workspace(folder / "workspace", Configuration(country="NO"))
    (folder / name).write_bytes(content)
    try:
        take_in(workspace, catalogue, [folder / name], Stated(as_of=DAY))
    except ErasmeterError as error:
        assert error.faults and all(str(fault) for fault in error.faults)
        assert workspace.snapshots.all() == []
        assert [path for path in workspace.folder.rglob("*") if path.suffix == ".parquet"] == []
        return workspace, False
    return workspace, True


def told_or_whole(catalogue: Catalogue, name: str, content: bytes) -> None:
    with TemporaryDirectory() as folder:
        workspace, taken = added(Path(folder), catalogue, name, content)
        if taken:
            record = built(workspace, catalogue).record
            (account,) = record.accounts
            assert account.unexplained == 0
            assert account.rows_read == account.rows_used + account.merged + account.set_aside
            reasons = {row["reason"] for row in set_aside_rows(workspace.ledger)}
            assert [reason for reason in reasons if form_of(reason) is None] == []


def test_every_source_has_a_file_here() -> None:
    assert {source for source, _, _ in FILES.values()} == set(sources())


@pytest.mark.parametrize("name", FILES)
def test_the_whole_file_is_taken(name: str, catalogue: Catalogue, tmp_path: Path) -> None:
    workspace, taken = added(tmp_path, catalogue, name, whole(name))
    assert taken
    assert [snapshot.source for snapshot in workspace.snapshots.all()] == [FILES[name][0]]


def damaged(draw: st.DrawFn, name: str) -> bytes:
    delimiter = FILES[name][1]
    return draw(broken(whole(name), delimiter)) if delimiter else draw(spoiled(whole(name)))


@pytest.mark.parametrize("name", FILES)
def test_broken_files_are_told_or_taken_whole(name: str, catalogue: Catalogue) -> None:
    @settings(deadline=None, max_examples=EXAMPLES, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def thrown(data: st.DataObject) -> None:
        told_or_whole(catalogue, name, data.draw(st.composite(damaged)(name)))

    thrown()
