"""Notes from the folder to the page, through a refresh, and what check says of them."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from erasmeter.cli.main import exit_code
from tests.cli.conftest import Erasmeter

LATER = """\
indicator,part,as_of,value,basis,document,page,author,note,caveats
vet_learners_abroad,,2022-09-30,2190,awarded,Status 2022,4.1,HK-dir,,
"""


def write(workspace: Path, **notes: str) -> None:
    (workspace / "notes").mkdir(exist_ok=True)
    for name, text in notes.items():
        (workspace / "notes" / f"{name.replace('_', '.')}.md").write_text(text, encoding="utf-8")


def page(workspace: Path, language: str) -> str:
    return (workspace / "reports" / f"report.{language}.html").read_text(encoding="utf-8")


def test_a_note_is_published_and_survives_a_refresh(erasmeter: Erasmeter, norway: Path) -> None:
    write(
        norway,
        M1_nb="Tildelt er **{M1.value}** av {M1.goal}. Takten er {M1.pace.linear}.",
        M1_en="**{M1.value}** of {M1.goal} have been awarded. The pace is {M1.pace.linear}.",
    )
    assert erasmeter("check", norway).code == 0
    assert erasmeter("edition", "save", norway, "2021-09-30").code == 0
    assert erasmeter("report", norway).code == 0
    assert "<strong>573</strong> av 10\u202f000. Takten er 0,40." in page(norway, "nb")
    assert "<strong>573</strong> of 10,000 have been awarded. The pace is 0.40." in page(norway, "en")
    file = norway.parent / "later.csv"
    file.write_text(LATER, encoding="utf-8")
    assert erasmeter("add", norway, file).code == 0
    assert erasmeter("report", norway, "--as-of", "2022-09-30").code == 0
    assert "<strong>2\u202f190</strong> av 10\u202f000." in page(norway, "nb")
    # The number that was typed then is found now.
    write(norway, mobility_nb="I alt 573 elever.", mobility_en="In all 573 learners.")
    ran = erasmeter("check", norway, "--as-of", "2022-09-30", "--format", "json")
    assert ran.code == 5
    rows = [row for row in json.loads(ran.out) if row["finding"].startswith("number")]
    assert {(row["finding"], row["numbers"]["edition"], row["numbers"]["binding"]) for row in rows} == {
        ("number_is_stale", "2021-09-30", "{M1.value}")
    }
    assert {place["file"] for row in rows for place in row["places"]} == {
        "notes/mobility.nb.md",
        "notes/mobility.en.md",
    }


def test_check_offers_bindings_and_lets_other_numbers_pass(erasmeter: Erasmeter, norway: Path) -> None:
    write(norway, M1_nb="Av {M1.goal} er 573 tildelt. 63 % utsatte.", M1_en=r"\573 of {M1.goal}; \63% postponed.")
    ran = erasmeter("check", norway)
    assert ran.code == 5
    assert "Write {M1.value} in its place." in ran.out
    assert "notes/M1.nb.md:1: 63 %" in ran.err
    write(norway, M1_nb="Av {M1.goal}. 63 % utsatte.", M1_en=r"Of {M1.goal}. \63% postponed.")
    assert erasmeter("check", norway).code == 0


@pytest.mark.parametrize("command", ["check", "status", "report"])
def test_a_broken_note_stops_with_its_line(erasmeter: Erasmeter, norway: Path, command: str) -> None:
    write(norway, M1_nb="En\n\nto {M1.valu}")
    ran = erasmeter(command, norway)
    assert ran.code == 3
    assert "notes/M1.nb.md:3" in ran.err
    assert "did you mean 'M1.value'?" in ran.err
    assert not (norway / "reports").exists()


def test_a_hostile_note_is_harmless(erasmeter: Erasmeter, norway: Path) -> None:
    text = '<script>alert(1)</script> <img src=x onerror=alert(1)> \' + "ord " * 2500 {{7*7}} =1+1\n'
    write(norway, M1_nb=text.replace("{{7*7}}", r"\{\{7*7}}") + "ord" * 3500, M1_en="x")
    assert erasmeter("report", norway).code == 0
    made = page(norway, "nb")
    assert not re.search(r"<script|<img", made)
    assert "&lt;script&gt;alert(1)" in made


def test_notes_are_kept_in_editions_without_the_place_of_the_machine(norway: Path) -> None:
    write(norway, M1_nb="Av {M1.goal}", M1_en="Of {M1.goal}")
    assert exit_code(["edition", "save", str(norway), "then"]) == 0
    kept = json.loads((norway / "editions" / "then" / "edition.json").read_text(encoding="utf-8"))
    assert [note["file"] for note in kept["everything"]["notes"]] == ["notes/M1.en.md", "notes/M1.nb.md"]
    assert str(norway) not in json.dumps(kept)
    assert kept["as_of"] == date(2021, 9, 30).isoformat()
