"""Notes: filled anew from every edition, harmless whatever stands in them, and faults at their lines."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from erasmeter.errors import DefinitionFaults
from erasmeter.present.blocks import Block, Commentary, Heading, Points, Prose, Span
from erasmeter.present.document import document
from erasmeter.present.edition import Edition
from erasmeter.present.notes.files import CHAPTERS, Places, load_notes
from erasmeter.present.notes.filling import binding_faults, notes_for
from erasmeter.present.notes.markdown import passages_of
from erasmeter.present.notes.note import Note
from erasmeter.present.sentences import Sentences
from erasmeter.present.wording import Wording
from tests.present import norway

PLACES = Places(norway.strategy(), ("nb", "nn", "en"))


def edition(text: str, place: str = "M1", language: str = "nb", **changes: object) -> Edition:
    passages, faults = passages_of(text, "note.md")
    assert faults == []
    return norway.edition(notes=(Note(place, language, f"notes/{place}.{language}.md", passages),), **changes)


def filled(made: Edition, place: str = "M1", language: str = "nb") -> tuple[Block, ...]:
    [commentary] = notes_for(place, Sentences(made, Wording(made.texts, language)))
    assert isinstance(commentary, Commentary)
    return commentary.blocks


def written(folder: Path, **notes: str | bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in notes.items():
        content = text if isinstance(text, bytes) else text.encode()
        (folder / f"{name.replace('__', '.')}.md").write_bytes(content)
    return folder


SAID = [
    ("Tildelt er {M1.value} av {M1.goal}.", "Tildelt er 573 av 10\u202f000."),
    ("Takten er {M1.pace.budget} ({ M1.verdict.budget }).", "Takten er 0,55 (langt etter skjema)."),
    ("Andelen er {P4.share}: {P4.value}.", "Andelen er 60,7\u00a0%: 17 av 28."),
    ("Per {as_of} gjenstår {calls.left} av {calls.all}.", "Per 30. september 2021 gjenstår 6 av 7."),
    ("Ukjent er {P1.value}.", "Ukjent er –."),
    (r"En \{klamme} og en { alene", "En {klamme} og en { alene"),
    ("<b>HTML</b> &amp; <script>x</script>", "<b>HTML</b> & <script>x</script>"),
    ("over\nto linjer", "over to linjer"),
    (r"Året \1 300 og \63 %", "Året 1 300 og 63 %"),
]


@pytest.mark.parametrize(("text", "said"), SAID, ids=[text for text, _ in SAID])
def test_numbers_are_filled_in(text: str, said: str) -> None:
    assert filled(edition(text)) == (Prose((Span(said),)),)


def test_notes_survive_a_refresh() -> None:
    note = edition("Tildelt er {M1.value}, og {M1.left} gjenstår.").notes
    later = replace(norway.FIGURES[0], numerator=2190)
    statuses = tuple(norway.status(later if one.id == "M1" else one, calls_held=2) for one in norway.FIGURES)
    refreshed = norway.edition(notes=note, statuses=statuses, calls_held=(2021, 2022))
    assert filled(refreshed) == (Prose((Span("Tildelt er 2\u202f190, og 7\u202f810 gjenstår."),)),)


def test_looks_links_lists_and_headings() -> None:
    text = (
        "# Hvorfor {M1.value}?\n\n"
        "**Fordi {M1.share} er *lite***, se [listen](https://example.org/a?b=1) og `{M1.value}`.\n\n"
        "- én\n- to {M1.goal}\n  til\n\n3. tre\n4. fire\n\nSkriv til <mailto:post@example.org>."
    )
    assert filled(edition(text)) == (
        Heading("Hvorfor 573?", "note-M1-1", 3),
        Prose(
            (
                Span("Fordi 5,7\u00a0% er ", strong=True),
                Span("lite", strong=True, emphasis=True),
                Span(", se "),
                Span("listen", address="https://example.org/a?b=1"),
                Span(" og "),
                Span("{M1.value}", code=True),
                Span("."),
            )
        ),
        Points(((Span("én"),), (Span("to 10\u202f000 til"),))),
        Points(((Span("tre"),), (Span("fire"),)), 3),
        Prose(
            (Span("Skriv til "), Span("mailto:post@example.org", address="mailto:post@example.org"), Span("."))
        ),
    )  # fmt: skip


def test_a_note_stands_in_its_language_at_its_place_only() -> None:
    made = edition("Her", "mobility", "en")
    for place, language, blocks in (("mobility", "en", 1), ("mobility", "nb", 0), ("M1", "en", 0)):
        assert len(notes_for(place, Sentences(made, Wording(made.texts, language)))) == blocks


def test_notes_stand_at_the_end_of_their_chapters() -> None:
    notes = [edition("x {M1.value}", place).notes[0] for place in ("M1", "mobility", "M3", "summary", "levels")]
    bare = document(norway.edition(), "nb").blocks
    blocks = document(norway.edition(notes=tuple(notes)), "nb").blocks
    chapter, found = "", []
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            chapter = block.anchor
        elif isinstance(block, Commentary):
            found.append((chapter, block.title))
    assert found == [
        ("summary", "Kommentar"),
        ("group-mobility", "Kommentar til M1 Elever og lærlinger i fag- og yrkesopplæring"),
        ("group-mobility", "Kommentar til M3 Ansatte i barnehage og skole"),
        ("group-mobility", "Kommentar"),
        ("levels", "Kommentar"),
    ]
    without = [block for block in blocks if not isinstance(block, Commentary)]
    lone = [block for block in without if block not in bare]
    assert len(without) - len(lone) == len(bare)


@pytest.mark.parametrize("language", sorted(norway.texts()))
def test_every_chapter_has_a_title(language: str) -> None:
    texts = norway.texts()[language]
    assert [name for name in CHAPTERS if f"chapter.{name}" not in texts] == []


def test_a_binding_to_no_fact_is_a_fault_at_its_line() -> None:
    made = edition("Først\n\n- én {M1.value}\n- to {M1.valu},\n  og {mobilitet}")
    faults = binding_faults(made, Path("ws"))
    assert [(fault.where, fault.found) for fault in faults] == [
        ("ws/notes/M1.nb.md:4", "{M1.valu}"),
        ("ws/notes/M1.nb.md:5", "{mobilitet}"),
    ]
    assert "M1.value" in faults[0].allowed
    assert faults[0].mend is not None
    assert faults[0].mend.startswith("did you mean 'M1.value'?")
    with pytest.raises(DefinitionFaults, match=r"M1\.valu"):
        notes_for("M1", Sentences(made, Wording(made.texts, "nb")))


REFUSED = [
    ("a\n\n    set in", 3, "a block of code"),
    ("a\n```\ncode\n```", 2, "a block of code"),
    ("> said", 1, "a quotation"),
    ("a\n\n---\n\nb", 3, "a line across the page"),
    ("| a | b |\n|---|---|\n| 1 | 2 |", 1, "a table"),
    ("- a\n  - b", 1, "more than one paragraph"),
    ("- a\n\n  b", 1, "more than one paragraph"),
    ("see ![a](http://example.org/a.png)", 1, "a picture"),
    ("a\nb [x](javascript:alert(1))", 2, "leads nowhere"),
    ("[x](other.md)", 1, "leads nowhere"),
    ("<data:text/html,x>", 1, "leads nowhere"),
    ("a\n\nb\u202ec", 3, "cannot be seen"),
    ("a\u200bb", 1, "cannot be seen"),
    ("a\x1b[2Jb", 1, "cannot be seen"),
    ("a\n\nb &#x202e; c", 3, "cannot be seen"),
]


@pytest.mark.parametrize(("text", "line", "says"), REFUSED, ids=[says + repr(text)[:20] for text, _, says in REFUSED])
def test_what_a_note_cannot_have(text: str, line: int, says: str) -> None:
    _, faults = passages_of(text, "note.md")
    assert [(fault.line, says in fault.what) for fault in faults] == [(line, True)]


FILES = [
    ({"mobilty__nb": "x"}, "on what there is not", "did you mean 'mobility'?"),
    ({"M1__fi": "x"}, "a language that has no texts", "allowed: en, nb, nn"),
    ({"M1": "x"}, "not PLACE.LANGUAGE.md", "M1.en.md"),
    ({"M1__nb": b"\xff\xfeT\x00e\x00"}, "not a text file", "UTF-8"),
    ({"M1__nb": "linje\nfør \xe5".encode("latin-1")}, "not in UTF-8", "M1.nb.md:2"),
    ({"M1__nb": " \n"}, "is empty", "delete"),
    ({"M1__nb": "x" * 200_001}, "larger than any note", "200 kB"),
    ({"M1__nb": "a\n> b", "M9__en": "x"}, "a quotation", "on what there is not"),
]


@pytest.mark.parametrize(("notes", "says", "also"), FILES, ids=[says for _, says, _ in FILES])
def test_a_file_at_fault(tmp_path: Path, notes: dict[str, str | bytes], says: str, also: str) -> None:
    with pytest.raises(DefinitionFaults) as caught:
        load_notes(written(tmp_path / "notes", **notes), PLACES)
    assert says in str(caught.value)
    assert also in str(caught.value)


def test_a_folder_of_notes(tmp_path: Path) -> None:
    folder = written(tmp_path / "notes", M1__nb="\ufeffEn {M1.value}\r\n\r\nto", society__en="x", summary__nn="y")
    (folder / ".DS_Store").write_bytes(b"\0")
    notes = load_notes(folder, PLACES)
    assert [(note.place, note.language, note.file) for note in notes] == [
        ("M1", "nb", "notes/M1.nb.md"),
        ("society", "en", "notes/society.en.md"),
        ("summary", "nn", "notes/summary.nn.md"),
    ]
    assert notes[0].bindings == (("M1.value", 1),)
    assert load_notes(tmp_path / "none", PLACES) == ()


def test_a_line_of_any_length_is_a_paragraph() -> None:
    [block] = filled(edition("ord " * 2_500 + "{M1.value}"))
    assert isinstance(block, Prose)
    assert block.spans[0].text.endswith("ord 573")


@given(some.text(some.characters(exclude_categories=("Cc", "Cf", "Cs")), max_size=200))
def test_any_text_gives_blocks_or_faults(text: str) -> None:
    passages, faults = passages_of(text, "note.md")
    if faults or not passages:
        return
    note = Note("M1", "nb", "n", passages)
    made = norway.edition(notes=(note,), statuses=(), coverages=())
    unknown = binding_faults(made, Path())
    assert len(unknown) == len(note.bindings) - sum(name in ("as_of", "country") for name, _ in note.bindings)
