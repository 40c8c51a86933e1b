"""Every form of the report, read back by readers that are not its writers, says what the document says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from erasmeter.present.blocks import Document, Figure, Paragraph, Statements, Table
from erasmeter.publish.publication import Publication
from erasmeter.publish.readback.proof import readers, report_findings
from erasmeter.publish.writing import outputs
from tests.present import norway
from tests.present.tampering import first, rewritten, with_block, with_swapped_drawings

LANGUAGES = ("nb", "nn", "en")
FORMS = ("docx", "html", "pdf")
EDITION = norway.edition()
PUBLICATION = Publication(EDITION, LANGUAGES)


class Small(Publication):
    """One language with few blocks, drawn once: as many as the tamperings need."""

    def __init__(self, known: Document) -> None:
        super().__init__(EDITION, (known.language,))
        self.__dict__["documents"] = {known.language: known}


def small(known: Document) -> Document:
    """The document down to its third figure's chapter, with two figures."""
    figures = [place for place, block in enumerate(known.blocks) if isinstance(block, Figure)]
    return replace(known, blocks=(*known.blocks[: figures[1] + 1], *known.blocks[-6:]))


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    for form in FORMS:
        outputs()[form].write(PUBLICATION, folder)
    return folder


def said(path: Path, publication: Publication = PUBLICATION) -> list[tuple[str, str]]:
    """What the report should say and what it says, of the first difference."""
    return [
        (str(found.facts["text"]), str(found.facts["other_text"])) for found in report_findings([path], publication)
    ]


def test_every_form_can_be_read_back() -> None:
    assert set(readers()) == set(FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", FORMS)
def test_a_form_says_what_the_document_says(reports: Path, form: str, language: str) -> None:
    assert said(reports / f"report.{language}.{form}") == []


def with_a_row_dropped(known: Document) -> Document:
    table = first(known, Table, lambda table: len(table.rows) > 2)
    return with_block(known, table, replace(table, rows=(table.rows[0], *table.rows[2:])))


def with_another_verdict(known: Document) -> Document:
    statements = first(known, Statements)
    item, other = statements.items[0], next(one for one in statements.items if one.mark != statements.items[0].mark)
    changed = replace(statements, items=(replace(item, mark=other.mark), *statements.items[1:]))
    return with_block(known, statements, changed)


def with_swapped_figures(known: Document) -> Document:
    """Drawings with their descriptions change places, captions stay."""
    one, two = [block for block in known.blocks if isinstance(block, Figure)][:2]
    swapped = with_block(known, one, replace(one, description=two.description))
    return with_swapped_drawings(with_block(swapped, two, replace(two, description=one.description)))


TAMPERINGS: dict[str, Callable[[Document], Document]] = {
    "a number": lambda known: rewritten(known, "573", "574"),
    "a decimal": lambda known: rewritten(rewritten(known, "0,40", "0,41"), "0.40", "0.41"),
    "the day of a date": lambda known: rewritten(known, "30", "29"),
    "a verdict": with_another_verdict,
    "a paragraph dropped": lambda known: with_block(known, first(known, Paragraph)),
    "a paragraph added": lambda known: with_block(known, first(known, Table), first(known, Table), Paragraph("12 %")),
    "a row dropped": with_a_row_dropped,
    "a table dropped": lambda known: with_block(known, first(known, Table)),
    "swapped figures": with_swapped_figures,
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tampering", TAMPERINGS.values(), ids=TAMPERINGS.keys())
def test_what_a_writer_gets_wrong_is_found(
    tmp_path: Path, form: str, tampering: Callable[[Document], Document]
) -> None:
    """In one language and one form; the writer gets a document that is not the one it is held against."""
    known = small(PUBLICATION.documents["nn"])
    tampered = tampering(known)
    assert tampered != known
    (path,) = outputs()[form].write(Small(tampered), tmp_path)
    assert said(path, Small(known))


def test_a_number_changed_in_a_page(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.nb.html"
    page = (reports / path.name).read_text(encoding="utf-8")
    path.write_text(page.replace("573 av", "574 av", 1), encoding="utf-8")
    assert said(path) == [("573", "574")]


def test_a_drawing_changed_in_a_page(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.nb.html"
    page = (reports / path.name).read_text(encoding="utf-8")
    at = page.index("<svg")
    path.write_text(page[:at] + page[at:].replace('<path d="M2', '<path d="M3', 1), encoding="utf-8")
    assert said(path)


def test_a_number_and_a_row_changed_in_a_word_document(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.en.docx"
    word = docx.Document(str(reports / path.name))
    run = next(run for run in word.element.body.iter(qn("w:t")) if "573" in (run.text or ""))
    run.text = run.text.replace("573", "753")
    word.save(str(path))
    assert said(path)[0][1].startswith("753")
    word = docx.Document(str(reports / path.name))
    rows = word.tables[2]._tbl.tr_lst
    word.tables[2]._tbl.remove(rows[1])
    word.save(str(path))
    assert said(path)


def test_pictures_that_changed_places_in_a_word_document(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.nb.docx"
    word = docx.Document(str(reports / path.name))
    one, two = list(word.element.body.iter(qn("a:blip")))[:2]
    here, there = one.get(qn("r:embed")), two.get(qn("r:embed"))
    one.set(qn("r:embed"), there)
    two.set(qn("r:embed"), here)
    word.save(str(path))
    assert said(path)


def test_a_report_in_another_language_is_none_of_its_business(reports: Path, tmp_path: Path) -> None:
    path = tmp_path / "report.fi.html"
    path.write_text("<p>1</p>", encoding="utf-8")
    assert said(path) == []
