"""Documents are held against the figures: what is printed, how it ends, and what bad files come to."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter

REPORT = """\
Status of mobility

Apprentices are well behind schedule: 573 of 10,000 have been awarded. A survey found 63 %.

Adult education is behind schedule. School staff are on track.
"""


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    return path


def test_what_matters_comes_first(erasmeter: Erasmeter, norway: Path, report: Path) -> None:
    ran = erasmeter("check-text", norway, report)
    assert ran.code == 5
    lines = ran.out.splitlines()
    assert lines[0] == "M3  standing is denied"
    assert "  text:    “School staff are on track.”" in lines
    assert f"  at:      {report}:5" in lines
    assert "M4  by some clocks only: behind" in lines
    assert lines.index("confirmed") < lines.index("not known here: 1 numbers")
    assert "  M1  573 {M1.value}, 10,000 {M1.goal}, behind" in lines
    assert "findings: 1; numbers: 2 confirmed, 0 stale, 1 not known here" in ran.err


def test_for_programs(erasmeter: Erasmeter, norway: Path, report: Path) -> None:
    ran = erasmeter("check-text", norway, report, "--format", "json", "--language", "nb")
    assert ran.code == 5
    proof = json.loads(ran.out)
    assert proof["summary"] == {
        "findings": 1,
        "numbers": {"confirmed": 2, "stale": 0, "unknown": 1},
        "judgements": {"confirmed": 1, "partly": 1, "denied": 1, "unknown": 0},
    }
    [finding] = proof["findings"]
    assert (finding["subject"], finding["finding"]) == ("M3", "standing_is_denied")
    assert finding["sentences"] == ["School staff are on track."]
    assert finding["said"].startswith("Vurderingen er «i rute»")
    [unknown] = [row for row in proof["numbers"] if row["outcome"] == "unknown"]
    assert (unknown["said"], unknown["line"], unknown["fact"]) == ("63 %", 3, None)
    table = erasmeter("check-text", norway, report, "--format", "table")
    assert table.out.splitlines()[1].split()[:2] == ["denied", "M3"]


def test_a_sound_text_ends_well(erasmeter: Erasmeter, norway: Path, tmp_path: Path) -> None:
    path = tmp_path / "sound.md"
    path.write_text("Lærlinger: 573 av 10 000 er tildelt, og det er etter skjema.\n", encoding="utf-8")
    ran = erasmeter("check-text", norway, path)
    assert ran.code == 0
    assert "findings: 0; numbers: 2 confirmed" in ran.err


def test_a_number_of_an_earlier_edition_is_stale(erasmeter: Erasmeter, norway: Path, tmp_path: Path) -> None:
    assert erasmeter("edition", "save", norway, "2021-09-30").code == 0
    later = tmp_path / "later.csv"
    later.write_text(
        "indicator,part,as_of,value,basis,document,page,author,note,caveats\n"
        "vet_learners_abroad,,2022-09-30,2190,awarded,Status 2022,4.1,HK-dir,,\n",
        encoding="utf-8",
    )
    assert erasmeter("add", norway, later).code == 0
    path = tmp_path / "text.txt"
    path.write_text("Så langt er 573 lærlinger på vei.\n", encoding="utf-8")
    ran = erasmeter("check-text", norway, path, "--as-of", "2022-09-30")
    assert ran.code == 5
    assert "M1  stale: 573 was {M1.value} in the edition 2021-09-30" in ran.out


@pytest.mark.parametrize(
    ("name", "content", "code", "says"),
    [
        ("a.txt", b"", 4, "there is no text in the file"),
        ("a.pdf", b"%PDF-1.4", 4, "the PDF cannot be read"),
        ("a.docx", b"PK", 4, "the document cannot be read"),
        ("a.xlsx", b"", 2, "this kind of document is not read"),
        ("none.txt", None, 2, "the file system refuses this"),
    ],
)
def test_bad_files_end_in_a_message(
    erasmeter: Erasmeter, norway: Path, tmp_path: Path, name: str, content: bytes | None, code: int, says: str
) -> None:
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    ran = erasmeter("check-text", norway, path)
    assert ran.code == code
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_it_takes_a_strategy(erasmeter: Erasmeter, tmp_path: Path, report: Path) -> None:
    assert erasmeter("init", tmp_path / "fi", "--country", "FI").code == 0
    ran = erasmeter("check-text", tmp_path / "fi", report)
    assert ran.code == 2
    assert "names no strategy" in ran.err


def test_a_share_that_is_no_goal_is_told_in_per_cent(erasmeter: Erasmeter, norway: Path, tmp_path: Path) -> None:
    """It was told that the target is given as 0.2, and is 0.2."""
    path = tmp_path / "short.txt"
    path.write_text("Minst 20 % skal ha arbeids- og næringslivet med.\n", encoding="utf-8")
    ran = erasmeter("check-text", norway, path)
    assert "  said:    The target is given as 20%." in ran.out.splitlines()
    assert "  follows: In the strategy it is 15%." in ran.out.splitlines()


def test_a_strategy_without_other_names_says_how_it_is_read(erasmeter: Erasmeter, tmp_path: Path, report: Path) -> None:
    folder = tmp_path / "finland"
    assert erasmeter("init", folder, "--country", "FI").code == 0
    configuration = folder / "erasmeter.toml"
    stated = configuration.read_text(encoding="utf-8") + 'strategy = "eu-indicators-2021-2027"\n'
    configuration.write_text(stated, encoding="utf-8")
    ran = erasmeter("check-text", folder, report)
    assert "found by id and name only, word by word: E1, E2" in ran.err
    assert "the strategy has no targets, so only numbers are looked up" in ran.err
