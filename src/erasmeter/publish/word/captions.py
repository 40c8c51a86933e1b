"""Captions that go on counting when somebody adds a table or a figure of their own."""

from docx.text.paragraph import Paragraph

from erasmeter.publish.paper import Numbered
from erasmeter.publish.word.fields import Bookmarks, add_field


def add_caption(paragraph: Paragraph, numbered: Numbered, text: str, bookmarks: Bookmarks) -> None:
    """``Table 3  What it says``, where 3 is a field of Word's and the whole label can be referred to."""
    end = bookmarks.begin(paragraph, numbered.anchor)
    paragraph.add_run(f"{numbered.kind}\u00a0")
    add_field(paragraph, f"SEQ {numbered.kind} \\* ARABIC", str(numbered.number))
    paragraph._p.append(end)
    paragraph.add_run(f"\u2002{text}")
