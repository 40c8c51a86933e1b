"""The agency register: small files for every rule and fault, and the real Finnish ones."""

import csv
import io
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.errors import DataFaults
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Reading, Scope, silent
from erasmeter.sources.agency_register import read, recognise
from erasmeter.store.readings import as_table

GRANT = "Initial awarded grant(IAG)"
PROJECT: dict[str, str] = {
    "ProjectCode": "2022-1-FI01-KA210-SCH-000052878",
    "ProjectTitle": "Metsä",
    "ActionTypeDescription": "Small-scale partnerships in school education",
    "ActionType": "KA210-SCH",
    "CallYear": "2022",
    "PIC": "E10281317",
    "Accreditation Type": "",
    "NameInLatinCharacterSet": "Sotungin etälukio",
    "OrganisationType": "Local Public body",
    "City": "Vantaa",
    "CountryRegionDescription": "Helsinki-Uusimaa",
    "DurationInMonths": "15",
    "ProjectStartDate": "01/06/22",
    "ProjectEndDate": "31/08/2023",
    GRANT: "16\u00a0175,00 €",
    "Topic Code": "TOPIC-13_TOPIC-35",
    "Topic Name": "Environment and climate change_Teaching and learning of foreign languages",
    "Horizontal Priority Name": "Common values, civic engagement and participation",
}
ORGANISATION: dict[str, str] = {
    "PIC": "E10160651",
    "Role": "PA",
    "NameInLatinCharacterSet": "Äänekosken lukio",
    "OrganisationType": "Foundation",
    "City": "Äänekoski",
    "CountryRegionDescription": "Keski-Suomi",
    "CountryDescription": "Finland",
    "ProjectCode": "2018-1-SE01-KA229-039100_2",
    "ActionType": "KA229",
    "ActionTypeDescription": "School Exchange Partnerships",
    "CallYear": "2018",
    "ProjectTitle": "Face the Challenge",
    "Acronym": "FACE",
    "DurationInMonths": "24",
    "Status": "Finalised",
    "ProjectStartDate": "01.09.18",
    "ProjectEndDate": "31.08.20",
    GRANT: "28698",
    "Topics": "TOPIC-23,TOPIC-4",
    "TopicDescriptions": "Koulutuksen kehittäminen,Kulttuuri ja luovuus",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def sheet(rows: list[dict[str, str]], delimiter: str = ",") -> str:
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


class Register:
    """Writes small registers and reads them."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.path, self.catalogue = folder / "register-2022-12-31.csv", catalogue

    def read_text(self, text: str) -> Reading:
        self.path.write_bytes(text.encode())
        reading = read(self.path, self.catalogue, silent, self.path.parent)
        assert reading.unexplained == 0
        return reading

    def read(self, *changes: dict[str, str], base: dict[str, str] = PROJECT) -> Reading:
        return self.read_text(sheet([base | change for change in changes]))

    def faults(self, text: str) -> list[str]:
        with pytest.raises(DataFaults) as raised:
            self.read_text(text)
        return [fault.what for fault in raised.value.faults]


@pytest.fixture
def register(tmp_path: Path, catalogue: Catalogue) -> Register:
    return Register(tmp_path, catalogue)


def rows(reading: Reading, table: str) -> list[dict[str, Any]]:
    """Rows of a table, without the columns that stay blank in registers: the build or other sources fill them."""
    return [{name: cell for name, cell in row.items() if name not in ELSEWHERE} for row in stated(reading, table)]


def stated(reading: Reading, table: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = as_table(reading.tables[table]).to_pylist()
    assert not [row for row in found if any(row.get(name) is not None for name in ELSEWHERE)]
    return found


ELSEWHERE = {
    "county_2018", "county_2020", "county_2024", "place_evidence", "challenges", "countries", "coordinator_country",
    "registration", "body", "postcode", "region_stated", "authority_2018", "authority_2020", "authority_2024",
    "national_number", "address", "website",
}  # fmt: skip


def rules(reading: Reading) -> list[tuple[str, str | None, str]]:
    return [(repair.column, repair.taken, repair.rule) for repair in reading.repairs]


def test_a_row_of_one_per_project(register: Register) -> None:
    reading = register.read({})
    project = {
        "line": 2,
        "project": "2022-1-FI01-KA210-SCH-000052878",
        "action": "KA210-SCH",
        "call_year": 2022,
        "round": 1,
        "agency": "FI01",
        "country": "FI",
        "title": "Metsä",
        "acronym": None,
        "status": None,
        "start": date(2022, 6, 1),
        "end": date(2023, 8, 31),
        "months": 15,
        "grant": 16175.0,
        "topics": ["TOPIC-13", "TOPIC-35"],
        "priorities": ["democratic-participation"],
        "coordinator": "E10281317",
        "region": "FI1B1",
        "organisation_type": "local-public-body",
    }
    assert rows(reading, "projects") == [project]
    (participation,) = rows(reading, "participations")
    assert (participation["role"], participation["country"], participation["grant"]) == ("coordinator", "FI", 16175.0)
    (organisation,) = rows(reading, "organisations")
    assert (organisation["oid"], organisation["pic"], organisation["town"]) == ("E10281317", None, "Vantaa")
    assert rows(reading, "accreditations") == []
    assert (reading.rows_read, reading.rows_used, reading.unknown, reading.repairs) == (1, 1, (), ())
    assert reading.scope == {Scope("KA210-SCH", 2022)}


def test_a_row_of_one_per_organisation(register: Register) -> None:
    reading = register.read({}, base=ORGANISATION)
    (project,) = rows(reading, "projects")
    assert project["project"] == "2018-1-SE01-KA229-039100"
    assert (project["country"], project["agency"], project["coordinator"]) == ("SE", "SE01", None)
    assert (project["acronym"], project["status"], project["topics"]) == ("FACE", "finalised", ["TOPIC-23", "TOPIC-4"])
    (participation,) = rows(reading, "participations")
    assert participation["contract"] == "2018-1-SE01-KA229-039100_2"
    assert (participation["role"], participation["country"], participation["grant"]) == ("partner", "FI", 28698.0)


def test_columns_in_any_order_and_parted_by_semicolons(register: Register) -> None:
    turned = dict(reversed(PROJECT.items()))
    assert rows(register.read_text(sheet([turned], ";")), "projects") == rows(register.read({}), "projects")


def test_contracts_of_partners_are_one_project_with_their_grants_together(register: Register) -> None:
    code = "2018-1-FI01-KA229-047000"
    reading = register.read(
        {"ProjectCode": f"{code}_3", "Role": "PA", GRANT: "10 000 €", "PIC": "E10000003"},
        {"ProjectCode": f"{code}_1", "Role": "APP", GRANT: "20000", "PIC": "E10000001", "ProjectTitle": "Chief"},
        base=ORGANISATION,
    )
    (project,) = rows(reading, "projects")
    assert (project["line"], project["project"], project["grant"]) == (2, code, 30000.0)
    assert (project["coordinator"], project["title"]) == ("E10000001", "Chief")
    assert [row["grant"] for row in rows(reading, "participations")] == [10000.0, 20000.0]


def test_the_grant_of_a_contract_counts_once_on_the_coordinators_row(register: Register) -> None:
    code = "2020-1-FI01-KA201-066458"
    reading = register.read(
        {"ProjectCode": code, "ActionType": "KA201", "CallYear": "2020", "PIC": "E10000003"},
        {"ProjectCode": code, "ActionType": "KA201", "CallYear": "2020", "PIC": "E10000001", "Role": "APP"},
        {"ProjectCode": code, "ActionType": "KA201", "CallYear": "2020", "PIC": "E10000002", GRANT: "5 €"},
        base=ORGANISATION,
    )
    assert rows(reading, "projects")[0]["grant"] == 28698.0
    assert [row["grant"] for row in rows(reading, "participations")] == [None, 28698.0, None]
    assert rules(reading) == [(GRANT, "28698", "differs_within_the_contract")]


def test_an_accreditation_is_no_project(register: Register) -> None:
    blank = dict.fromkeys(["ProjectTitle", "DurationInMonths", "ProjectStartDate", "ProjectEndDate", GRANT], "")
    reading = register.read(
        {
            "ProjectCode": "2021-1-FI01-KA120-SCH-000045678",
            "ActionType": "KA120-SCH",
            "CallYear": "2021",
            "Accreditation Type": "Accreditation for a mobility consortium coordinator",
        }
        | blank
    )
    (accreditation,) = rows(reading, "accreditations")
    assert accreditation == {
        "line": 2,
        "accreditation": "2021-1-FI01-KA120-SCH-000045678",
        "action": "KA120-SCH",
        "call_year": 2021,
        "agency": "FI01",
        "form": "consortium",
        "status": "accredited",
        "organisation": "E10281317",
        "name": "Sotungin etälukio",
        "country": "FI",
        "region": "FI1B1",
        "town": "Vantaa",
        "organisation_type": "local-public-body",
    }
    assert rows(reading, "projects") == rows(reading, "participations") == []
    assert len(rows(reading, "organisations")) == 1
    assert reading.scope == {Scope("KA120-SCH", 2021)}


def test_the_project_code_has_the_last_word(register: Register) -> None:
    reading = register.read(
        {"ProjectCode": "2018-1-FI01-KA107-046759", "ActionType": "KA103", "CallYear": "2019"},
        {"ProjectCode": "2018-1-FI01-KA125-046760", "ActionType": "KA125/KA135", "CallYear": "2018"},
        base=ORGANISATION,
    )
    assert [(row["action"], row["call_year"]) for row in rows(reading, "projects")] == [
        ("KA107", 2018),
        ("KA125", 2018),
    ]
    assert rules(reading) == [
        ("ActionType", "KA107", "action_from_project_code"),
        ("CallYear", "2018", "call_year_from_project_code"),
        ("ActionType", "KA125", "action_from_project_code"),
    ]


def test_codes_that_say_nothing_of_action_and_year(register: Register) -> None:
    reading = register.read({"ProjectCode": "101049842"})
    (project,) = rows(reading, "projects")
    assert (project["action"], project["call_year"], project["agency"], project["country"]) == (
        "KA210-SCH", 2022, None, None,
    )  # fmt: skip


def test_swapped_dates_are_repaired_and_noted(register: Register) -> None:
    reading = register.read({"ProjectStartDate": "08.01.21", "ProjectEndDate": "10/31/2022"})
    (project,) = rows(reading, "projects")
    assert (project["start"], project["end"]) == (date(2021, 8, 1), date(2022, 10, 31))
    assert rules(reading) == [
        ("ProjectStartDate", "2021-08-01", "day_month_swapped_settled_by_duration"),
        ("ProjectEndDate", "2022-10-31", "month_first_is_the_only_reading"),
    ]
    assert [repair.found for repair in reading.repairs] == ["08.01.21", "10/31/2022"]


def test_the_file_s_own_convention_decides_what_the_duration_cannot(register: Register) -> None:
    clear = [{"ProjectCode": f"2022-1-FI01-KA210-SCH-00005287{n}", "ProjectEndDate": "31.08.23"} for n in range(5)]
    open_case = {
        "ProjectCode": "2022-1-FI01-KA210-SCH-000052879",
        "ProjectStartDate": "05/09/22",
        "ProjectEndDate": "04/08/23",
        "DurationInMonths": "11",
    }
    project = rows(register.read(*clear, open_case), "projects")[-1]
    assert (project["start"], project["end"]) == (date(2022, 9, 5), date(2023, 8, 4))
    alone = register.read(open_case)
    assert rows(alone, "projects")[0]["start"] is None
    assert ("ProjectStartDate", None, "day_month_undecided") in rules(alone)


@pytest.mark.parametrize(
    ("column", "cell", "rule"),
    [
        ("ProjectTitle", "#N/A", "sheet_error_read_as_blank"),
        ("Topic Code", "#PUUTTUU!", "sheet_error_read_as_blank"),
        ("City", "City", "column_name_read_as_blank"),
        ("DurationInMonths", "many", "not_a_duration_in_months"),
        ("DurationInMonths", "120", "not_a_duration_in_months"),
        ("ProjectEndDate", "31.31.22", "not_a_date"),
        (GRANT, "-5", "negative_amount"),
        (GRANT, "ca. 5000", "not_an_amount"),
    ],
)
def test_cells_that_are_blanked(register: Register, column: str, cell: str, rule: str) -> None:
    reading = register.read({column: cell})
    assert (column, None, rule) in rules(reading)
    assert next(repair.found for repair in reading.repairs if repair.rule == rule) == cell
    assert reading.rows_used == 1


def test_a_lone_comma_before_three_digits(register: Register) -> None:
    reading = register.read({GRANT: "110,935€"})
    assert rows(reading, "projects")[0]["grant"] == 110935.0
    assert rules(reading) == [(GRANT, "110935", "lone_separator_before_three_digits_parts_thousands")]


@pytest.mark.parametrize("spelling", ["Åland", "Aland Islands", "Ahvenanmaa"])
def test_one_region_under_three_names(register: Register, spelling: str) -> None:
    assert rows(register.read({"CountryRegionDescription": spelling}), "projects")[0]["region"] == "FI200"


@pytest.mark.parametrize(
    ("column", "cell", "listed"),
    [
        ("CountryRegionDescription", "Atlantis", ["Atlantis"]),
        ("OrganisationType", "Guild of wizards", ["Guild of wizards"]),
        ("Topic Code", "TOPIC-13_TOPIC-9999", ["TOPIC-9999"]),
        ("Horizontal Priority Name", "Space_Environment and fight against climate change", ["Space"]),
        ("PIC", "E123", ["E123"]),
    ],
)  # fmt: skip
def test_unknown_spellings_are_listed(register: Register, column: str, cell: str, listed: list[str]) -> None:
    reading = register.read({column: cell})
    assert [(unknown.line, unknown.column, unknown.found) for unknown in reading.unknown] == [
        (2, column, found) for found in listed
    ]
    assert reading.rows_used == 1


def test_an_unknown_action_is_listed_and_no_scope(register: Register) -> None:
    reading = register.read({"ProjectCode": "2022-1-FI01-KA999-SCH-000052878", "ActionType": "KA999-SCH"})
    assert [unknown.found for unknown in reading.unknown] == ["KA999-SCH"]
    assert rows(reading, "projects")[0]["action"] is None
    assert reading.scope == frozenset()


def test_unknown_columns_are_listed(register: Register) -> None:
    reading = register.read({"Colour": "red", "": ""})
    assert [(unknown.line, unknown.column) for unknown in reading.unknown] == [(1, "Colour")]
    reading = register.read({"": "And 12 more partners"})
    assert [(unknown.line, unknown.column) for unknown in reading.unknown] == [(1, "(unnamed, column 19)")]


def test_names_stand_in_for_codes_that_are_not_there(register: Register) -> None:
    reading = register.read({"Topic Code": "#N/A", "Topic Name": "Environment and climate change"})
    assert rows(reading, "projects")[0]["topics"] == ["TOPIC-13"]


def test_without_identifiers_the_key_is_made(register: Register) -> None:
    base = {name: cell for name, cell in ORGANISATION.items() if name != "PIC"} | {"link": "https://example.org"}
    reading = register.read({}, base=base)
    assert rows(reading, "organisations")[0]["organisation"] == "fi-aanekosken-lukio-aanekoski"
    assert reading.unknown == ()


def test_names_and_towns_met_most_often(register: Register) -> None:
    reading = register.read(
        {"ProjectCode": "2022-1-FI01-KA210-SCH-000000001", "NameInLatinCharacterSet": "Åbo", "City": "Turku"},
        {"ProjectCode": "2022-1-FI01-KA210-SCH-000000002", "NameInLatinCharacterSet": "Turku", "City": "City"},
        {"ProjectCode": "2022-1-FI01-KA210-SCH-000000003", "NameInLatinCharacterSet": "Turku", "City": "Turku"},
    )
    (organisation,) = rows(reading, "organisations")
    assert (organisation["line"], organisation["name"], organisation["names"]) == (2, "Turku", ["Turku", "Åbo"])
    assert organisation["town"] == "Turku"


def test_rows_that_agree_are_merged_and_fill_each_other(register: Register) -> None:
    reading = register.read({"City": "City"}, {GRANT: " 16 175 € ", "ProjectTitle": ""}, {"ProjectTitle": "METSÄ"})
    assert [(merged.line, merged.into_line) for merged in reading.merged] == [(3, 2), (4, 2)]
    assert rows(reading, "participations")[0]["town"] == "Vantaa"
    assert rows(reading, "projects")[0]["title"] == "Metsä"


def test_of_rows_that_disagree_the_later_is_set_aside(register: Register) -> None:
    reading = register.read({}, {GRANT: "16 176 €", "City": "Espoo"})
    (aside,) = reading.set_aside
    assert aside.line == 3
    assert aside.reason == (
        f"contradicts line 2: City is 'Espoo' here and 'Vantaa' there; {GRANT} is '16176' here and '16175.00' there"
    )
    assert aside.text.startswith("2022-1-FI01-KA210-SCH-000052878,Metsä,")
    assert rows(reading, "projects")[0]["grant"] == 16175.0


def test_an_accreditation_has_one_holder(register: Register) -> None:
    accreditation = {"ProjectCode": "2021-1-FI01-KA120-SCH-000045678", "ActionType": "KA120-SCH", "CallYear": "2021"}
    reading = register.read(
        accreditation | {"Status": "Accredited"},
        accreditation | {"Status": "", "Role": "APP", "PIC": "E10000001"},
        accreditation | {"Status": "Follow-up", "Role": "APP", "PIC": "E10000002"},
        base=ORGANISATION,
    )
    assert [row["organisation"] for row in rows(reading, "accreditations")] == ["E10000001"]
    assert [(aside.line, aside.reason) for aside in reading.set_aside] == [
        (2, "the accreditation's holder is named on line 3"),
        (4, "'Follow-up' is not the status of an accreditation"),
    ]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"ProjectCode": ""}, "no project code"),
        ({"ProjectCode": "#N/A"}, "no project code"),
        ({"ProjectCode": "FI-12"}, "the project code 'FI-12' has none of the known forms"),
        ({"NameInLatinCharacterSet": " "}, "no name of an organisation"),
        ({"Role": "XX"}, "the role 'XX' is not known"),
        ({"ProjectCode": "101049842", "CallYear": ""}, "no call year"),
        (
            {"ProjectCode": "2013-1-FI01-KA229-047000"},
            "the call year 2013 belongs to no programme period (2014-2020, 2021-2027)",
        ),
        (dict.fromkeys(ORGANISATION, " "), "no cell is filled"),
        ({name: name for name in ORGANISATION}, "repeats the header"),
    ],
)
def test_rows_that_cannot_be_used(register: Register, change: dict[str, str], reason: str) -> None:
    reading = register.read({}, change, base=ORGANISATION)
    assert [(aside.line, aside.reason) for aside in reading.set_aside] == [(3, reason)]


def test_rows_with_a_wrong_number_of_cells(register: Register) -> None:
    text = sheet([PROJECT])
    reading = register.read_text(f'{text}a,b\r\nc,"d\r\nx,y\r\ne"\r\n' + text.splitlines()[1] + "\r\n")
    assert [(aside.line, aside.reason) for aside in reading.set_aside] == [
        (3, "has 2 cells where the header has 18"),
        (4, "has 2 cells where the header has 18; it spans 3 lines, as if a quotation mark were not closed"),
    ]
    assert [merged.line for merged in reading.merged] == [7]


def test_missing_columns_are_all_named(register: Register) -> None:
    row = {name: cell for name, cell in PROJECT.items() if name not in ("CallYear", "ProjectCode")} | {
        "Calyear": "2022"
    }
    register.path.write_text(sheet([row]))
    assert recognise(register.path, register.catalogue) is not None
    assert register.faults(sheet([row])) == ["the column 'ProjectCode' is missing", "the column 'CallYear' is missing"]
    with pytest.raises(DataFaults, match="did you mean 'Calyear'"):
        register.read_text(sheet([row]))


def test_nothing_usable_stops(register: Register) -> None:
    assert register.faults(sheet([PROJECT | {"ProjectCode": "x"}])) == ["none of the 1 rows can be used"]


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "indicator,as_of,value,basis,document\n", "\0"])
def test_other_files_are_not_recognised(register: Register, text: str) -> None:
    register.path.write_text(text)
    assert recognise(register.path, register.catalogue) is None


def test_recognition_says_layout_and_date(register: Register) -> None:
    register.path.write_text(sheet([PROJECT]))
    found = recognise(register.path, register.catalogue)
    assert found is not None
    assert (found.source, found.layout, found.as_of) == ("agency_register", "one row per project", date(2022, 12, 31))


_SMALL = sheet([PROJECT, PROJECT | {"ProjectCode": "2022-1-FI01-KA210-SCH-000000001", "ProjectTitle": 'A "b",\r\nc'}])


@given(
    cuts=st.lists(
        st.tuples(st.integers(0, len(_SMALL.encode())), st.integers(0, 12), st.binary(max_size=4) | st.sampled_from(
            [b'"', b",", b"\r\n", b"#N/A", b"01.02.03", b"1.000", "½".encode(), "٣".encode()]
        )),
        min_size=1, max_size=6,
    )
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_a_corrupted_file_is_accounted_for_or_refused(
    tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue, cuts: list[tuple[int, int, bytes]]
) -> None:
    content = _SMALL.encode()
    for place, length, instead in cuts:
        content = content[:place] + instead + content[place + length :]
    path = tmp_path_factory.mktemp("corrupted", numbered=True) / "register.csv"
    path.write_bytes(content)
    recognise(path, catalogue)
    try:
        reading = read(path, catalogue, silent, path.parent)
    except DataFaults as faults:
        assert all(fault.what and fault.file for fault in faults.faults)
    else:
        assert reading.unexplained == 0
        assert len(rows(reading, "participations")) + len(rows(reading, "accreditations")) == reading.rows_used


# The real registers. Counts of projects, coordinators and accreditations: the README of the shared data.

NAMES = (
    "erasmus020621", "erasmus040923", "erasmus130321", "erasmus160321", "erasmus221222",
    "erasmus230321", "erasmus25112020", "erasmus261021", "erasmus261021_uusi",
)  # fmt: skip


@pytest.fixture(scope="module")
def finland(shared_data: Path, catalogue: Catalogue) -> dict[str, Reading]:
    folder = shared_data / "fi-register"
    return {name: read(folder / f"{name}.csv", catalogue, silent, folder) for name in NAMES}


def test_real_every_row_is_used_or_merged_and_every_spelling_known(finland: dict[str, Reading]) -> None:
    accounts = {name: (one.rows_read, one.rows_used, len(one.merged)) for name, one in finland.items()}
    assert accounts == {
        "erasmus020621": (3433, 3432, 1),
        "erasmus040923": (663, 663, 0),
        "erasmus130321": (3371, 3370, 1),
        "erasmus160321": (3371, 3371, 0),
        "erasmus221222": (291, 291, 0),
        "erasmus230321": (3408, 3408, 0),
        "erasmus25112020": (212, 212, 0),
        "erasmus261021": (3432, 3432, 0),
        "erasmus261021_uusi": (357, 357, 0),
    }
    assert all(one.unexplained == 0 and one.set_aside == () and one.unknown == () for one in finland.values())


def test_real_recognition(shared_data: Path, catalogue: Catalogue) -> None:
    found = {path.stem: recognise(path, catalogue) for path in sorted((shared_data / "fi-register").glob("*.csv"))}
    assert found.pop("teemat") is None
    dates = {name: one.as_of for name, one in found.items() if one is not None}
    assert dates["erasmus25112020"] == date(2020, 11, 25)
    assert dates["erasmus261021_uusi"] == date(2021, 10, 26)
    assert None not in dates.values()
    by_project = {name for name, one in found.items() if one is not None and one.layout == "one row per project"}
    assert by_project == {"erasmus040923", "erasmus221222", "erasmus261021_uusi"}


def test_real_projects_by_action_and_call(finland: dict[str, Reading]) -> None:
    projects = rows(finland["erasmus040923"], "projects")
    counts = Counter((row["action"], row["call_year"]) for row in projects)
    assert (counts["KA121-VET", 2021], counts["KA121-VET", 2022]) == (42, 51)
    assert (counts["KA122-VET", 2021], counts["KA122-VET", 2022]) == (0, 4)


def test_real_partnerships_and_their_coordinators(finland: dict[str, Reading]) -> None:
    partnerships = [
        row for row in rows(finland["erasmus040923"], "projects") if row["action"][:5] in ("KA210", "KA220")
    ]
    coordinators = {
        year: {row["coordinator"] for row in partnerships if row["call_year"] == year} for year in (2021, 2022)
    }
    assert Counter(row["call_year"] for row in partnerships) == {2021: 87, 2022: 71}
    assert (len(coordinators[2021]), len(coordinators[2022])) == (77, 61)
    assert len(coordinators[2021] | coordinators[2022]) == 127


def test_real_accreditations(finland: dict[str, Reading]) -> None:
    accreditations = rows(finland["erasmus261021_uusi"], "accreditations")
    assert Counter(row["action"] for row in accreditations) == {"KA120-SCH": 50, "KA120-VET": 9, "KA120-ADU": 6}
    assert Counter(row["form"] for row in accreditations) == {"individual": 59, "consortium": 6}


def test_real_swapped_dates(finland: dict[str, Reading]) -> None:
    for name in ("erasmus261021_uusi", "erasmus221222"):
        reading = finland[name]
        found = Counter((repair.column, repair.rule) for repair in reading.repairs if "month" in repair.rule)
        assert found == {
            ("ProjectStartDate", "day_month_swapped_settled_by_duration"): 230,
            ("ProjectStartDate", "month_first_is_the_only_reading"): 19,
            ("ProjectEndDate", "day_month_swapped_settled_by_duration"): 4,
            ("ProjectEndDate", "month_first_is_the_only_reading"): 286,
        }
        (project,) = [row for row in rows(reading, "projects") if row["project"] == "2021-1-FI01-KA151-YOU-000018401"]
        assert (project["start"], project["end"], project["months"]) == (date(2021, 8, 1), date(2022, 10, 31), 15)


def test_real_dates_agree_between_exports(finland: dict[str, Reading]) -> None:
    """The exports of 2022 and 2023 spell the dates of the same projects in opposite orders."""
    swapped, plain = (
        {row["project"]: (row["start"], row["end"]) for row in rows(finland[name], "projects")}
        for name in ("erasmus221222", "erasmus040923")
    )
    assert len(swapped) == 291
    assert {project: plain[project] for project in swapped} == swapped


def test_real_dates_that_two_readings_fit(finland: dict[str, Reading]) -> None:
    reading = finland["erasmus020621"]
    open_cases = {repair.line for repair in reading.repairs if "convention" in repair.rule}
    dates = {row["line"]: (row["start"], row["end"]) for row in rows(reading, "projects") if row["line"] in open_cases}
    assert dates == {
        1275: (date(2016, 9, 5), date(2017, 8, 4)),
        2371: (date(2020, 9, 2), date(2021, 8, 1)),
    }
    assert sum(repair.rule == "duration_differs" for repair in reading.repairs) == 10
    assert not any(row["start"] is None or row["end"] is None for row in rows(reading, "projects"))


def test_real_actions_settled_by_the_code(finland: dict[str, Reading]) -> None:
    counts = {name: Counter(repair.rule for repair in one.repairs) for name, one in finland.items()}
    found = {
        name: count["action_from_project_code"] for name, count in counts.items() if count["action_from_project_code"]
    }
    assert found == {"erasmus160321": 168, "erasmus020621": 38, "erasmus230321": 38, "erasmus261021": 38}


def test_real_grants(finland: dict[str, Reading]) -> None:
    grants = {row["project"]: row["grant"] for row in rows(finland["erasmus040923"], "projects")}
    assert grants["2021-2-FI01-KA220-YOU-000047879"] == 110935.0
    assert grants["2022-1-FI01-KA131-HED-000053094"] == 1187245.0
    assert None not in grants.values()
    before = {row["project"]: row["grant"] for row in rows(finland["erasmus261021_uusi"], "projects")}
    assert before["2021-2-FI01-KA220-YOU-000047879"] == 110935.0


def test_real_contracts_of_one_project(finland: dict[str, Reading]) -> None:
    for reading in finland.values():
        participations, projects = rows(reading, "participations"), rows(reading, "projects")
        in_all = sum(row["grant"] or 0 for row in participations)
        assert sum(row["grant"] for row in projects) == pytest.approx(in_all)
        assert {row["project"] for row in participations} == {row["project"] for row in projects}
    assert len(rows(finland["erasmus020621"], "projects")) == 3415
