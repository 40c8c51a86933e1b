"""The same small report as text, HTML, DOCX and PDF; and every way in which a file can be no report."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import pypdf
import pytest
import typst
from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as some

from erasmeter.errors import DataFaults, ErasmeterError, WrongCall
from erasmeter.proofreading.assembling import passages_of
from erasmeter.proofreading.furniture import without_furniture
from erasmeter.proofreading.opening import formats, passages_in
from erasmeter.proofreading.passages import Line
from erasmeter.proofreading.proof import Proofreader
from tests.proofreading.told import told

HEADING = "Status of mobility"
PROSE = "Apprentices are well behind schedule. At this rate the target of 75 newcomers will be reached."
ITEM = "A target of 7,400 pupils"
TABLE = (
    ("Target", "For the whole period", "Status"),
    ("Apprentices", "10,000", "573"),
    ("School staff", "3,500", "330"),
)
COMES = [
    "! M3 said_twice_differently",
    "! P2 outlook_is_denied",
    "! M2 goal_differs",
    "confirmed M1 behind",
    "confirmed 75 P2.goal",
    "confirmed 10,000 M1.goal",
    "confirmed 573 M1.value",
    "confirmed 3,500 M3.goal",
    "unknown 330",
]


def as_text(path: Path) -> Path:
    rows = "\n".join(" ".join(row) for row in TABLE[1:])
    path.write_text(f"{HEADING}\n\n{PROSE}\n\n- {ITEM}\n\nTable 1 Targets\n\n{rows}\n", encoding="utf-8")
    return path


def as_html(path: Path) -> Path:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLE[1:])
    head = "".join(f"<th>{cell}</th>" for cell in TABLE[0])
    body = f"<h1>{HEADING}</h1><p>{PROSE.replace('target', '<em>target</em>')}</p><ul><li>{ITEM}</li></ul>"
    hostile = "<script>var x = 'apprentices are on track'</script><style>p{}</style><!-- pupils are on track -->"
    path.write_text(f"<html><body>{hostile}{body}<table><tr>{head}</tr>{rows}</table></body></html>", encoding="utf-8")
    return path


def as_docx(path: Path) -> Path:
    document = Document()
    document.add_heading(HEADING, 1)
    document.add_paragraph(PROSE)
    document.add_paragraph(ITEM, style="List Bullet")
    table = document.add_table(len(TABLE), len(TABLE[0]))
    for cells, row in zip(TABLE, table.rows, strict=True):
        for text, cell in zip(cells, row.cells, strict=True):
            cell.text = text
    document.save(str(path))
    return path


def as_pdf(path: Path) -> Path:
    cells = ", ".join(f"[{cell}]" for row in TABLE for cell in row)
    source = f"= {HEADING}\n\n{PROSE}\n\n- {ITEM}\n\nTable 1 Targets\n\n#table(columns: 3, {cells})\n"
    path.write_bytes(typst.compile(source.encode()))
    return path


WAYS: dict[str, Callable[[Path], Path]] = {"txt": as_text, "html": as_html, "docx": as_docx, "pdf": as_pdf}


@pytest.mark.parametrize("suffix", WAYS)
def test_the_same_report_in_every_format(suffix: str, tmp_path: Path, proofreader: Proofreader) -> None:
    path = WAYS[suffix](tmp_path / f"report.{suffix}")
    proof = proofreader.proof(str(path), passages_in(path))
    assert sorted(told(proof)) == sorted(COMES)
    if suffix == "pdf":
        assert {place.page for one in proof.findings for place in one.places if place.file == str(path)} == {"1"}


COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DENIED = "Pupils: the target of 7,400 stands."
PLACES = {
    "an insertion that is tracked": f"<w:p><w:ins w:id='1' w:author='a'><w:r><w:t>{DENIED}</w:t></w:r></w:ins></w:p>",
    "a field to fill in": f"<w:sdt><w:sdtContent><w:p><w:r><w:t>{DENIED}</w:t></w:r></w:p></w:sdtContent></w:sdt>",
    "a box": (
        f"<w:p><w:r><mc:AlternateContent xmlns:mc='{COMPATIBLE}'><mc:Choice Requires='wps'><w:drawing><w:txbxContent>"
        f"<w:p><w:r><w:t>{DENIED}</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f"<w:txbxContent><w:p><w:r><w:t>{DENIED}</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    ),
    "a table in a table": (
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr><w:tr><w:tc><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Target</w:t></w:r></w:p>"
        "</w:tc></w:tr><w:tr><w:tc><w:p><w:r><w:t>Pupils</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>7,500</w:t>"
        "</w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>1,340</w:t></w:r></w:p></w:tc></w:tr></w:tbl><w:p/></w:tc></w:tr>"
        "</w:tbl>"
    ),
    "a footnote": "<w:p><w:r><w:t>See.</w:t></w:r><w:r><w:footnoteReference w:id='2'/></w:r></w:p>",
}


def odd_docx(path: Path, body: str) -> Path:
    """A document with something where programs often do not look; its footnote 2 says what is denied."""
    document = Document()
    document.add_paragraph("Apprentices are well behind schedule.")
    document.element.body.insert(1, parse_xml(f"<w:body {nsdecls('w')}>{body}</w:body>")[0])
    note = f"<w:footnote w:id='2'><w:p><w:r><w:t>{DENIED}</w:t></w:r></w:p></w:footnote>"
    notes = f"<w:footnotes {nsdecls('w')}>{note}</w:footnotes>"
    if "footnoteReference" in body:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        part = Part(PackURI("/word/footnotes.xml"), kind, notes.encode(), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    document.save(str(path))
    return path


@pytest.mark.parametrize("place", PLACES)
def test_a_docx_is_read_wherever_something_stands(place: str, tmp_path: Path, proofreader: Proofreader) -> None:
    path = odd_docx(tmp_path / "odd.docx", PLACES[place])
    proof = proofreader.proof(str(path), passages_in(path))
    assert [one.subject for one in proof.findings] == ["M2"]
    assert "confirmed M1 behind" in told(proof)


def test_what_was_taken_out_of_a_docx_is_not_read(tmp_path: Path, proofreader: Proofreader) -> None:
    gone = f"<w:p><w:del w:id='1' w:author='a'><w:r><w:delText>{DENIED}</w:delText></w:r></w:del></w:p>"
    path = odd_docx(tmp_path / "odd.docx", gone)
    assert told(proofreader.proof(str(path), passages_in(path))) == ["confirmed M1 behind"]


def test_a_page_that_names_no_encoding_is_read(tmp_path: Path, proofreader: Proofreader) -> None:
    path = tmp_path / "page.html"
    path.write_bytes("<html><body><p>Fag- og yrkesopplæringen er i rute.</p></body></html>".encode())
    assert told(proofreader.proof(str(path), passages_in(path))) == ["! M1 standing_is_denied"]


def test_a_line_as_long_as_a_report_is_read_in_a_moment() -> None:
    """Looking for a row of a table in it took time with the square of its length: hours."""
    started = monotonic()
    passages_of([Line("In vocational education 573 of 10,000 were awarded. " * 20_000, 1)])
    assert monotonic() - started < 5


def test_what_comes_back_on_every_page_is_no_text() -> None:
    pages = [[Line(f"{n} / 3", 1, n), Line("Erasmus+ in Norway", 2, n), Line(f"Text {n}", 3, n)] for n in (1, 2, 3)]
    assert [line.text for line in without_furniture(pages[:2])] == [line.text for page in pages[:2] for line in page]
    pages = [
        [*page, *(Line(f"so {n} {m}", m, n) for n, m in ((page[0].page, 4 + k) for k in range(6)))] for page in pages
    ]
    kept = [line.text for line in without_furniture(pages)]
    assert "Erasmus+ in Norway" not in kept
    assert "1 / 3" not in kept


def encrypted_pdf(path: Path) -> None:
    writer = pypdf.PdfWriter(io.BytesIO(typst.compile(b"secret")))
    writer.encrypt("password")
    writer.write(path)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"0" * 210_000_000)


def half_a_document(path: Path) -> None:
    whole = as_docx(path.with_name("whole.docx")).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def other_package(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("a.txt", "no document")


def broken_xml(path: Path) -> None:
    whole = as_docx(path.with_name("whole.docx"))
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(path, "w") as packed:
        for name in source.namelist():
            packed.writestr(name, b"<w:document" if name == "word/document.xml" else source.read(name))


def larger_than_any(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100_000_001)


BROKEN: dict[str, tuple[str, Callable[[Path], object], str]] = {
    "nothing in it": ("a.txt", lambda path: path.write_bytes(b""), "no text in the file"),
    "blanks only": ("a.txt", lambda path: path.write_bytes(b" \n\n "), "no text in the file"),
    "not UTF-8": ("a.txt", lambda path: path.write_bytes("ett\nl\xe6ring".encode("latin-1")), "not in UTF-8"),
    "bytes that are no text": ("a.txt", lambda path: path.write_bytes(b"a\0b"), "not a text file"),
    "HTML without text": ("a.html", lambda path: path.write_bytes(b"<html><body></body></html>"), "no text"),
    "HTML that is empty": ("a.html", lambda path: path.write_bytes(b" "), "no HTML"),
    "a PDF that is none": ("a.pdf", lambda path: path.write_bytes(b"%PDF-1.7 and then nothing"), "broken"),
    "an encrypted PDF": ("a.pdf", encrypted_pdf, "encrypted"),
    "a scanned PDF": ("a.pdf", lambda path: path.write_bytes(typst.compile(b"#rect()")), "pictures"),
    "half a DOCX": ("a.docx", half_a_document, "broken"),
    "a DOCX that is another package": ("a.docx", other_package, "broken"),
    "a DOCX with broken XML": ("a.docx", broken_xml, "broken"),
    "a DOCX that unpacks to too much": ("a.docx", bomb, "larger than any report"),
    "an encrypted or old DOC": ("a.docx", lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0" * 99), "encrypted"),
    "too long a text": ("a.txt", lambda path: path.write_text("Ord. " * 600_001), "longer than any report"),
    "too large a file": ("a.txt", larger_than_any, "larger than any report"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_report_is_a_clear_fault(name: str, tmp_path: Path) -> None:
    file, make, says = BROKEN[name]
    path = tmp_path / file
    make(path)
    with pytest.raises(DataFaults) as caught:
        passages_in(path)
    [fault] = caught.value.faults
    assert says in fault.what
    assert fault.file == str(path)
    assert fault.mend


def test_other_kinds_of_files_and_none(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="not read"):
        passages_in(tmp_path / "a.odt")
    with pytest.raises(WrongCall, match="file system"):
        passages_in(tmp_path / "none.txt")
    assert sorted(formats()) == [".docx", ".htm", ".html", ".md", ".pdf", ".text", ".txt", ".xhtml"]


@given(some.lists(some.text(some.characters(exclude_characters="\n\r"), max_size=60), max_size=30))
def test_any_lines_become_passages_and_no_word_is_lost(lines: list[str]) -> None:
    passages = passages_of([Line(line, number) for number, line in enumerate(lines, 1)])
    said = "".join("".join(passage.text.split()) for passage in passages)
    for sign in {sign for line in lines for sign in line if sign.isalpha()}:
        assert said.count(sign) == sum(line.count(sign) for line in lines) or sign == "o"


@given(some.binary(max_size=300), some.sampled_from(["a.txt", "a.html", "a.docx", "a.pdf"]))
def test_any_bytes_are_read_or_a_fault(tmp_path_factory: pytest.TempPathFactory, content: bytes, name: str) -> None:
    path = tmp_path_factory.mktemp("bytes") / name
    path.write_bytes(content)
    try:
        passages_in(path)
    except ErasmeterError as error:
        assert error.faults
