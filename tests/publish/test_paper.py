"""The document on paper: what is numbered, what moves to the appendix; text that can do no harm; pictures of dots."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.base.harmless import harmless_text
from erasmeter.model.imprints import Imprint
from erasmeter.present import blocks
from erasmeter.present.wording import Wording
from erasmeter.publish.harmless import harmless
from erasmeter.publish.paper import Foreign, Numbered, on_paper, sender, shortened
from erasmeter.publish.pictures import png
from tests.present import norway
from tests.publish.test_every_block import DOCUMENT, FIGURE, SVG, TABLE

WORDING = Wording(norway.texts(), "en")


def _document(*found: blocks.Block) -> blocks.Document:
    return blocks.Document("en", "Title", "Subtitle", (), found, "Closing")


def test_tables_and_figures_count_through_passages_and_data_stands_at_the_end() -> None:
    passage = blocks.Passage("nb", (TABLE, FIGURE))
    paper = on_paper(_document(TABLE, FIGURE, passage, TABLE), WORDING)
    table, figure, foreign, last, heading, first_data, second_data = paper.blocks
    assert isinstance(foreign, Foreign)
    labels = [block.label for block in (table, figure, *foreign.blocks, last) if isinstance(block, Numbered)]
    assert labels == ["Table\u00a01", "Figure\u00a01", "Table\u00a02", "Figure\u00a02", "Table\u00a03"]
    assert isinstance(heading, blocks.Heading)
    assert isinstance(figure, Numbered) and figure.data == first_data
    assert isinstance(second_data, Numbered) and second_data.label == "Table\u00a05"


def test_without_figures_there_is_no_appendix() -> None:
    assert on_paper(_document(blocks.Note("alone")), WORDING).blocks == (blocks.Note("alone"),)


def test_headings_go_down_one_level_at_a_time() -> None:
    levels = (2, 4, 3, 5, 2, 3)
    found = on_paper(_document(*(blocks.Heading("x", f"x{n}", level) for n, level in enumerate(levels))), WORDING)
    assert [block.level for block in found.blocks if isinstance(block, blocks.Heading)] == [2, 3, 3, 4, 2, 3]
    commentary = blocks.Commentary("by", (blocks.Heading("a", "a", 2), blocks.Heading("b", "b", 6)))
    (_, commented) = on_paper(_document(blocks.Heading("x", "x"), commentary), WORDING).blocks
    assert isinstance(commented, blocks.Commentary)
    assert [part.level for part in commented.blocks if isinstance(part, blocks.Heading)] == [3, 4]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain  text – √ ▲", "plain  text – √ ▲"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\x00\x1b\x7f", "a[U+0000][U+001B][U+007F]"),
        ("one\r\ntwo\tthree\u2028four", "one two three four"),
        ("half \ud800", "half [U+D800]"),
        ("joined \u200d\u00ad ", "joined \u200d\u00ad "),
    ],
)
def test_what_acts_but_cannot_be_seen_is_named(text: str, shown: str) -> None:
    assert harmless_text(text) == shown


@given(st.text())
def test_harmless_text_can_stand_in_xml_and_stays_as_it_is(text: str) -> None:
    shown = harmless_text(text)
    assert all(ord(sign) >= 32 and not 0xD800 <= ord(sign) < 0xE000 for sign in shown)
    assert harmless_text(shown) == shown


def test_a_document_is_made_harmless_down_to_its_cells() -> None:
    assert harmless(DOCUMENT) == DOCUMENT
    cell = blocks.Cell("a\x07", detail="b\x07", mark=blocks.Mark("ahead", "▲", "c\x07"))
    (table,) = harmless(_document(blocks.Table("d\x07", (blocks.Column("e\x07"),), ((cell,),)))).blocks
    assert "\x07" not in repr(table)
    assert repr(table).count("[U+0007]") == 5


def test_the_edge_of_a_page_holds_a_line() -> None:
    assert shortened("short") == "short"
    assert shortened("x" * 100) == "x" * 68 + " …"


def test_the_publisher_sends_the_document() -> None:
    assert sender(Imprint(publisher="The Ministry")) == "The Ministry"
    assert sender(Imprint()) == sender(None) == "erasmeter"


def test_a_picture_has_dots_enough_and_the_same_each_time() -> None:
    made = png(SVG)
    width, height = struct.unpack(">II", made[16:24])
    assert (width, height) == (600, 120)
    assert png(SVG) == made
    assert struct.unpack(">II", png(SVG, 2)[16:24]) == (400, 80)
    with pytest.raises(ValueError):
        png("no drawing")
