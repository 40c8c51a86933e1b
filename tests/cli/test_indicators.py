"""The list of indicators, with the answers on how good their figures are."""

import json
from pathlib import Path
from typing import Any

import pytest

from erasmeter.model.indicators import QUESTIONS
from tests.cli.conftest import Erasmeter

UNANSWERED = """\
id: vet_consortia
name: {nb: Konsortier, en: Consortia}
description: {nb: Konsortier., en: Consortia.}
unit: accreditation
kind: total
table: accreditations
where: {form: consortium}
"""


def listed(erasmeter: Erasmeter, *arguments: object) -> dict[str, dict[str, Any]]:
    ran = erasmeter("indicators", *arguments, "--format", "json")
    assert ran.code == 0, ran.err
    return {row["indicator"]: row for row in json.loads(ran.out)}


def test_answers_for_every_indicator_that_an_output_names(erasmeter: Erasmeter, norway: Path) -> None:
    known = listed(erasmeter, norway)
    status = json.loads(erasmeter("status", norway, "--format", "json").out)
    named = {row["indicator"] for row in status} | {one["indicator"] for row in status for one in row["beside"]}
    assert named <= known.keys()
    for row in known.values():
        assert set(row["beside"]) <= known.keys()
        assert tuple(row["quality"]) == QUESTIONS
        assert row["name"] and row["description"] and all(row["quality"].values())
    explained = json.loads(erasmeter("explain", norway, "M1", "--format", "json").out)
    assert known["vet_learners_abroad"]["quality"] == explained["quality"]


@pytest.mark.parametrize(("language", "answer"), [("nb", "Rapporten for 2021 oppgir 16"), ("en", "states 16")])
def test_one_indicator_for_people(erasmeter: Erasmeter, norway: Path, language: str, answer: str) -> None:
    ran = erasmeter("indicators", norway, "sport_participations", "--language", language)
    assert ran.code == 0, ran.err
    assert answer in " ".join(ran.out.split()) and "pupils_abroad" not in ran.out
    assert "pupils_abroad" in erasmeter("indicators", norway).out


def test_an_indicator_of_ones_own_without_answers(erasmeter: Erasmeter, norway: Path) -> None:
    folder = norway / "definitions" / "indicators"
    folder.mkdir(parents=True)
    (folder / "vet_consortia.yaml").write_text(UNANSWERED, encoding="utf-8")
    assert listed(erasmeter, norway, "vet_consortia")["vet_consortia"]["quality"] is None


def test_slips(erasmeter: Erasmeter, norway: Path) -> None:
    ran = erasmeter("indicators", norway, "project")
    assert (ran.code, "did you mean 'projects'" in ran.err) == (2, True), ran.err
    assert erasmeter("indicators", norway, "--language", "sv").code == 3
