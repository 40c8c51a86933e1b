"""Twins: what one language says, the others say; whatever is changed in one of them is found."""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as some

from erasmeter.present.blocks import Block, Document, Figure, Heading, List, Paragraph, Statements, Table, Tally
from erasmeter.present.document import document
from erasmeter.present.said import said_in
from erasmeter.present.told import told
from erasmeter.present.twins import twin_findings
from tests.present import norway
from tests.present.tampering import first, rewritten, with_a_bar_moved, with_block, with_swapped_drawings

EDITION = norway.edition()
LANGUAGES = ("nb", "nn", "en")
DOCUMENTS = {language: document(EDITION, language) for language in LANGUAGES}


def found(language: str, tampered: Document) -> list[str]:
    """The kinds of findings once one language's document is another one."""
    documents = DOCUMENTS | {language: tampered}
    return sorted({finding.kind for finding in twin_findings(documents, EDITION.texts)})


def with_a_row_dropped(known: Document) -> Document:
    table = first(known, Table, lambda table: len(table.rows) > 2)
    return with_block(known, table, replace(table, rows=(table.rows[0], *table.rows[2:])))


def with_two_rows_swapped(known: Document) -> Document:
    table = first(known, Table, lambda table: len(table.rows) > 2)
    return with_block(known, table, replace(table, rows=(table.rows[1], table.rows[0], *table.rows[2:])))


def with_another_verdict(known: Document) -> Document:
    statements = first(known, Statements)
    words = {
        item.mark.verdict: item.mark for block in known.blocks if isinstance(block, Statements) for item in block.items
    }
    item = statements.items[0]
    mark = next(mark for verdict, mark in words.items() if verdict != item.mark.verdict)
    return with_block(known, statements, replace(statements, items=(replace(item, mark=mark), *statements.items[1:])))


def with_another_word(known: Document) -> Document:
    statements = first(known, Statements)
    item = statements.items[0]
    other = next(one.mark.word for one in statements.items if one.mark.verdict != item.mark.verdict)
    mark = replace(item.mark, word=other)
    return with_block(known, statements, replace(statements, items=(replace(item, mark=mark), *statements.items[1:])))


def with_a_bar_moved_in_one(known: Document) -> Document:
    figure = first(known, Figure)
    return with_block(known, figure, with_a_bar_moved(figure))


TAMPERINGS: dict[str, tuple[Callable[[Document], Document], str]] = {
    "a number": (lambda known: rewritten(known, "573", "574"), "twin_numbers_differ"),
    "a share": (lambda known: rewritten(known, "18", "19"), "twin_numbers_differ"),
    "the day of the date": (lambda known: rewritten(known, "30", "29"), "twin_numbers_differ"),
    "the year": (lambda known: rewritten(known, "2021", "2022"), "twin_numbers_differ"),
    "a paragraph dropped": (lambda known: with_block(known, first(known, Paragraph)), "twin_lacks_part"),
    "a table dropped": (lambda known: with_block(known, first(known, Table)), "twin_lacks_part"),
    "a heading dropped": (lambda known: with_block(known, first(known, Heading)), "twin_lacks_part"),
    "a list dropped": (lambda known: with_block(known, first(known, List)), "twin_lacks_part"),
    "a row dropped": (with_a_row_dropped, "twin_lacks_part"),
    "two rows swapped": (with_two_rows_swapped, "twin_lacks_part"),
    "a verdict": (with_another_verdict, "twin_verdicts_differ"),
    "the word of a verdict": (with_another_word, "verdict_has_another_word"),
    "swapped drawings": (with_swapped_drawings, "figure_is_another"),
    "a bar moved": (with_a_bar_moved_in_one, "twin_figures_differ"),
}  # fmt: skip


def test_the_languages_of_a_report_are_twins() -> None:
    assert twin_findings(DOCUMENTS, EDITION.texts) == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("tampering", "kind"), TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_what_is_changed_in_one_language_is_found(
    tampering: Callable[[Document], Document], kind: str, language: str
) -> None:
    tampered = tampering(DOCUMENTS[language])
    assert tampered != DOCUMENTS[language]
    assert kind in found(language, tampered)


@pytest.mark.parametrize(
    ("language", "count", "other"),
    [("nb", "ett av", "to av"), ("nn", "eitt av", "to av"), ("en", "one of", "two of")],
)
def test_a_count_in_words_is_a_number(language: str, count: str, other: str) -> None:
    counts = {"nb": "ett av 17 mål", "nn": "eitt av 17 mål", "en": "one of 17 targets"}
    documents = {
        known: with_block(DOCUMENTS[known], first(DOCUMENTS[known], Tally), Paragraph(text))
        for known, text in counts.items()
    }
    assert twin_findings(documents, EDITION.texts) == []
    documents[language] = rewritten(documents[language], count, other)
    assert {finding.kind for finding in twin_findings(documents, EDITION.texts)} == {"twin_numbers_differ"}


@settings(max_examples=60)
@given(some.sampled_from(LANGUAGES), some.data())
def test_any_digit_of_any_number_counts(language: str, data: some.DataObject) -> None:
    blocks = DOCUMENTS[language].blocks
    number = data.draw(some.sampled_from([at for at, block in enumerate(blocks) if _numbers(block, language)]))
    documents = {one: replace(known, blocks=(known.blocks[number],)) for one, known in DOCUMENTS.items()}
    block = blocks[number]
    text = data.draw(some.sampled_from(_numbers(block, language)))
    places = [found.start() for found in re.finditer(r"\d", text)]
    at = data.draw(some.sampled_from(places)) if places else None
    if at is None:
        return
    digit = str((int(text[at]) + data.draw(some.integers(1, 9))) % 10)
    tampered = rewritten(block, text, text[:at] + digit + text[at + 1 :])
    assume(tampered != block)
    documents[language] = replace(documents[language], blocks=(tampered,))
    assert twin_findings(documents, EDITION.texts)


def _numbers(block: Block, language: str) -> list[str]:
    return [said.text for said in said_in(block) if told(said.text, language)]


def test_the_finding_says_where() -> None:
    documents = DOCUMENTS | {"en": rewritten(DOCUMENTS["en"], "573", "574")}
    found = twin_findings(documents, EDITION.texts)
    assert {one.kind for one in found} == {"figure_is_another", "twin_numbers_differ"}  # drawings still say 573
    finding = next(one for one in found if one.kind == "twin_numbers_differ")
    assert finding.subject == "nb, en"
    assert finding.facts["part"] == "Sammendrag"
    assert (finding.facts["numbers"], finding.facts["other_numbers"]) == (("573",), ("574",))
