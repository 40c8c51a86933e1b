"""Lists of accreditations: the Commission's own, any other by a map, and every row that cannot be used."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.errors import DataFaults
from erasmeter.harmonise.build import built
from erasmeter.harmonise.intake import Stated, take_in
from erasmeter.harmonise.ledger import read_ledger_file
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Extent, Reading, Scope, silent
from erasmeter.sources.accreditations import read, recognise
from erasmeter.store.workspace import Configuration, create_workspace
from tests.generators.accreditations import MAP, write_list
from tests.generators.soundness import rows_of, sound

PLATFORM = "accreditation_id|name|location|org_type|status|ka121_projects|ka122_projects|grant_total|website"
CODE = "2021-1-NO01-KA120-VET-000000001"
ROW = f"{CODE}|Nordlys skole|Alta · Finnmark|Other|Accredited|1|0|€5|example.org"


def with_map(folder: Path, text: str = MAP) -> Catalogue:
    name = text.splitlines()[0].removeprefix("id: ")
    path = folder / "definitions" / "maps" / f"{name}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    return load_catalogue(folder / "definitions")


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    return with_map(tmp_path_factory.mktemp("workspace"))


class Lists:
    """Writes small lists and reads them."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "holders-2025-11-30.csv", catalogue

    def read(self, *lines: str, header: str = PLATFORM) -> Reading:
        self.path.write_text("\n".join([header, *lines]) + "\n", encoding="utf-8")
        return sound(read(self.path, self.catalogue, silent, self.path.parent), self.catalogue)

    def holders(self, *lines: str, header: str = PLATFORM) -> list[dict[str, Any]]:
        return rows_of(self.read(*lines, header=header), "accreditations")

    def reasons(self, *lines: str, header: str = PLATFORM) -> list[str]:
        return [row.reason for row in self.read(*lines, header=header).set_aside]


@pytest.fixture
def lists(tmp_path: Path, catalogue: Catalogue) -> Lists:
    return Lists(tmp_path, catalogue)


def test_the_norwegian_holders_by_call(catalogue: Catalogue, shared_data: Path, tmp_path: Path) -> None:
    path = shared_data / "accreditations" / "no_ka120_vet_accreditations_2021_2025.psv"
    recognition = recognise(path, catalogue)
    assert recognition is not None
    assert (recognition.source, recognition.as_of) == ("accreditations", None)
    reading = sound(read(path, catalogue, silent, tmp_path), catalogue)
    rows = rows_of(reading, "accreditations")
    calls = range(2021, 2026)
    ever = Counter(row["call_year"] for row in rows)
    assert [ever[call] for call in calls] == [15, 19, 21, 12, 5]
    now = Counter(row["call_year"] for row in rows if row["status"] == "accredited")
    assert [now[call] for call in calls] == [14, 19, 21, 12, 5]
    assert (reading.rows_read, reading.rows_used, reading.unknown, reading.set_aside) == (72, 72, (), ())
    assert reading.scope == {Scope("KA120-VET", call) for call in calls}
    assert reading.extent == Extent(agencies=frozenset({"NO01"}))
    assert {row["country"] for row in rows} == {"NO"}
    assert {row["region"] for row in rows} == {None}
    stated = Counter(row["region_stated"] for row in rows)
    assert (stated[None], stated["Buskerud"], stated["Oslo og Viken"]) == (10, 8, 1)
    assert all(row["town"] for row in rows)


def test_a_row_of_the_commissions_list(lists: Lists) -> None:
    reading = lists.read(ROW)
    (row,) = rows_of(reading, "accreditations")
    assert {name: value for name, value in row.items() if value is not None} == {
        "line": 2,
        "accreditation": CODE,
        "action": "KA120-VET",
        "call_year": 2021,
        "agency": "NO01",
        "status": "accredited",
        "organisation": "no-nordlys-skole-alta",
        "name": "Nordlys skole",
        "country": "NO",
        "region_stated": "Finnmark",
        "town": "Alta",
        "organisation_type": "other",
    }
    (organisation,) = rows_of(reading, "organisations")
    assert (organisation["names"], organisation["website"]) == (["Nordlys skole"], "example.org")
    assert (reading.unknown, reading.repairs) == ((), ())


def test_a_region_outside_norway_has_its_code(lists: Lists) -> None:
    rows = lists.holders(
        "2021-1-FI01-KA120-SCH-000000001|Lukio|Vantaa · Uusimaa|Other|Accredited||||",
        "2021-1-FI01-KA120-SCH-000000002|Lukio|Vantaa · Nowhere|Other|Accredited||||",
    )
    assert [(row["region"], row["region_stated"]) for row in rows] == [("FI1B1", "Uusimaa"), (None, "Nowhere")]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (ROW.replace("Accredited", "Perhaps"), "the status 'Perhaps' is not known"),
        (ROW.replace("Accredited", ""), "no status"),
        (ROW.replace("Nordlys skole", " "), "no name of an organisation"),
        (ROW.replace("KA120-VET", "KA121-VET"), "KA121-VET is no accreditation"),
        (ROW.replace("KA120-VET", "KA129-VET"), "no action that is known"),
        (ROW.replace("2021-1", "2019-1"), "the call year 2019 is not within 2020 to 2027"),
        (ROW.replace(CODE, "47654"), "the code '47654' has none of the known forms, and the status is 'accredited'"),
        (ROW.replace(CODE, ""), "neither the code of an accreditation nor the number of an application"),
        (ROW.replace("|1|", "|"), "has 8 cells where the header has 9"),
        ("|" * 8, "no cell is filled"),
        (PLATFORM, "repeats the header"),
    ],
)
def test_rows_that_cannot_be_used(lists: Lists, row: str, reason: str) -> None:
    sound_row = ROW.replace("000000001", "000000002")
    assert lists.reasons(sound_row, row) == [reason]


def test_the_same_row_twice_is_merged_and_another_word_set_aside(lists: Lists) -> None:
    reading = lists.read(ROW, ROW.replace("Nordlys", "NORDLYS"), ROW.replace("Accredited", "Suspended"))
    assert [(row.line, row.into_line) for row in reading.merged] == [(3, 2)]
    assert [row.reason for row in reading.set_aside] == [
        "contradicts line 2: status is 'suspended' here and 'accredited' there"
    ]


def test_a_pending_application_keeps_its_own_number_and_claims_nothing(lists: Lists) -> None:
    header = (
        "Akkrediteringskode;Søknadsnummer;Sektor;Søknadsår;Type;Status;Organisasjon;OID;Org.nr.;Postnr;Poststed;Fylke"
    )
    reading = lists.read(
        ";26/ 00017;Fagopplæring;2026;Konsortium;Under behandling;Nordlys skole;;923 456 789;9510;Alta;Finnmark",
        f"{CODE};26/00018;Fagopplæring;2021;Enkelt;Innvilget;Sørlys skole;E10000001;;;Oslo;",
        header=header,
    )
    pending, granted = rows_of(reading, "accreditations")
    assert (pending["accreditation"], pending["status"], pending["form"]) == ("26/00017", "pending", "consortium")
    assert (pending["action"], pending["call_year"], pending["country"]) == ("KA120-VET", 2026, "NO")
    assert (pending["postcode"], pending["region"], pending["region_stated"]) == ("9510", None, "Finnmark")
    assert (granted["accreditation"], granted["organisation"]) == (CODE, "E10000001")
    assert reading.scope == {Scope("KA120-VET", 2021)}, "applications alone say nothing of what a call has granted"
    first, second = rows_of(reading, "organisations")
    assert (first["national_number"], first["pic"], second["oid"]) == ("923456789", None, "E10000001")


def test_several_dated_lists_tell_the_history(lists: Lists) -> None:
    before, after = lists.holders(ROW), lists.holders(ROW.replace("Accredited", "Terminated"))
    assert [row[0]["status"] for row in (before, after)] == ["accredited", "terminated"]
    assert before[0]["accreditation"] == after[0]["accreditation"]


def test_columns_that_the_map_does_not_know_are_noted(lists: Lists) -> None:
    reading = lists.read(f"{ROW}|x", header=f"{PLATFORM}|colour")
    assert [(one.line, one.column) for one in reading.unknown] == [(1, "colour")]


def test_a_map_may_say_what_parts_the_cells(tmp_path: Path) -> None:
    own = "id: own\nsource: accreditations\ndescription: Own.\nconstants: {status: accredited}\n"
    columns = "columns: {accreditation: Kode, name: 'Navn, sted, fylke', town: Sted}\n"
    lines = ("Kode;Navn, sted, fylke;Sted", f"{CODE};Skole, Alta, Finnmark;Alta")
    found = Lists(tmp_path, with_map(tmp_path, f"{own}{columns}delimiter: ';'\n"))
    assert [row["name"] for row in found.holders(lines[1], header=lines[0])] == ["Skole, Alta, Finnmark"]
    assert recognise(found.path, found.catalogue) is not None


def test_recognition(lists: Lists) -> None:
    lists.read(ROW)
    found = recognise(lists.path, lists.catalogue)
    assert found is not None
    assert (found.source, found.layout, str(found.as_of)) == (
        "accreditations", "results_platform_accreditations", "2025-11-30",
    )  # fmt: skip
    lists.path.write_text("name,status\nx,y\n", encoding="utf-8")
    assert recognise(lists.path, lists.catalogue) is None


@pytest.mark.parametrize(
    ("header", "what", "mend"),
    [
        (
            PLATFORM.replace("location", "locations"),
            "the column 'location' is missing, by which the map 'results_platform_accreditations' reads",
            "a column has another name: did you mean 'locations'? Add that name to the map",
        ),
        (
            "a|b",
            "no column map fits the header",
            "write a column map for this list into definitions/maps of the workspace",
        ),
    ],
)
def test_a_header_that_no_map_fits(lists: Lists, header: str, what: str, mend: str) -> None:
    with pytest.raises(DataFaults) as raised:
        lists.read("|".join("x" * len(header.split("|"))), header=header)
    (fault,) = raised.value.faults
    assert (fault.what, fault.mend, fault.line) == (what, mend, 1)


def test_a_list_without_a_usable_row_stops(lists: Lists) -> None:
    with pytest.raises(DataFaults, match="none of the 1 rows can be used"):
        lists.read(ROW.replace(CODE, ""))


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
@pytest.mark.parametrize("seed", range(3))
def test_a_generated_list_comes_out_as_it_was_meant(
    catalogue: Catalogue, tmp_path: Path, seed: int, delimiter: str
) -> None:
    truth = write_list(tmp_path / "list.csv", 300, seed, rate=0.3, delimiter=delimiter)
    reading = sound(read(tmp_path / "list.csv", catalogue, silent, tmp_path), catalogue)
    rows = rows_of(reading, "accreditations")
    names = ("action", "call_year", "status", "form")
    assert {row["accreditation"]: tuple(row[name] for name in names) for row in rows} == truth.held
    assert (reading.rows_used, len(reading.merged), len(reading.set_aside)) == (
        truth.used, truth.merged, truth.set_aside,
    )  # fmt: skip
    assert len(rows_of(reading, "organisations")) == 150
    assert reading.unknown == ()


_BYTES = "\n".join([PLATFORM, ROW, ROW.replace("0001|", "0002|"), ROW.replace("0001|", "0003|"), ""]).encode()


@given(
    st.lists(st.tuples(st.integers(0, len(_BYTES)), st.integers(0, 40), st.binary(max_size=4)), min_size=1, max_size=4)
)
@settings(max_examples=200, deadline=None)
def test_a_broken_file_is_accounted_for_or_refused(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, cuts: list[tuple[int, int, bytes]]
) -> None:
    content = _BYTES
    for place, length, instead in cuts:
        content = content[:place] + instead + content[place + length :]
    path = tmp_path_factory.mktemp("broken", numbered=True) / "list.psv"
    path.write_bytes(content)
    recognise(path, catalogue)
    try:
        reading = read(path, catalogue, silent, path.parent)
    except DataFaults as faults:
        assert all(fault.what and fault.file for fault in faults.faults)
    else:
        sound(reading, catalogue)


@pytest.mark.parametrize(
    ("line", "is_void"),
    [
        ("Totalt|||||72|18|€5 345|", True),
        ("Sum:||||||||", True),
        ("|Total||||72|18||", True),
        ("|||||72|18|Sum|", True),
        # A row that names more than a total may be anyone's.
        ("|Total|Oslo · Oslo|Other|Accredited|1|0||", False),
        ("|||||72|18||", False),
        (f"Sum|{CODE}|||||||", False),
    ],
)
def test_a_row_of_totals_could_be_nobodys(lists: Lists, line: str, is_void: bool) -> None:
    reading = lists.read(ROW, line)
    (aside,) = reading.set_aside
    assert (aside.line, aside.is_void, aside.reason.startswith("a row of totals")) == (3, is_void, is_void)


def test_a_list_with_a_title_and_totals_withdraws_what_it_no_longer_holds(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "workspace", Configuration(country="NO"))
    rows = [[f"2021-1-NO01-KA120-VET-00000000{n}", f"Skole {n}", "Alta", "", "Accredited"] for n in (1, 2)]
    for name, held in (("2024-12-01", rows), ("2025-12-01", rows[:1])):
        sheet: list[list[Cell]] = [["Akkrediterte"], [], [*PLATFORM.split("|")]]
        sheet += [[*cells] for cells in held]
        sheet.append(["Totalt", None, None, None, len(held)])
        file = write_workbook(tmp_path / f"holders-{name}.xlsx", {"Liste": sheet})
        take_in(workspace, load_catalogue(), [file], Stated())
    made = built(workspace, load_catalogue()).workspace
    withdrawn = read_ledger_file(made.build / "ledger" / "withdrawn.csv")
    gone = [(row["code"], row["withdrawn_on"]) for row in withdrawn]
    assert gone == [("2021-1-NO01-KA120-VET-000000002", "2025-12-01")]
