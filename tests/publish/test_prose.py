"""Runs of text on the page: what people wrote looks as they meant it, and is harmless."""

from dataclasses import replace

from erasmeter.present.blocks import Commentary, Heading, Points, Prose, Span
from erasmeter.present.document import document
from erasmeter.publish.outputs import html
from tests.present import norway

EDITION = norway.edition()


def _page(commentary: Commentary) -> str:
    made = replace(document(EDITION, "en"), blocks=(commentary,))
    return html.render(made, EDITION, ("nb", "en"))


def test_runs_of_text_keep_their_looks_and_no_space_comes_between() -> None:
    spans = (
        Span("So "),
        Span("much", strong=True),
        Span(", or "),
        Span("more", strong=True, emphasis=True),
        Span(": see "),
        Span("the list", address="https://example.org/a?b=1&c=2"),
        Span(" and "),
        Span("P4", code=True),
        Span("."),
    )
    page = _page(Commentary("Comment", (Prose(spans),)))
    assert (
        "<p>So <strong>much</strong>, or <strong><em>more</em></strong>: see "
        '<a href="https://example.org/a?b=1&amp;c=2">the list</a> and <code>P4</code>.</p>'
    ) in page


def test_points_and_headings() -> None:
    one, two = (Span("one"),), (Span("two", emphasis=True),)
    heading = Heading("Why", "note-m1-1", 3)
    page = _page(Commentary("Comment", (heading, Points((one, two)), Points((one,), 1), Points((two,), 4))))
    plain = " ".join(page.split())
    assert '<p class="by">Comment</p> <h3 id="note-m1-1">Why</h3>' in plain
    assert '<ul class="items"> <li>one</li> <li><em>two</em></li> </ul>' in plain
    assert '<ol class="items"> <li>one</li> </ol>' in plain
    assert '<ol class="items" start="4"> <li><em>two</em></li> </ol>' in plain


def test_hostile_runs_stay_text() -> None:
    page = _page(Commentary("<b>", (Prose((Span("<script>x</script>", code=True), Span("{{ 7*7 }}", strong=True))),)))
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
