"""The datasets say what the edition says: held against it, and against the rows that other programs rely on."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from erasmeter.model.breakdowns import PROTECTED
from erasmeter.model.datasets import open_data
from erasmeter.present.levels import level_rows
from erasmeter.present.rows import status_rows
from erasmeter.publish.opendata.assemble import tables_of
from erasmeter.publish.opendata.statuses import status_of
from erasmeter.publish.opendata.tables import SEPARATOR, Table, filled
from erasmeter.publish.opendata.words import Words
from erasmeter.publish.publication import Publication
from tests.present import norway
from tests.publish.opendata import samples

Row = dict[str, Any]
EDITION = samples.whole_edition()


@cache
def tables() -> dict[str, Table]:
    return {table.id: table for table in tables_of(samples.publication())}


def rows(name: str) -> list[Row]:
    table = tables()[name]
    return [dict(zip((column.name for column in table.columns), row, strict=True)) for row in table.rows]


def joined(codes: list[str]) -> str | None:
    return SEPARATOR.join(codes) or None


@pytest.mark.parametrize("language", samples.LANGUAGES)
def test_targets_are_those_of_the_status(language: str) -> None:
    for found, said in zip(rows("targets"), status_rows(EDITION, language), strict=True):
        for name in (
            "target",
            "indicator",
            "value",
            "numerator",
            "denominator",
            "goal",
            "share_done",
            "verdict",
            "kind",
        ):
            assert found[name] == said[name], name
        for name in ("tentative", "reason", "direction", "few", "basis"):
            assert found[name] == said[name], name
        assert found[f"target_name_{language}"] == said["name"]
        assert found[f"headline_{language}"] == said["headline"]
        assert found["caveats"] == joined(said["caveats"])
        assert found["snapshots"] == joined(said["snapshots"])
        interval = said["interval"] or {}
        for name in ("low", "high", "level", "method"):
            assert found[f"interval_{name}"] == interval.get(name)


def test_clocks_and_projections_are_those_of_the_status() -> None:
    said = status_rows(EDITION, "en")
    clocks = [
        (row["target"], clock["clock"], decides, clock["expected_share"], clock["pace"], clock["verdict"])
        for row in said
        for decides, every in ((True, row["clocks"]), (False, row["shown_clocks"]))
        for clock in every
    ]
    found = rows("target_clocks")
    names = ("target", "clock", "decides", "expected_share", "pace", "verdict")
    assert [tuple(row[name] for name in names) for row in found] == clocks
    projections = [
        (row["target"], *(one[name] for name in ("scenario", "clock", "median", "probability")), one["inner"]["low"])
        for row in said
        for one in row["projections"]
    ]
    names = ("target", "scenario", "clock", "median", "probability", "inner_low")
    assert [tuple(row[name] for name in names) for row in rows("projections")] == projections
    assert len(projections) > 10


def test_what_is_needed_adds_up_to_what_is_left() -> None:
    spread: dict[tuple[str, str], int] = {}
    for row in rows("requirements_by_call"):
        at = (row["target"], row["spread_by"])
        spread[at] = spread.get(at, 0) + row["needed"]
    left = {row["target"]: row["left"] for row in rows("requirements")}
    assert spread
    assert all(needed == left[target] for (target, _), needed in spread.items())


def test_common_indicators_are_those_of_the_status() -> None:
    for found, said in zip(rows("yardsticks"), level_rows(EDITION, "en"), strict=True):
        for name in ("yardstick", "value", "unit", "per_million", "inhabitants"):
            assert found[name] == said[name]
        assert (found["rank"], found["rank_of"]) == (said["rank"]["place"], said["rank"]["of"])
        by_call = {str(row["call_year"]): row["value"] for row in rows("yardsticks_by_call")}
        assert by_call == said["by_call"]


def test_a_breakdown_has_every_cell() -> None:
    (breakdown,) = EDITION.breakdowns
    found = rows("breakdown_participants")
    assert [(row["country"], row["call_year"]) for row in found] == [cell.at for cell in breakdown.cells]
    assert [row["value"] for row in found] == [cell.value for cell in breakdown.cells]
    assert [row["obs_status"] for row in found].count(PROTECTED) == len(breakdown.protected) == 4
    assert found[2]["call_year_name_nb"] == "I alt"
    assert "færre enn 5" in tables()["breakdown_participants"].description["nb"]


def test_persons_who_are_not_protected_are_said_to_be_so() -> None:
    edition = replace(EDITION, breakdowns=(replace(samples.breakdown(), threshold=None),))
    found = {one.id: one for one in tables_of(Publication(edition, ("en",)))}["breakdown_participants"]
    assert found.description["en"].endswith(norway.texts()["en"]["protection.none"])


def test_a_set_is_counted_where_it_has_nothing_too() -> None:
    counts = {(row["member"], row["counted_code"]): row["value"] for row in rows("coverage")}
    assert counts == {("11", "SCH"): 2, ("11", "VET"): 0, ("46", "SCH"): 0, ("46", "VET"): 0}


def test_a_share_of_a_set_is_a_share() -> None:
    by_id = {row["target"]: row for row in rows("targets")}
    assert (by_id["M5"]["unit"], by_id["M5"]["value"]) == ("share", 0.4)
    assert (by_id["M1"]["unit"], by_id["M1"]["value"]) == ("learner", 573)
    applied = [row for row in rows("figures") if row["target"] == "M5" and row["role"] == "applied"]
    assert [(row["unit"], row["value"]) for row in applied] == [("county", 2)]


@pytest.mark.parametrize(
    ("value", "reason", "tentative", "status"),
    [
        (3, None, False, "normal"),
        (0, None, False, "normal"),
        (3, None, True, "provisional"),
        (None, None, True, "missing"),
        (None, "figure_pending", False, "missing"),
        (None, "empty_denominator", False, "not_applicable"),
        (None, "protected", False, "protected"),
        (3, "protected", False, "protected"),
    ],
)
def test_every_value_has_a_status(value: float | None, reason: str | None, tentative: bool, status: str) -> None:
    assert status_of(value, reason, tentative=tentative) == status


def test_every_caveat_that_a_row_names_is_explained() -> None:
    known = {row["caveat"] for row in rows("caveats")}
    named = {
        code
        for name in tables()
        for row in rows(name)
        for code in (row.get("caveats") or "").split(SEPARATOR)
        if code and name != "caveats"
    }
    assert named <= known
    assert {"first_round", "private_sector_proxy", "small_number"} <= known


def test_a_caveat_that_only_a_former_edition_knew_keeps_its_code() -> None:
    (gone,) = [row for row in rows("caveats") if row["caveat"] == "long_gone"]
    assert (gone["caveat_name_en"], gone["effect"]) == ("long gone", None)


def test_every_code_is_explained_in_every_language() -> None:
    codes = {(row["codelist"], row["code"]): row for row in rows("codes")}
    for table in tables().values():
        for place, column in enumerate(table.columns):
            if column.codes:
                met = {code for row in table.rows if row[place] for code in str(row[place]).split(SEPARATOR)}
                assert {(column.codes, code) for code in met} <= codes.keys()
    for row in codes.values():
        assert all(row[f"code_name_{language}"] for language in samples.LANGUAGES)
    assert codes["obs_status", "protected"]["sdmx"] == "Q"


def test_a_code_of_a_users_own_is_listed_as_it_is() -> None:
    status = replace(norway.status(norway.FIGURES[0]), reason="my_own_reason")
    found = {one.id: one for one in tables_of(Publication(norway.edition(statuses=(status,)), ("en",)))}
    assert ("reason", "my_own_reason", "my own reason") in {row[:3] for row in found["codes"].rows}


def test_the_dictionary_has_every_column() -> None:
    described = {(row["dataset"], row["column"]): row for row in rows("columns")}
    assert described.keys() == {(table.id, column.name) for table in tables().values() for column in table.columns}
    assert described["targets", "value"]["column_says_en"].startswith("The figure, in the unit of the row.")


def test_no_column_is_declared_in_vain() -> None:
    used = {name for dataset in open_data().datasets for name in dataset.columns}
    assert open_data().columns.keys() == used


def test_names_of_people_are_not_published() -> None:
    cells = {cell for table in tables().values() for row in table.rows for cell in row}
    assert "Kari Nordmann" not in cells


def test_an_edition_without_anything_still_says_what_it_is() -> None:
    nothing = ("statuses", "clocks", "shown_clocks", "coverages", "snapshots", "set_aside", "withdrawn")
    bare = norway.edition(country=None, strategy=None, **dict.fromkeys(nothing, ()))
    assert {table.id for table in tables_of(Publication(bare, ("en",)))} == {"codes", "columns"}


WORDS = Words(EDITION, ("en",))
SERIES = {"indicator": "a", "indicator_name": {"en": "A"}, "call_year": 2021, "value": 1, "unit": "project"}


@pytest.mark.parametrize(
    ("changed", "fault", "says"),
    [
        ({"obs_status": None}, ValueError, "is blank"),
        ({"call_year": "2021"}, TypeError, "of type integer, not str"),
        ({"call_year": True}, TypeError, "of type integer, not bool"),
        ({"value": float("nan")}, ValueError, "no number to publish"),
    ],
)
def test_rows_that_break_their_schema_are_not_published(changed: Row, fault: type[Exception], says: str) -> None:
    with pytest.raises(fault, match=says):
        filled(WORDS, "series", [{**SERIES, "obs_status": "normal", **changed}])


def test_two_rows_of_one_key_are_not_published() -> None:
    row = {**SERIES, "obs_status": "normal"}
    with pytest.raises(ValueError, match="the same key"):
        filled(WORDS, "series", [row, row])
