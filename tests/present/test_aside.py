"""Rows set aside in the report: by file and kind of reason, in the reader's language, and nothing of a person."""

from pathlib import Path

import pytest

from erasmeter.harmonise.known_sources import sources
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reasons import form_of
from erasmeter.present.blocks import Block, Cell, Document, Note, Table
from erasmeter.present.chapters.aside import set_aside
from erasmeter.present.edition import SetAsideRow
from erasmeter.present.sentences import Sentences
from erasmeter.present.twins import twin_findings
from erasmeter.present.wording import Wording
from tests.present import norway

AWARD = "EU Grant award in euros (This amount represents the grant awarded, 2,000 or one, and is indicative.)"
ROWS = (
    *(SetAsideRow("a1", "list.csv", line, f"says otherwise than line {line - 1}, in {AWARD}", "2021-1-NO01")
      for line in (9, 23, 30, 76, 1999)),
    SetAsideRow("a1", "list.csv", 5, "the project code 'draft 1' has none of the known forms", "draft 1;" + "x" * 99),
    SetAsideRow("b2", "people.csv", 6, "'Participants' is blank", None),
    SetAsideRow("b2", "people.csv", 4, "'Participants' is blank", None),
    SetAsideRow("b2", "people.csv", 8, "contradicts line 7: Town is 'Ås' here and 'Os' there", None),
    SetAsideRow("c3", "mine.csv", 2, "the moon is full", ";;"),
)  # fmt: skip
TABLE = {
    "nb": """
list.csv   | sier noe annet enn en tidligere rad om samme prosjekt | 5 | linje 9, 23, 30 og 2 til | 2021-1-NO01
list.csv   | prosjektkoden har ingen kjent form                    | 1 | linje 5       | draft 1;xxx…
people.csv | antallet deltakere er ikke fylt ut                    | 2 | linje 4 og 6  | vises ikke
people.csv | motsier en tidligere rad om det samme                 | 1 | linje 8       | vises ikke
mine.csv   | the moon is full                                      | 1 | linje 2       | –
""",
    "nn": """
list.csv   | seier noko anna enn ei tidlegare rad om same prosjekt | 5 | linje 9, 23, 30 og 2 til | 2021-1-NO01
list.csv   | prosjektkoden har inga kjend form                     | 1 | linje 5       | draft 1;xxx…
people.csv | talet på deltakarar er ikkje fylt ut                  | 2 | linje 4 og 6  | blir ikkje vist
people.csv | seier imot ei tidlegare rad om det same               | 1 | linje 8       | blir ikkje vist
mine.csv   | the moon is full                                      | 1 | linje 2       | –
""",
    "en": """
list.csv   | says otherwise than an earlier row on the same project | 5 | lines 9, 23, 30 and 2 more | 2021-1-NO01
list.csv   | the project code has none of the known forms           | 1 | line 5        | draft 1;xxx…
people.csv | the number of participants is blank                    | 2 | lines 4 and 6 | not shown
people.csv | contradicts an earlier row on the same thing           | 1 | line 8        | not shown
mine.csv   | the moon is full                                       | 1 | line 2        | –
""",
}


def blocks(language: str, rows: tuple[SetAsideRow, ...]) -> list[Block]:
    edition = norway.edition(set_aside=rows)
    return set_aside(Sentences(edition, Wording(edition.texts, language)))


def table_of(language: str, rows: tuple[SetAsideRow, ...]) -> Table:
    first = blocks(language, rows)[0]
    assert isinstance(first, Table)
    return first


def short(cell: Cell) -> str:
    return cell.text.replace("x" * 51, "xxx").replace("\u00a0", " ")


@pytest.mark.parametrize("language", TABLE)
def test_rows_are_told_by_file_and_kind_of_reason(language: str) -> None:
    wanted = [[cell.strip() for cell in line.split("|")] for line in TABLE[language].strip().splitlines()]
    assert [[short(cell) for cell in row] for row in table_of(language, ROWS).rows] == wanted


def test_names_stand_beneath_as_the_file_has_them_cut_short() -> None:
    rows = table_of("nb", ROWS).rows
    assert [row[1].detail for row in rows] == [
        "EU Grant award in euros (This amount re…",
        None,
        "Participants",
        "Town",
        None,
    ]
    assert [row[0].detail for row in rows] == ["a1", "a1", "b2", "b2", "c3"]


def test_of_many_names_the_most_frequent_are_shown() -> None:
    columns = ("A", "B, C", "B, D", "E")
    rows = tuple(
        SetAsideRow("a1", "x.csv", n, f"says otherwise than line 1, in {c}", "") for n, c in enumerate(columns, 2)
    )
    ((_, reason, *_),) = table_of("en", rows).rows
    assert reason.detail == "B · A · C · …"


def test_only_a_reason_of_ones_own_is_in_another_language() -> None:
    assert [row[1].language for row in table_of("nb", ROWS).rows] == [None, None, None, None, "en"]


def test_why_there_is_no_example_is_said_once() -> None:
    assert table_of("nb", ROWS).notes == (
        "Det vises ikke noe eksempel der en rad kan gjelde én person eller nevne en kontaktperson.",
    )
    assert table_of("nb", ROWS[:6]).notes == ()


def test_nothing_of_a_row_that_could_be_a_persons_is_in_the_table() -> None:
    said = str(table_of("en", ROWS[6:9]))
    assert "Ås" not in said and "Os" not in said


@pytest.mark.parametrize(
    ("count", "said"),
    [(1, "linje 2"), (2, "linje 2 og 3"), (4, "linje 2, 3, 4 og 5"), (5, "linje 2, 3, 4 og 2 til"),
     (1500, "linje 2, 3, 4 og 1\u202f497 til")],
)  # fmt: skip
def test_the_first_lines_are_named(count: int, said: str) -> None:
    ((_, _, number, lines, _),) = table_of(
        "nb", tuple(SetAsideRow("a", "f", n, "no call year", "") for n in range(2, count + 2))
    ).rows
    assert (number.text.replace("\u202f", ""), lines.text.replace("\u00a0", " ")) == (str(count), said)


def test_more_groups_than_a_reader_wants_are_counted() -> None:
    rows = tuple(SetAsideRow(f"s{n}", f"{n}.csv", 2, "no call year", "") for n in range(130))
    table, more, whole = blocks("nb", rows)
    assert isinstance(table, Table) and len(table.rows) == 100
    assert more == Note("30 grunner til står bare i regnskapet over radene (set_aside.csv).")
    assert isinstance(whole, Note) and "build/ledger/set_aside.csv" in whole.text


def test_the_languages_say_the_same() -> None:
    documents = {
        language: Document(language, "title", "subtitle", (), tuple(blocks(language, ROWS)), "closing")
        for language in TABLE
    }
    assert twin_findings(documents, norway.texts()) == []


@pytest.mark.slow
def test_real_files_give_no_reason_without_a_form(shared_data: Path, tmp_path: Path) -> None:
    catalogue, given = load_catalogue(), set()
    for number, path in enumerate(sorted(path for path in shared_data.rglob("*") if path.is_file())):
        for source in sources().values():
            if source.recognise(path, catalogue) is not None:
                (tmp_path / str(number)).mkdir(exist_ok=True)
                reading = source.read(path, catalogue, lambda *_: None, tmp_path / str(number))
                given |= {row.reason for row in reading.set_aside}
    assert given
    assert [reason for reason in given if form_of(reason) is None] == []
