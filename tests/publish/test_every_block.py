"""A document that holds every kind of block there is, and what it says. A new kind fails here until it has a sample."""

from dataclasses import replace
from typing import get_args

from erasmeter.present import blocks
from erasmeter.present.blocks import Cell, Column, Mark, Span, Table

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 200 40" role="img" aria-labelledby="t d">'
    '<title id="t">Drawn title</title><desc id="d">Drawn description</desc>'
    '<rect x="0" y="5" width="120" height="20" fill="#12528a"/>'
    '<text x="4" y="36" font-family="\'Source Sans Pro\', sans-serif" font-size="10">● drawn ▲</text></svg>'
)
AHEAD = Mark("ahead", "▲", "ahead of schedule")
DATA = Table("Data caption", (Column("Data heading"), Column("Number", "end")), ((Cell("data cell"), Cell("41")),))
TABLE = Table(
    "Table caption",
    (Column("First heading"), Column("Second heading", "end", kept=True), Column("Third heading")),
    (
        (Cell("row heading", label="M1", detail="detail beneath"), Cell("1\u202f234"), Cell("", mark=AHEAD)),
        (Cell("autre ligne", language="fr"), Cell("2"), Cell("0123abcd" * 8, code=True)),
    ),
    ("Note of the table",),
)
FIGURE = blocks.Figure("figure-one", "Figure title", "Figure description", SVG, SVG, DATA, ("Note of the figure",))
AGAIN = replace(FIGURE, anchor="figure-two", svg=SVG.replace('"t', '"t2'), svg_narrow=SVG)
SAMPLES: tuple[blocks.Block, ...] = (
    blocks.Heading("Chapter heading", "chapter"),
    blocks.Paragraph("Lead paragraph", lead=True),
    blocks.Paragraph("Plain paragraph", address="https://www.example.org/some/where"),
    blocks.Note("Lone note"),
    blocks.List((("Label", "labelled item"), (None, "item without label"))),
    blocks.Tally("Tally title", (blocks.Count(AHEAD, "17", ("P3", "P5")),)),
    blocks.Statements("Statements title", (blocks.Statement("M7", "Statement name", AHEAD, "Statement text."),)),
    TABLE,
    FIGURE,
    blocks.Heading("Section heading", "section", 3),
    blocks.Prose((Span("Prose "), Span("strong", strong=True), Span(" "), Span("code", code=True))),
    blocks.Points(((Span("bullet point"),),)),
    blocks.Points(((Span("numbered point"),), (Span("linked", address="https://example.org/"),)), 4),
    blocks.Commentary("Whose words", (blocks.Heading("Why so", "why", 4), blocks.Prose((Span("Words of people"),)))),
    blocks.Passage("nb", (blocks.Heading("Norsk avsnitt", "norsk", 3), blocks.Paragraph("Skrevet på norsk"), AGAIN)),
)
DOCUMENT = blocks.Document("en", "Sample title", "Sample subtitle", (("Fact", "value"),), SAMPLES, "Closing words")
SAID = (
    "Sample title", "Sample subtitle", "Fact", "value", "Closing words", "Chapter heading", "Lead paragraph",
    "Plain paragraph", "example.org", "Lone note", "Label", "labelled item", "item without label", "17",
    "▲", "ahead of schedule", "P3, P5", "Statements title", "M7", "Statement name.", "Statement text.",
    "Table caption", "First heading", "Second heading", "Third heading", "row heading", "M1", "detail beneath",
    "1\u202f234", "autre ligne", "0123abcd", "Note of the table", "Figure title", "Note of the figure", "data cell",
    "41", "Data heading", "Section heading", "Prose strong code", "bullet point", "numbered point", "4.", "linked",
    "Whose words", "Why so", "Words of people", "Norsk avsnitt", "Skrevet på norsk",
)  # fmt: skip
"""What every form must say."""


def test_every_kind_of_block_has_a_sample() -> None:
    assert {type(block) for block in SAMPLES} == set(get_args(blocks.Block))
