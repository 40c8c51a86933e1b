"""The shipped definitions load, say what the strategy says, and know every code of the real files."""

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest

from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.periods import calls_by_period

PLACEHOLDERS = {"", "#N/A", "#PUUTTUU", "#PUUTTUU!", "City"}
AMBIGUOUS = {"KA125/KA135"}  # the code of the project says which of the two it is
COLUMNS = {
    "ActionType": "actions",
    "OrganisationType": "organisation_types",
    "CountryRegionDescription": "regions",
    "CountryDescription": "countries",
    "Status": "project_statuses",
    "Accreditation Type": "accreditation_forms",
    "Role": "roles",
    "Topics": "topics",
    "Topic Code": "topics",
    "Horizontal Priority Name": "priorities",
}
TABLES = {
    "projects", "participations", "organisations", "accreditations", "observations", "mobilities",
    "awarded_mobilities", "organisation_links", "postcodes", "population", "municipalities", "county_changes",
    "county_borders",
}  # fmt: skip
CODE_LISTS = {
    "accreditation_forms", "accreditation_statuses", "actions", "activities", "award_statuses",
    "bases", "caveat_effects", "caveats", "counties",
    "countries", "inhabitants", "participant_groups",
    "organisation_types", "periods", "priorities", "project_statuses", "regions", "roles", "sectors", "themes",
    "topics",
}  # fmt: skip


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_everything_is_there(catalogue: Catalogue) -> None:
    assert set(catalogue.tables) == TABLES
    assert set(catalogue.codelists) == CODE_LISTS
    assert {"projects", "organisations", "grants", "partnerships", "accreditations"} <= set(catalogue.indicators)
    clocks = {"linear", "budget", "damped_budget", "damped_budget_money", "calls_held_norway"}
    assert set(catalogue.clocks) == {*clocks, "normal_year_norway", "recovery"}
    assert set(catalogue.texts) >= {"nb", "en"}


def test_the_norwegian_strategy(catalogue: Catalogue) -> None:
    strategy = catalogue.strategies["norway-2021-2027"]
    values = {target.id: target.value for target in strategy.targets}
    assert values == {
        "M1": 10_000, "M2": 7_500, "M3": 3_500, "M4": 1_250, "M5": 1,
        "P1": 1_000, "P2": 75, "P3": 70, "P4": 0.15, "P5": 5, "P6": 5,
        "S1": 0.25, "S2": 0.20, "S3": 0.25, "S4": 0.35, "S5": 0.25, "S6": 0.20,
    }  # fmt: skip
    assert [len(goal.focus_areas) for goal in strategy.goals] == [3, 3, 5, 0]
    assert strategy.period.calls_held(date(2021, 6, 30)) == ()
    assert strategy.period.calls_held(date(2021, 9, 30)) == (2021,)


def test_every_indicator_says_how_good_its_figures_are(catalogue: Catalogue) -> None:
    lacking = [name for name, indicator in catalogue.indicators.items() if indicator.quality is None]
    assert not lacking, "answer the five questions in the indicator's file"
    for language in ("nb", "en"):
        answers = [
            answer
            for indicator in catalogue.indicators.values()
            if indicator.quality
            for answer in indicator.quality.answers(language).values()
        ]
        assert min(map(len, answers)) > 40, "an answer, not a word"
        assert len(set(answers)) == len(answers), "no answer serves two indicators"


def test_the_budget_of_the_programme(catalogue: Catalogue) -> None:
    series = catalogue.clocks["budget"].series
    assert sum(series.values()) == pytest.approx(25_458.9)
    assert series[2021] / sum(series.values()) == pytest.approx(0.1046, abs=0.00005)


def test_norway_has_ten_county_authorities_and_eleven_counties(catalogue: Catalogue) -> None:
    norwegian = [code for code in catalogue.codelists["regions"].codes.values() if code.attributes["country"] == "NO"]
    assert len(norwegian) == 11
    assert [code.code for code in norwegian if not code.attributes["county_authority"]] == ["NO-03"]


def test_periods_have_their_calls(catalogue: Catalogue) -> None:
    assert calls_by_period(catalogue.codelists["periods"]) == {
        "2014-2020": range(2014, 2021),
        "2021-2027": range(2021, 2028),
    }


def test_umbrellas_stand_for_several_actions_of_their_family(catalogue: Catalogue) -> None:
    codes = catalogue.codelists["actions"].codes
    umbrellas = {code.code for code in codes.values() if code.attributes["umbrella"]}
    assert umbrellas == {"KA120", "KA226", "KA227"}
    for umbrella in umbrellas:
        others = [code for code in codes.values() if code.code.startswith(f"{umbrella}-")]
        assert len(others) > 1
        assert all(code.attributes["family"] == umbrella for code in others)
    several = {code.code for code in codes.values() if any(other.startswith(f"{code.code}-") for other in codes)}
    assert several - umbrellas == {"KA103", "KA347", "ERASMUS-MUNDUS", "SPORT-SCP", "SPORT-EVENT"}, (
        "variants, no umbrellas"
    )


def test_every_action_is_placed(catalogue: Catalogue) -> None:
    for code in catalogue.codelists["actions"].codes.values():
        blank = {name for name, value in code.attributes.items() if value is None}
        assert blank <= {"predecessor"}, code.code
        assert code.attributes["key_action"] in {"KA1", "KA2", "KA3", "JM", "SPO"}
        assert code.attributes["management"] in {"central", "decentralised"}
    partnerships = {
        c.attributes["family"] for c in catalogue.codelists["actions"].codes.values() if c.attributes["partnership"]
    }
    assert partnerships == {
        "KA200", "KA201", "KA202", "KA203", "KA204", "KA205", "KA219", "KA226", "KA227", "KA229", "KA210", "KA220",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("codelist", "spelling", "code"),
    [
        ("organisation_types", "Local Public body", "local-public-body"),
        ("organisation_types", "Public Local body", "local-public-body"),
        ("organisation_types", "School/Institute/Educational centre - Adult education", "adult-education"),
        ("organisation_types", "School/Institute/Educational centre – Adult education", "adult-education"),
        ("organisation_types", "Työmarkkinajärjestö tai muu työelämän edustaja", "social-partner"),
        ("organisation_types", "other", "other"),
        ("regions", "Ahvenanmaa", "FI200"),
        ("regions", "Aland Islands", "FI200"),
        ("regions", "  åland ", "FI200"),
        ("countries", "Greece", "EL"),
        ("countries", "GB", "UK"),
        ("roles", "APP", "coordinator"),
        ("topics", "Key\u00a0competences\u00a0development", "TOPIC-131"),
        ("themes", "Nuorisoala", "youth"),
        ("project_statuses", "Contract Signing", "contract-signing"),
    ],
)
def test_spellings(catalogue: Catalogue, codelist: str, spelling: str, code: str) -> None:
    found = catalogue.codelists[codelist].find(spelling)
    assert found is not None
    assert found.code == code


def test_an_unknown_spelling_is_not_guessed(catalogue: Catalogue) -> None:
    assert catalogue.codelists["regions"].find("Ålandia") is None
    assert catalogue.codelists["actions"].find("KA125/KA135") is None


def test_every_cell_of_the_finnish_register_is_known(catalogue: Catalogue, shared_data: Path) -> None:
    unknown = set()
    files = sorted((shared_data / "fi-register").glob("erasmus*.csv"))
    assert len(files) == 9
    for path in files:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            for row in csv.DictReader(lines):
                for column, codelist in COLUMNS.items():
                    cell = row.get(column) or ""
                    parts = re.split("[_,]", cell) if codelist == "topics" else [cell]
                    unknown |= {
                        (column, part)
                        for part in parts
                        if part.strip() not in PLACEHOLDERS | AMBIGUOUS
                        and catalogue.codelists[codelist].find(part) is None
                    }
    assert not unknown


def test_theme_groups_of_the_finnish_register_are_known(catalogue: Catalogue, shared_data: Path) -> None:
    with (shared_data / "fi-register" / "teemat.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert len(rows) == 74
    for row in rows:
        topic = catalogue.codelists["topics"].find(row["Topic Code"])
        assert topic is not None
        assert topic == catalogue.codelists["topics"].find(row["Topic Name (Eng)"])
        for column in ("Teema", "Teema in English", "Teema in Swedish"):
            assert catalogue.codelists["themes"].find(row[column]) is not None, row[column]


def test_the_results_platforms_codes_are_known(catalogue: Catalogue, shared_data: Path) -> None:
    text = (shared_data / "codes" / "results-platform-codes.json").read_text(encoding="utf-8")
    fields = json.loads(text)["properties"]
    actions = {field["title"] for name, field in fields.items() if "actionType" in name}
    types = {field["title"] for name, field in fields.items() if "coordinatorType" in name or "partnerType" in name}
    assert (len(actions), len(types)) == (75, 97)
    # "KA101: School education staff mobility", but "Jean Monnet Chairs"
    codes = {title.split(":")[0] if title.startswith("KA") else title for title in actions}
    assert not [code for code in codes if catalogue.codelists["actions"].find(code) is None]
    assert not [name for name in types if catalogue.codelists["organisation_types"].find(name) is None]
