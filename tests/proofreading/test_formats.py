"""The same small report as text, HTML, DOCX and PDF; and every way in which a file can be no report."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
import typst
from docx import Document
from hypothesis import given
from hypothesis import strategies as some

from erasmeter.errors import DataFaults, ErasmeterError, WrongCall
from erasmeter.proofreading.assembling import passages_of
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
