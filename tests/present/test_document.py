"""The document: what is in it, what vanishes where there is nothing to say, and the same facts in every language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from erasmeter.base.text import Text
from erasmeter.model.strategies import SHARE_FLOOR, Strategy
from erasmeter.present.blocks import (
    Document,
    Figure,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Passage,
    Statements,
    Table,
    Tally,
)
from erasmeter.present.document import document
from erasmeter.present.edition import CoverageMember, Edition
from tests.present import norway

EDITION = norway.edition()
LANGUAGES = ("nb", "en")
DOCUMENTS = {language: document(EDITION, language) for language in LANGUAGES}
_NUMBER = re.compile(r"\d[\d.,\u202f]*\d|\d")
_NOT_SHOWN = {"svg", "svg_narrow", "anchor"}


def _texts(thing: Any) -> Iterator[str]:
    """All text that a reader can read, in order; of drawings, their descriptions."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for part in fields(thing):
            if part.name not in _NOT_SHOWN:
                yield from _texts(getattr(thing, part.name))
    elif isinstance(thing, tuple):
        for item in thing:
            yield from _texts(item)


def _numbers(found: Document) -> list[str]:
    """All numbers of a document, in one spelling."""
    numbers = []
    for block in found.blocks:
        language = block.language if isinstance(block, Passage) else found.language
        thousands, decimal = {"nb": ("\u202f", ","), "en": (",", ".")}[language]
        for match in _NUMBER.findall(" ".join(_texts(block))):
            plain = re.sub(rf"(?<=\d){thousands}(?=\d{{3}}(?!\d))", "", match.rstrip(".,"))
            numbers.append(plain.replace(decimal, "."))
    return sorted(numbers)


def _headings(found: Document) -> list[str]:
    return [block.anchor for block in found.blocks if isinstance(block, Heading) and block.level == 2]


def test_chapters() -> None:
    assert _headings(DOCUMENTS["nb"]) == [
        "summary", "progress", "summary-en", "novelties", "context", "group-mobility", "group-accreditations",
        "group-partnerships", "group-prestige", "group-society", "projection", "method", "quality", "withdrawn",
        "appendix",
    ]  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_title_and_date(language: str) -> None:
    found = DOCUMENTS[language]
    said = {"nb": ("Erasmus+ i Norge", "per 30. september 2021"), "en": ("Erasmus+ in Norway", "on 30 September 2021")}[
        language
    ]
    assert found.title == said[0]
    assert found.subtitle.endswith(said[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_sentence_for_every_target(language: str) -> None:
    said = [item for block in DOCUMENTS[language].blocks if isinstance(block, Statements) for item in block.items]
    assert [item.target for item in said] == [figure.id for figure in norway.FIGURES]
    assert all(item.text.endswith(".") and (item.text[0].isupper() or item.text[0].isdigit()) for item in said)


def test_the_first_sentence_and_the_tally_count_all_targets() -> None:
    lead = next(block for block in DOCUMENTS["en"].blocks if isinstance(block, Paragraph) and block.lead)
    assert lead.text == (
        "After 1 of 7 calls, 7 of 17 targets are on course or better, 6 are behind or below their floor, "
        "the clocks disagree on 2, and 2 cannot be assessed."
    )
    tally = next(block for block in DOCUMENTS["en"].blocks if isinstance(block, Tally))
    assert sum(int(count.number) for count in tally.counts) == 17
    assert sorted(target for count in tally.counts for target in count.targets) == sorted(f.id for f in norway.FIGURES)


def test_both_languages_carry_the_same_numbers() -> None:
    assert _numbers(DOCUMENTS["nb"]) == _numbers(DOCUMENTS["en"])


def test_both_languages_carry_the_same_verdicts_and_blocks() -> None:
    def shape(thing: Any) -> Any:
        if isinstance(thing, Mark):
            return thing.verdict
        if is_dataclass(thing):
            return (type(thing).__name__, *(shape(getattr(thing, part.name)) for part in fields(thing)))
        return tuple(shape(item) for item in thing) if isinstance(thing, tuple) else None

    assert shape(DOCUMENTS["nb"].blocks) == shape(DOCUMENTS["en"].blocks)


def test_every_figure_has_a_text_alternative() -> None:
    figures = [block for block in DOCUMENTS["nb"].blocks if isinstance(block, Figure)]
    assert [figure.anchor for figure in figures] == [
        "figure-progress", "figure-indicator-m5", "figure-shares-partnerships", "figure-shares-society",
        "figure-projection", *(f"figure-course-{target}" for target in ("M1", "M2", "M3", "M4", "P2", "P3", "P5")),
    ]  # fmt: skip
    assert all(figure.title and figure.description and figure.data.rows for figure in figures)


def test_anchors_are_unique() -> None:
    anchors = [block.anchor for block in DOCUMENTS["nb"].blocks if isinstance(block, Heading | Figure)]
    assert len(anchors) == len(set(anchors))


def test_tables_are_rectangular() -> None:
    for block in DOCUMENTS["nb"].blocks:
        if isinstance(block, Table):
            assert {len(row) for row in block.rows} == {len(block.columns)}, block.caption


def test_caveats_stand_with_their_effect_and_place_the_gravest_first() -> None:
    table = next(
        block for block in DOCUMENTS["en"].blocks if isinstance(block, Table) and block.caption.startswith("Caveats")
    )
    assert [cell.text for cell in table.rows[0]] == [
        "The Commission's reporting tools are not ready",
        "prevents a verdict",
        "P1",
    ]
    assert ["Few projects: each of them moves the share much", "qualifies", "P4, S1, S3, S5"] in [
        [cell.text for cell in row] for row in table.rows
    ]


def test_what_an_edition_does_not_have_leaves_no_trace() -> None:
    bare = norway.edition(strategy=None, statuses=(), clocks=(), coverages=(), snapshots=(), set_aside=(), withdrawn=())
    found = document(bare, "en")
    assert (found.blocks, found.facts) == ((), ())
    assert (found.title, found.subtitle) == ("Erasmus+ in Norway", "Status on 30 September 2021")


def test_only_shares_and_no_snapshots() -> None:
    statuses = tuple(status for status in EDITION.statuses if status.target.kind == SHARE_FLOOR)
    found = document(norway.edition(statuses=statuses, coverages=(), snapshots=(), clocks=()), "nb")
    assert _headings(found) == [
        "summary", "summary-en", "novelties", "context", "group-partnerships", "group-society", "method", "quality",
    ]  # fmt: skip


def test_a_country_without_a_strategy_still_shows_its_accreditations_and_its_evidence() -> None:
    member = CoverageMember("FI1C1", Text(nb="Egentliga Finland", en="Southwest Finland"), {"VET": 2})
    coverage = replace(EDITION.coverages[0], target=None, members=(member,), groups=(), pending=())
    found = document(norway.edition(country="FI", strategy=None, statuses=(), clocks=(), coverages=(coverage,)), "en")
    assert found.title == "Erasmus+ in Finland"
    assert _headings(found) == ["coverage-indicator-m5", "withdrawn", "appendix"]


def test_the_strategy_of_another_country() -> None:
    """Other groups, other ids, one clock that is no straight line and no budget."""
    figure = norway.Figure("A-1", "doors", "total", 200, "project", Text(nb="Dører", en="Doors"), 90)
    status = norway.status(figure, expected={"doors_open": 0.5})
    stated = norway.strategy((figure,)).model_dump() | {
        "id": "utopia", "country": "EL", "clocks": ["doors_open"],
        "groups": [{"id": "doors", "name": {"nb": "Åpent", "en": "Open"}}],
    }  # fmt: skip
    clock = replace(
        EDITION.clocks[0],
        id="doors_open",
        kind="doors",
        name=Text(nb="Åpne dører", en="Open doors"),
        expected_share=0.5,
    )
    edition = norway.edition(
        country="EL", strategy=Strategy.model_validate(stated), clocks=(clock,), statuses=(status,), coverages=()
    )
    found = document(edition, "en")
    assert found.title == "Erasmus+ in Greece"
    said = next(block for block in found.blocks if isinstance(block, Statements))
    assert said.items[0].text == "90 of 200 reached (45%), on course by the clock “Open doors” (pace\u00a00.90)."


def test_before_the_first_call() -> None:
    lead = next(
        block
        for block in document(norway.edition(calls_held=(), statuses=EDITION.statuses[5:6]), "nb").blocks
        if isinstance(block, Paragraph) and block.lead
    )
    assert (
        lead.text == "Før den første av 7 søknadsrunder er avgjort: "
        "ingen av 1 mål er i rute eller bedre, og ett kan ikke vurderes."
    )


def test_no_row_set_aside_is_said_too() -> None:
    assert document(norway.edition(set_aside=()), "nb").blocks[-1] == Note("Ingen rader er satt til side.")


def test_repairs_are_counted_by_rule() -> None:
    account = EDITION.snapshots[0].account.model_copy(update={"repairs": {"not_a_date": 71, "of_my_own": 2}})
    held = replace(EDITION.snapshots[0], account=account)
    edition: Edition = norway.edition(snapshots=(held,))
    table = next(
        block
        for block in document(edition, "en").blocks
        if isinstance(block, Table) and block.caption.startswith("Cells")
    )
    assert [cell.text for cell in table.rows[0]] == ["figures-september-2021.csv", "not a date, read as blank", "71"]
    assert [cell.text for cell in table.rows[1]] == ["figures-september-2021.csv", "of my own", "2"]
    assert [row[1].language for row in table.rows] == [None, "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_strategys_document_is_named_with_where_to_read_it(language: str) -> None:
    (found,) = [block for block in DOCUMENTS[language].blocks if isinstance(block, Paragraph) and block.address]
    said = {
        "nb": "hører til «Strategi for norsk deltakelse i Erasmus+» (Kunnskapsdepartementet, 18. juni 2021).",
        "en": "belong to “Strategi for norsk deltakelse i Erasmus+” (Kunnskapsdepartementet, 18 June 2021).",
    }
    assert found.text.endswith(said[language])
    assert found.address == "https://www.example.org/strategi"


@pytest.mark.parametrize(
    ("language", "question", "answer", "lacking"),
    [
        ("nb", "Hva mangler eller er usikkert?", "Listen navngir ingen.", "Ingen har besvart spørsmålene for M1,"),
        (
            "en",
            "What is missing or uncertain?",
            "The list names nobody.",
            "Nobody has answered the questions for M1, M2,",
        ),
    ],
)
def test_how_good_the_figures_are(language: str, question: str, answer: str, lacking: str) -> None:
    blocks = DOCUMENTS[language].blocks
    at = next(place for place, block in enumerate(blocks) if isinstance(block, Heading) and block.anchor == "quality")
    title, answers, note = blocks[at + 2 : at + 5]
    assert isinstance(title, Heading) and title.text.startswith("M5: ")
    assert isinstance(answers, List) and (question, answer) in answers.items and len(answers.items) == 5
    assert isinstance(note, Note) and note.text.startswith(lacking)
