"""Project lists: the real headers and records, generated lists with known truth, and broken ones."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any, TypedDict

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from erasmeter.demo.workbooks import Cell, write_workbook
from erasmeter.errors import DataFaults
from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.reading import Extent, Named, Reading, Scope, silent
from erasmeter.reading.results.columns import read_columns
from erasmeter.sources.results_platform import read, recognise
from tests.generators.breaking import broken
from tests.generators.results_platform import LONG_GRANT, ListMaker, Truth, header, write_rows
from tests.generators.soundness import rows_of, sound

RECORD: dict[str, str] = dict.fromkeys(header(2022, 3), "") | {
    "Programme": "Erasmus+",
    "Action Type": "Cooperation partnerships in vocational education and training",
    "Call year": "2022",
    "Project Identifier": "2022-1-NO01-KA220-VET-000012345",
    "Project Title": "Broer;\n bygges",
    "Topics": "Environment and climate change; EU Citizenship, EU awareness and Democracy",
    "Project Summary": 'Long, with "quotes";\n\nand lines.',
    "Project or Accreditation Status": "Ongoing",
    LONG_GRANT: "250000.00",
    "Participating countries": "NO,FI",
    "Coordinating organisation name": "Fjordby videregående skole",
    "Coordinating organisation type":
        "School/Institute/Educational centre – Vocational Training (secondary level)",
    "Coordinator's address": "Skolegata 1, 4001, Stavanger",
    "Coordinator's region": "Rogaland",
    "Coordinator's country": "NO",
    "Partner 1 name": "Järven koulu",
    "Partner 1 organisation type": "Foundation",
    "Partner 1 address": "Koulukatu 2, 96100, Rovaniemi",
    "Partner 1 country": "FI",
    "": "And 12 more partners",
}  # fmt: skip
ACCREDITATION = RECORD | {
    "Action Type": "Erasmus accreditation in vocational education and training",
    "Project Identifier": "2022-1-NO01-KA120-VET-000012346",
    "Project or Accreditation Status": "Suspended",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


class Lists:
    """Writes small lists and reads them, their tables in memory."""

    def __init__(self, folder: Path, catalogue: Catalogue) -> None:
        self.folder, self.catalogue = folder, catalogue

    def written(self, *rows: dict[str, str]) -> Path:
        return write_rows(self.folder / "list.csv", rows)

    def read(self, path: Path) -> Reading:
        scratch = self.folder / "scratch"
        scratch.mkdir(exist_ok=True)
        reading = read(path, self.catalogue, silent, scratch)
        tables = {name: pq.read_table(rows) for name, rows in reading.tables.items() if isinstance(rows, Path)}
        assert not list(scratch.glob("raw*"))
        return sound(replace(reading, tables=tables), self.catalogue)

    def rows(self, *rows: dict[str, str]) -> Reading:
        return self.read(self.written(*rows))


@pytest.fixture
def lists(tmp_path: Path, catalogue: Catalogue) -> Lists:
    return Lists(tmp_path, catalogue)


def only(reading: Reading, table: str) -> dict[str, Any]:
    (row,) = rows_of(reading, table)
    return row


def test_a_record_in_full(lists: Lists) -> None:
    reading = lists.rows(RECORD)
    project = only(reading, "projects")
    assert {name: project[name] for name in ("project", "action", "call_year", "round", "agency", "country")} == {
        "project": "2022-1-NO01-KA220-VET-000012345",
        "action": "KA220-VET",
        "call_year": 2022,
        "round": 1,
        "agency": "NO01",
        "country": "NO",
    }
    assert (project["title"], project["status"], project["grant"]) == ("Broer; bygges", "follow-up", 250_000)
    assert project["topics"] == ["TOPIC-13", "TOPIC-2"]
    assert project["countries"] == ["NO", "FI"]
    assert project["coordinator"] == "no-fjordby-videregaende-skole-stavanger"
    coordinator, partner = rows_of(reading, "participations")
    assert (coordinator["role"], coordinator["grant"], coordinator["town"]) == ("coordinator", 250_000, "Stavanger")
    assert (partner["role"], partner["grant"], partner["name"]) == ("partner", None, "Järven koulu")
    assert (partner["country"], partner["postcode"], partner["organisation_type"]) == ("FI", "96100", "foundation")
    assert {row["address"] for row in rows_of(reading, "organisations")} == {
        "Skolegata 1, 4001, Stavanger",
        "Koulukatu 2, 96100, Rovaniemi",
    }
    assert [(one.column, one.found, one.times) for one in reading.unknown] == [("(unnamed)", "And 12 more partners", 1)]
    assert reading.scope == {Scope("KA220-VET", 2022)}
    assert reading.extent == Extent()
    assert reading.named is Named.ALL


def test_an_accreditation_is_no_project(lists: Lists) -> None:
    reading = lists.rows(RECORD, ACCREDITATION)
    accreditation = only(reading, "accreditations")
    assert (accreditation["accreditation"], accreditation["status"]) == (
        ACCREDITATION["Project Identifier"],
        "suspended",
    )
    assert accreditation["name"] == "Fjordby videregående skole"
    assert only(reading, "projects")["action"] == "KA220-VET"
    assert reading.scope == {Scope("KA220-VET", 2022), Scope("KA120-VET", 2022)}


def test_contracts_of_one_project(lists: Lists) -> None:
    code, name = "2019-1-NO01-KA229-060123", "School Exchange Partnerships"
    first = RECORD | {"Project Identifier": f"{code}_1", "Action Type": name, "Call year": "2019", LONG_GRANT: "100.50"}
    second = first | {
        "Project Identifier": f"{code}_2",
        LONG_GRANT: "50",
        "Coordinating organisation name": "Elveskolen",
        "Project Title": "Another",
    }
    reading = lists.rows(second, first)
    project = only(reading, "projects")
    assert (project["project"], project["grant"], project["title"]) == (code, 150.5, "Broer; bygges")
    assert project["coordinator"] == "no-fjordby-videregaende-skole-stavanger"
    assert {(row["contract"][-2:], row["grant"]) for row in rows_of(reading, "participations")} == {
        ("_1", 100.5), ("_1", None), ("_2", 50), ("_2", None),
    }  # fmt: skip
    assert reading.rows_used == 2


def test_the_same_project_twice(lists: Lists) -> None:
    same = RECORD | {LONG_GRANT: "250 000", "Partner 1 address": ""}
    other = RECORD | {LONG_GRANT: "250001.00"}
    more = RECORD | {"Partner 2 name": "A third"}
    reading = lists.rows(RECORD, same, other, more)
    assert [(merged.line, merged.into_line) for merged in reading.merged] == [(6, 2)]
    assert [row.reason.split(", in ")[0] for row in reading.set_aside] == ["says otherwise than line 2"] * 2
    assert "Partner 2 name" in reading.set_aside[1].reason
    assert only(reading, "projects")["grant"] == 250_000


def test_an_organisation_named_twice_takes_part_once_in_each_role(lists: Lists) -> None:
    twice = {
        "Partner 2 name": "JÄRVEN KOULU",
        "Partner 2 address": RECORD["Partner 1 address"],
        "Partner 2 country": "FI",
    }
    itself = {"Partner 3 name": RECORD["Coordinating organisation name"], "Partner 3 country": "NO"}
    itself["Partner 3 address"] = RECORD["Coordinator's address"]
    reading = lists.rows(RECORD | twice | itself)
    assert Counter(row["role"] for row in rows_of(reading, "participations")) == {"coordinator": 1, "partner": 2}
    assert [(repair.rule, repair.times) for repair in reading.repairs] == [("organisation_named_twice", 1)]
    assert only_named(reading, "fi-jarven-koulu-rovaniemi")["names"] == ["JÄRVEN KOULU", "Järven koulu"]


def only_named(reading: Reading, key: str) -> dict[str, Any]:
    (row,) = [row for row in rows_of(reading, "organisations") if row["organisation"] == key]
    return row


UNUSABLE = {
    "no project code": {"Project Identifier": ""},
    "the project code 'EAC-2013-0493' has none of the known forms": {"Project Identifier": "EAC-2013-0493"},
    "no call year": {"Project Identifier": "101049842", "Call year": ""},
    "the call year 2013 belongs to no programme period (2014-2020, 2021-2027)": {
        "Project Identifier": "101049842",
        "Call year": "2013",
    },
    "repeats the header": {"Project Identifier": "Project Identifier"},
    "'Ongoing' is not the status of an accreditation": {
        "Project Identifier": "2022-1-NO01-KA120-VET-000012347",
    },
    "an accreditation of call 2016; there are none before 2020": {
        "Project Identifier": "2016-1-NO01-KA120-VET-000012347",
        "Project or Accreditation Status": "Accredited",
    },
    "no name of an organisation": {
        "Project Identifier": "2022-1-NO01-KA120-VET-000012347",
        "Project or Accreditation Status": "Accredited",
        "Coordinating organisation name": "",
    },
}


@pytest.mark.parametrize("reason", UNUSABLE)
def test_rows_that_cannot_be_used_are_set_aside(lists: Lists, reason: str) -> None:
    reading = lists.rows(RECORD, RECORD | UNUSABLE[reason])
    (row,) = reading.set_aside
    assert (row.reason, row.line) == (reason, 6)
    assert "Broer" in row.text
    assert row.is_void == (reason == "repeats the header")


def test_the_code_decides_on_call_and_action(lists: Lists) -> None:
    reading = lists.rows(RECORD | {"Call year": "2021", "Action Type": "Small-scale partnerships in youth"})
    assert {(repair.rule, repair.taken) for repair in reading.repairs} == {
        ("call_year_from_project_code", "2022"),
        ("action_from_project_code", "KA220-VET"),
    }
    central = RECORD | {"Project Identifier": "101049842", "Action Type": "Collaborative Partnerships"}
    assert only(lists.rows(central), "projects")["action"] == "SPORT-SCP-2014"


def test_what_no_list_knows_is_noted_with_its_times(lists: Lists) -> None:
    strange = {"Topics": "Flying; Creativity and culture", "Partner 1 country": "Atlantis", LONG_GRANT: "a lot"}
    other = RECORD | {"Project Identifier": "2022-1-NO01-KA220-VET-000012349"} | strange
    reading = lists.rows(RECORD | strange, other)
    assert {(one.found, one.times) for one in reading.unknown} >= {("Flying", 2), ("Atlantis", 2)}
    assert [(repair.found, repair.taken, repair.times) for repair in reading.repairs] == [("a lot", None, 2)]


def test_strange_columns_are_noted_and_those_of_sets_once(lists: Lists) -> None:
    extra = {f"Partner {number} telephone": "1" for number in (1, 2, 3)} | {"Colour": "red"}
    noted = {(one.column, one.times) for one in lists.rows(RECORD | extra).unknown}
    assert {("Partner n telephone", 3), ("Colour", 1)} <= noted


def test_identifiers_towns_and_dates_of_newer_lists(lists: Lists) -> None:
    newer = {
        "Coordinator's OID": "E10000001", "Partner 1 PIC": "999999999", "Partner 1 town": "Kemi",
        "Project Start Date": "01/09/2022", "Project End Date": "31/08/2024",
        "Duration in months": "24", "Horizontal Priorities": "Green transition",
    }  # fmt: skip
    reading = lists.rows(RECORD | newer)
    assert {row["organisation"] for row in rows_of(reading, "organisations")} == {"E10000001", "PIC999999999"}
    assert only_named(reading, "PIC999999999")["town"] == "Kemi"
    project = only(reading, "projects")
    assert (str(project["start"]), str(project["end"])) == ("2022-09-01", "2024-08-31")
    assert project["priorities"] == ["green-transition"]


def test_missing_columns_are_said_all_at_once(lists: Lists) -> None:
    row = {name: cell for name, cell in RECORD.items() if name not in ("Topics", "Project Identifier")}
    with pytest.raises(DataFaults) as caught:
        lists.rows(row | {"Project Identifyer": "x"})
    whats = [fault.what for fault in caught.value.faults]
    assert whats == ["the column 'Project Identifier' is missing", "the column 'Topics' is missing"]
    assert "Project Identifyer" in (caught.value.faults[0].mend or "")


def test_nothing_usable_is_a_fault(lists: Lists) -> None:
    with pytest.raises(DataFaults, match="none of the 1 rows"):
        lists.rows(RECORD | {"Project Identifier": "x"})


def test_more_partners_where_the_header_has_no_name_for_them(lists: Lists, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    names = [name for name in RECORD if name]
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        writer.writerow([RECORD[name] for name in names])
        other = RECORD | {"Project Identifier": "2022-1-NO01-KA220-VET-000012350"}
        writer.writerow([*(other[name] for name in names), "And 7 more partners"])
        writer.writerow([*(RECORD[name] for name in names), "something else"])
    reading = lists.read(path)
    assert (reading.rows_read, reading.rows_used, len(reading.set_aside)) == (3, 2, 1)
    assert [(one.found, one.line) for one in reading.unknown] == [("And 7 more partners", 6)]


def is_as_made(reading: Reading, truth: Truth) -> None:
    """Compares a reading with what the list was made of."""
    assert (reading.rows_read, len(reading.merged), len(reading.set_aside)) == (
        truth.records,
        truth.merged,
        truth.set_aside,
    )
    participations = rows_of(reading, "participations")
    found = {(row["contract"], row["name"], row["role"]) for row in participations}
    assert (found, len(participations)) == (truth.participants, len(truth.participants))
    projects = {row["project"]: row for row in rows_of(reading, "projects")}
    assert {code: made_of(row) for code, row in projects.items()} == truth.projects
    assert {code: round(row["grant"], 2) for code, row in projects.items()} == {
        code: round(grant, 2) for code, grant in truth.grants.items()
    }
    accreditations = rows_of(reading, "accreditations")
    assert {row["accreditation"]: row["name"] for row in accreditations} == truth.accreditations
    assert {(row["action"], row["status"]) for row in accreditations} == {("KA120-VET", "accredited")}
    for row in participations:
        place = (row["country"], row["region"] or row["region_stated"], row["postcode"], row["town"])
        assert place == truth.places[row["name"]]
    noted = {repair.rule: repair.times for repair in reading.repairs}
    assert noted.get("organisation_named_twice", 0) == truth.named_twice
    assert sum(one.times for one in reading.unknown if one.column == "(unnamed)") == truth.unlisted


def made_of(row: dict[str, Any]) -> tuple[object, ...]:
    return row["action"], row["call_year"], set(row["topics"] or ()), set(row["countries"])


@pytest.mark.parametrize("year", [2018, 2022, 2026])
def test_generated_lists_give_the_truth(lists: Lists, year: int) -> None:
    path = lists.folder / f"list-{year}.csv"
    truth = ListMaker(seed=year, sets=8, traps=0.1, summary=1, large=0.05).write(path, 150, year)
    assert recognise(path, lists.catalogue) is not None
    is_as_made(lists.read(path), truth)


@pytest.mark.proof
def test_a_list_of_full_size_with_every_set_filled(lists: Lists) -> None:
    path = lists.folder / "list.csv"
    truth = ListMaker(traps=0.01, large=0.01).write(path, 25_000)
    assert path.stat().st_size > 50_000_000
    is_as_made(lists.read(path), truth)


def test_a_workbook_says_the_same_as_its_csv(lists: Lists) -> None:
    path = lists.folder / "list.csv"
    ListMaker(sets=4, traps=0.1, summary=1).write(path, 60)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [[cell or None for cell in row] for row in csv.reader(file)]
    write_workbook(lists.folder / "list.xlsx", {"List": rows})
    assert recognise(lists.folder / "list.xlsx", lists.catalogue) is not None
    one, other = lists.read(path), lists.read(lists.folder / "list.xlsx")
    for table in one.tables:
        assert [without_line(row) for row in rows_of(one, table)] == [
            without_line(row) for row in rows_of(other, table)
        ]
    assert (one.rows_read, len(one.merged), len(one.set_aside)) == (
        other.rows_read,
        len(other.merged),
        len(other.set_aside),
    )
    assert {(note.found, note.times) for note in one.unknown} == {(note.found, note.times) for note in other.unknown}


def without_line(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "line"}


def test_every_sheet_of_a_workbook_is_read(lists: Lists) -> None:
    names: list[Cell] = [name for name in RECORD if name]
    sheets: dict[str, list[list[Cell]]] = {
        "2021": [names, [RECORD[name] or None for name in RECORD if name]],
        "About": [["made for the ministry"]],
        "2022": [
            ["Partnerships"],
            names,
            [
                (RECORD | {"Project Identifier": "2022-1-NO01-KA220-VET-000012399"})[name] or None
                for name in RECORD
                if name
            ],
        ],
    }
    reading = lists.read(write_workbook(lists.folder / "list.xlsx", sheets))
    assert {row["project"][-5:] for row in rows_of(reading, "projects")} == {"12345", "12399"}
    assert [(row.reason, row.is_void) for row in reading.set_aside] == [
        ("the sheet 'About' is no list of projects", False),
        ("stands above the header of the sheet '2022'", True),
    ]


ACTIONS_OF_CENTRAL_PROJECTS = {
    # code, action type, call year: action, call year
    ("586512-EPP-1-2017-1-HU-EPPKA1-JMD-MOB", "Erasmus Mundus Joint Master Degrees", "2017"): ("KA111", 2017),
    ("553065-EPP-1-2014-1-TR-EPPJMO-CHAIR", "Jean Monnet Chairs", "2014"): ("JM-CHAIR", 2014),
    ("556927-EPP-1-2014-1-LT-SPO-SCP", "Collaborative Partnerships", "2014"): ("SPORT-SCP-2014", 2014),
    ("101055903", "Centres of Vocational Excellence", "2021"): ("COVE", 2021),
    ("101056121", "Erasmus+ Teacher Academies", "2021"): ("TEACHER-ACADEMIES", 2021),
    ("101056127", "Jean Monnet Teacher Training", "2021"): ("JM-TEACHER", 2021),
    ("101047654", "Erasmus Mundus Joint Masters", "2022"): ("ERASMUS-MUNDUS", 2022),
}


@pytest.mark.parametrize(("stated", "wanted"), ACTIONS_OF_CENTRAL_PROJECTS.items())
def test_projects_without_a_national_agency(
    lists: Lists, stated: tuple[str, str, str], wanted: tuple[str, int]
) -> None:
    code, action, year = stated
    reading = lists.rows(RECORD | {"Project Identifier": code, "Action Type": action, "Call year": year})
    project = only(reading, "projects")
    assert (project["project"], project["action"], project["call_year"], project["agency"]) == (code, *wanted, None)
    assert {row.rule for row in reading.repairs} == set()


def test_greece_and_the_united_kingdom_as_the_programme_calls_them(lists: Lists) -> None:
    reading = lists.rows(
        RECORD
        | {"Project Identifier": "2022-1-EL01-KA220-VET-000012345", "Participating countries": "EL,UK"}
        | {"Coordinator's country": "EL", "Partner 1 country": "UK"}
    )
    project = only(reading, "projects")
    assert (project["country"], project["countries"]) == ("EL", ["EL", "UK"])
    assert [row["country"] for row in rows_of(reading, "participations")] == ["EL", "UK"]


def test_topics_whose_names_hold_commas_and_semicolons(lists: Lists, catalogue: Catalogue) -> None:
    names = [str(code.name.en) for code in catalogue.codelists["topics"].codes.values()]
    topics = only(lists.rows(RECORD | {"Topics": "; ".join(names)}), "projects")["topics"]
    assert sorted(topics) == sorted(catalogue.codelists["topics"].codes)


def test_a_list_of_accreditations_alone(lists: Lists) -> None:
    rows = [ACCREDITATION | {"Project Identifier": f"2022-1-NO01-KA120-VET-00001234{number}"} for number in range(6)]
    reading = lists.rows(*rows)
    assert len(rows_of(reading, "accreditations")) == reading.rows_used == 6
    assert rows_of(reading, "projects") == rows_of(reading, "participations") == []
    assert reading.scope == {Scope("KA120-VET", 2022)}
    assert reading.extent == Extent(agencies=frozenset({"NO01"}))


def of_countries(*chosen: str) -> list[dict[str, str]]:
    """Projects, each with the agency and the countries given as ``DE01 DE,NO``."""
    return [
        RECORD | {"Project Identifier": f"2022-1-{agency}-KA220-VET-{number:09d}", "Participating countries": countries}
        for number, (agency, countries) in enumerate(text.split() for text in chosen)
    ]


REACH = {
    "a country in every project": (["DE01 DE,NO", "FR01 NO", "NO01 NO,DE", "ES01 ES,NO", "FI01 FI,NO"], None, {"NO"}),
    "too few to tell": (["DE01 DE,NO", "FR01 NO", "NO01 NO,DE", "ES01 ES,NO"], None, None),
    "no country in every project": (["DE01 DE,NO", "FR01 FR", "NO01 NO,DE", "ES01 ES", "FI01 FI"], None, None),
    "one country's agencies": (["NO01 NO,DE", "NO02 NO"] * 3, {"NO01", "NO02"}, {"NO"}),
    "a stray of a hundred": (["DE01 DE,NO", "FR01 NO"] * 50 + ["EL01 EL"], None, {"NO"}),
    "two of a hundred": (["DE01 DE,NO", "FR01 NO"] * 49 + ["EL01 EL", "IT01 IT"], None, None),
}


@pytest.mark.parametrize("case", REACH)
def test_of_which_projects_a_list_speaks(lists: Lists, case: str) -> None:
    chosen, agencies, countries = REACH[case]
    extent = lists.rows(*of_countries(*chosen)).extent
    assert extent == Extent(frozenset(agencies) if agencies else None, frozenset(countries) if countries else None)


def real_record(path: Path) -> dict[str, str]:
    record: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return record


REAL = (
    "JeanMonnet", "KA1_2014_LearningMobilityOfIndividuals", "KA1_2015_LearningMobilityOfIndividuals",
    "KA1_2016_LearningMobilityOfIndividuals", "KA1_2017_LearningMobilityOfIndividuals",
    "KA1_2018_LearningMobilityOfIndividuals", "KA2_CooperationForInnovationAndTheExchangeOfGoodPractices",
    "KA3_SupportForPolicyReform", "Sports",
)  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_real_headers_and_records(shared_data: Path, lists: Lists, name: str) -> None:
    record = real_record(shared_data / "results-platform" / f"ErasmusPlus_{name}_Projects_Overview.json")
    reading = lists.rows(record)
    project = only(reading, "projects")
    assert len(record) == 622
    assert project["project"] == record["Project Identifier"]
    assert project["grant"] == float(record[LONG_GRANT])
    assert project["action"] is not None
    assert len(project["topics"] or []) == len([topic for topic in record["Topics"].split(";") if topic])
    partners = sum(1 for number in range(1, 101) if record[f"Partner {number} name"])
    assert len(rows_of(reading, "participations")) == partners + 1
    assert all("region" in one.column for one in reading.unknown)


def test_a_list_of_before_the_programme_has_nothing_to_use(shared_data: Path, lists: Lists) -> None:
    record = real_record(shared_data / "results-platform" / "Sports_Projects_Overview.json")
    path = lists.written(record)
    recognition = recognise(path, lists.catalogue)
    assert recognition is not None
    assert recognition.layout == "list of projects of before 2014"
    with pytest.raises(DataFaults, match="none of the 1 rows"):
        lists.read(path)


def test_the_uk_projects_of_2017(shared_data: Path, lists: Lists) -> None:
    reading = lists.read(shared_data / "results-platform" / "uk_2017_projects.csv")
    projects = rows_of(reading, "projects")
    assert (reading.rows_read, reading.rows_used, len(projects)) == (2410, 2410, 2410)
    assert sum("NO" in project["countries"] for project in projects) == 133
    assert sum(project["country"] == "NO" for project in projects) == 37
    assert reading.extent == Extent(countries=frozenset({"UK"}))
    assert reading.named is Named.NONE
    assert {one.column for one in reading.unknown} == {"extra_partners"}
    assert sum(one.times for one in reading.unknown) == 21


def test_the_uk_organisations_of_2017(shared_data: Path, lists: Lists) -> None:
    reading = lists.read(shared_data / "results-platform" / "uk_2017_organisations.csv")
    assert "projects" not in reading.tables
    assert reading.rows_read == 3414
    assert Counter(row["role"] for row in rows_of(reading, "participations"))["coordinator"] == 723
    assert reading.scope == frozenset()
    assert {one.column for one in reading.unknown} == {"organisation_region"}


def test_every_code_of_the_platform_is_known(shared_data: Path, catalogue: Catalogue) -> None:
    codes = json.loads((shared_data / "codes" / "results-platform-codes.json").read_text(encoding="utf-8"))
    titles = {name: code["title"] for name, code in codes["properties"].items()}
    actions = [title.split(": ", 1)[-1] for name, title in titles.items() if "-actionType-" in name]
    types = [title for name, title in titles.items() if "-coordinatorType-" in name or "-partnerType-" in name]
    assert (len(actions), len(types)) == (75, 2 * 97)
    assert [name for name in actions if catalogue.codelists["actions"].find(name) is None] == []
    assert [name for name in types if catalogue.codelists["organisation_types"].find(name) is None] == []


def test_other_files_are_not_taken_for_project_lists(shared_data: Path, catalogue: Catalogue, tmp_path: Path) -> None:
    others = [
        *sorted((shared_data / "fi-register").glob("*.csv")),
        *sorted((shared_data / "accreditations").glob("*.psv")),
        *sorted((shared_data / "mobility").glob("*.*")),
        *sorted((shared_data / "organisations").glob("*.xlsx")),
    ]
    assert [path.name for path in others if recognise(path, catalogue) is not None] == []


def test_any_number_of_sets() -> None:
    assert read_columns(header(2018, 250)).sets == tuple(range(251))


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("small") / "list.csv"
    ListMaker(sets=2, traps=0.1, summary=1).write(path, 12, 2026)
    return path.read_bytes()


def throw(lists: Lists, content: bytes) -> None:
    path = lists.folder / "broken.csv"
    path.write_bytes(content)
    try:
        recognise(path, lists.catalogue)
        lists.read(path)
    except DataFaults as faults:
        assert all(fault.what for fault in faults.faults)


class Settings(TypedDict):
    deadline: None
    suppress_health_check: list[HealthCheck]


SETTINGS: Settings = {
    "deadline": None,
    "suppress_health_check": [HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
}


@settings(max_examples=20, **SETTINGS)
@given(data=st.data())
def test_broken_files_give_faults_or_a_sound_reading(lists: Lists, small: bytes, data: st.DataObject) -> None:
    throw(lists, data.draw(broken(small)))


@pytest.fixture(scope="module")
def small_workbook(tmp_path_factory: pytest.TempPathFactory, small: bytes) -> bytes:
    rows = [[cell or None for cell in row] for row in csv.reader(small.decode("utf-8-sig").splitlines(keepends=True))]
    return write_workbook(tmp_path_factory.mktemp("book") / "list.xlsx", {"List": rows}).read_bytes()


@settings(max_examples=20, **SETTINGS)
@given(at=st.floats(0, 1), byte=st.integers(0, 255), cut=st.booleans())
def test_broken_workbooks_give_faults_or_a_sound_reading(
    lists: Lists, small_workbook: bytes, at: float, byte: int, cut: bool
) -> None:
    place = int(at * len(small_workbook))
    rest = b"" if cut else bytes([byte]) + small_workbook[place + 1 :]
    throw(lists, small_workbook[:place] + rest)


WHOLLY_BROKEN = {
    "empty": b"",
    "a byte order mark alone": b"\xef\xbb\xbf",
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40,
    "zeros": bytes(5_000),
    "a workbook of the old form": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4_000),
    "an archive that is no workbook": b"PK\x05\x06" + bytes(18),
    "a page in place of the file": b"<!DOCTYPE html>\n<html><body>Error 503</body></html>\n",
}


@pytest.mark.parametrize("what", WHOLLY_BROKEN)
def test_what_is_no_list_is_a_fault(lists: Lists, what: str) -> None:
    path = lists.folder / "list.csv"
    path.write_bytes(WHOLLY_BROKEN[what])
    assert recognise(path, lists.catalogue) is None
    with pytest.raises(DataFaults):
        lists.read(path)
    assert not list((lists.folder / "scratch").iterdir())


def test_a_huge_cell_is_set_aside_with_its_row(lists: Lists) -> None:
    other = RECORD | {"Project Identifier": "2022-1-NO01-KA220-VET-000012377", "Project Summary": "x" * 3_000_000}
    reading = lists.rows(RECORD, other, ACCREDITATION)
    assert (reading.rows_read, reading.rows_used) == (3, 2)
    assert [row.line for row in reading.set_aside] == [6]


@pytest.mark.proof
@settings(max_examples=400, **SETTINGS)
@given(data=st.data())
def test_many_broken_files(lists: Lists, small: bytes, data: st.DataObject) -> None:
    throw(lists, data.draw(broken(small)))
