"""The PDF: for readers of structure and for archives, the same bytes each time, harmless with hostile text."""

import io
import os
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import page
import pypdf
import pypdfium2 as pdfium
import pytest

from erasmeter.errors import ErasmeterError
from erasmeter.present.blocks import Cell, Column, Heading, Paragraph, Table
from erasmeter.present.wording import Wording
from erasmeter.publish.harmless import harmless
from erasmeter.publish.outputs import pdf
from erasmeter.publish.paper import on_paper
from erasmeter.publish.publication import Publication
from erasmeter.publish.typesetting import setting
from erasmeter.publish.typesetting.setting import set_pdf, typefaces
from tests.present import norway
from tests.publish.pdf_reader import spoken
from tests.publish.saying import saying, texts
from tests.publish.test_every_block import DOCUMENT, SAID
from tests.publish.test_html import hostile_edition

LANGUAGES = ("nb", "en")
EDITION = norway.edition()
DOCUMENTS = Publication(EDITION, LANGUAGES).documents
PDFS = {language: pdf.render(DOCUMENTS[language], EDITION) for language in LANGUAGES}
EVERY = pdf.render(DOCUMENT, EDITION)
GOLDEN = Path(__file__).parents[1] / "golden"


def conforms(content: bytes) -> None:
    """Holds a PDF against both standards, by a checker that is not the typesetter's own."""
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        report = page.validate_pdf_bytes(content, profile=profile)
        assert report.is_compliant, [(fault.rule_id, fault.message) for fault in report.failures]
        assert report.rules.total > 100


def text_of(content: bytes) -> str:
    """All text as it lies on the pages, with the spaces of a line end as one."""
    found = " ".join(part.get_textpage().get_text_bounded() for part in pdfium.PdfDocument(content))
    return " ".join(found.replace("\ufffe", "").split())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_conforms_to_both_standards(language: str) -> None:
    conforms(PDFS[language])


def test_the_checker_finds_a_fault_that_was_put_there() -> None:
    spoiled = PDFS["en"].replace(b"/Lang (en-GB)", b"/Lung (en-GB)").replace(b"/Lang(en-GB)", b"/Lung(en-GB)")
    assert spoiled != PDFS["en"]
    assert not page.is_pdf_compliant_bytes(spoiled, profile=page.ValidationProfile.PDF_UA_1)


def test_every_kind_of_block_is_set() -> None:
    conforms(EVERY)
    said = " ".join(" ".join(spoken(EVERY)).split())
    for text in SAID:
        assert " ".join(text.split()) in said, text
    assert said.count("Figure: Figure description") == 2


def test_a_block_that_the_template_does_not_know_stops() -> None:
    with pytest.raises(ErasmeterError, match="could not be set as PDF"):
        set_pdf({"blocks": [{"kind": "Unheard of"}]}, norway.AS_OF)


@pytest.mark.parametrize("language", LANGUAGES)
def test_metadata(language: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(PDFS[language]))
    assert read.metadata is not None
    assert read.metadata.title == f"{DOCUMENTS[language].title} – {DOCUMENTS[language].subtitle}"
    assert read.metadata.creation_date is not None
    assert read.metadata.creation_date.date() == norway.AS_OF
    root: Any = read.trailer["/Root"]
    assert root["/Lang"] == {"nb": "nb-NO", "en": "en-GB"}[language]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    sizes = {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in read.pages}
    assert sizes == {(595, 842)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_are_bookmarks_and_contents(language: str) -> None:
    read = pypdf.PdfReader(io.BytesIO(PDFS[language]))
    blocks = on_paper(DOCUMENTS[language], Wording(EDITION.texts, language)).blocks
    chapters = [block.text for block in blocks if isinstance(block, Heading) and block.level == 2]
    assert [entry.title for entry in read.outline if not isinstance(entry, list)] == chapters
    lines = spoken(PDFS[language])
    contents = [line.split("TOCI ")[1].rsplit(" ", 1) for line in lines if line.startswith("  TOCI ")]
    assert [name for name, _ in contents] == chapters
    for name, number in contents:
        sheet = pdfium.PdfDocument(PDFS[language])[int(number) - 1]
        assert name.split()[0] in sheet.get_textpage().get_text_bounded()
        assert f"{number} / {len(read.pages)}" in sheet.get_textpage().get_text_bounded()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_that_the_document_says_is_lost(language: str) -> None:
    said = " ".join(" ".join(spoken(PDFS[language])).split())
    for text in texts(DOCUMENTS[language]):
        assert " ".join(text.split()) in said, text


def test_all_typefaces_lie_within_the_file() -> None:
    names = set()
    for sheet in pypdf.PdfReader(io.BytesIO(PDFS["nb"])).pages:
        resources: Any = sheet["/Resources"]
        fonts = resources.get("/Font", {})
        names |= {str(fonts[name].get_object()["/BaseFont"]).split("+")[-1] for name in fonts}
    families = {"".join(family.split()) for family in typefaces().families()}
    assert names
    assert all(any(name.startswith(family) for family in (*families, "SourceSansPro")) for name in names), names


def test_header_rows_repeat_and_long_tables_break_over_pages() -> None:
    rows = tuple((Cell(f"row {number}"), Cell(str(number))) for number in range(120))
    table = Table("Long table", (Column("Repeated heading"), Column("Number", "end")), rows)
    made = pdf.render(replace(DOCUMENT, blocks=(Heading("One", "one"), table)), EDITION)
    conforms(made)
    sheets = [" ".join(sheet.get_textpage().get_text_bounded().split()) for sheet in pdfium.PdfDocument(made)]
    assert sum("Repeated heading" in sheet for sheet in sheets) >= 3
    assert all(f"row {number}" in text_of(made) for number in range(120))


def test_a_wide_table_lies_on_its_side_and_nothing_is_cut() -> None:
    columns = tuple(Column(f"Heading{number}", "end") for number in range(16))
    table = Table("Wide table", columns, (tuple(Cell(f"1234567{number:02}") for number in range(16)),))
    made = pdf.render(replace(DOCUMENT, blocks=(Heading("One", "one"), table, Paragraph("After."))), EDITION)
    conforms(made)
    for sheet in pdfium.PdfDocument(made):
        width, height = sheet.get_size()
        letters = sheet.get_textpage()
        for number in range(letters.count_rects()):
            left, bottom, right, top = letters.get_rect(number)
            assert left >= 0 and bottom >= 0 and right <= width and top <= height
    assert any(sheet.get_width() > sheet.get_height() for sheet in pdfium.PdfDocument(made))
    assert all(f"1234567{number:02}" in text_of(made) for number in range(16))


def test_hostile_text_is_shown_and_does_nothing() -> None:
    hostile = '#import "x.typ": * #panic() $x$ ] } *b* _e_ `c` @ref <label> \\u{41} = H // c'
    made = pdf.render(saying(hostile), EDITION)
    conforms(made)
    assert "".join(hostile.split()) in "".join(text_of(made).split())


def test_what_acts_but_cannot_be_seen_is_named() -> None:
    made = pdf.render(harmless(saying("a\u202eb\x07c\x00d 中 \U0001f600")), EDITION)
    conforms(made)
    assert "a[U+202E]b[U+0007]c[U+0000]d [U+4E2D] [U+1F600]" in text_of(made)


def test_long_words_stay_on_the_page() -> None:
    conforms(pdf.render(saying("x" * 1_000), EDITION))
    made = pdf.render(saying("x" * 10_000), EDITION)
    sheets = pdfium.PdfDocument(made)
    shown = 0
    for sheet in sheets:
        letters = sheet.get_textpage()
        shown += letters.get_text_bounded().count("x")
        assert len(letters.get_text_range()) == len(letters.get_text_bounded())
        for number in range(letters.count_rects()):
            left, bottom, right, top = letters.get_rect(number)
            assert 0 <= left <= right <= sheet.get_width()
            assert 0 <= bottom <= top <= sheet.get_height()
    assert shown >= 8 * 10_000


def test_a_hostile_edition_is_set() -> None:
    publication = Publication(hostile_edition(), ("nb",))
    conforms(pdf.render(publication.documents["nb"], publication.edition))


def test_a_place_that_checkers_misread_is_moved(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[int] = []

    def compiled(said: str, day: date, template: Path, nudge: int) -> bytes:
        tried.append(nudge)
        return b"data\r\nendstream" if nudge < 2 else b"data\nendstream"

    assert all(b"\r\nendstream" not in made for made in PDFS.values())
    monkeypatch.setattr(setting, "_set", compiled)
    assert set_pdf({}, norway.AS_OF) == b"data\nendstream"
    assert tried == [0, 1, 2]


@pytest.mark.parametrize("attempt", range(4))
def test_every_attempt_conforms_and_says_the_same(attempt: int, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = setting._set
    monkeypatch.setattr(setting, "_set", lambda said, day, template, _: plain(said, day, template, attempt))
    monkeypatch.setattr(setting, "_DOUBTFUL", b"%%nowhere")
    made = pdf.render(DOCUMENT, EDITION)
    assert made != EVERY or attempt == 0
    assert spoken(made) == spoken(EVERY)
    if b"\r\nendstream" not in made:
        conforms(made)


def test_a_broken_template_is_a_fault_with_its_place(tmp_path: Path) -> None:
    broken = tmp_path / "report.typ"
    broken.write_text("#let x = 1\n#unheard-of(x)\n", encoding="utf-8")
    with pytest.raises(ErasmeterError) as caught:
        set_pdf({}, norway.AS_OF, broken)
    (fault,) = caught.value.faults
    assert fault.where == f"{broken}:2"
    assert "unheard-of" in (fault.found or "")


def test_the_same_edition_gives_the_same_bytes() -> None:
    assert pdf.render(DOCUMENTS["nb"], EDITION) == PDFS["nb"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_is_as_it_was_last_looked_at(language: str) -> None:
    """After a change that is meant: look at the pages, then run with ERASMETER_WRITE_GOLDEN=1 and keep that."""
    golden = GOLDEN / f"report.{language}.pdf.txt"
    found = "\n".join(spoken(PDFS[language])) + "\n"
    if os.environ.get("ERASMETER_WRITE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")
