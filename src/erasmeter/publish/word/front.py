"""What stands before and around the text: the first page, the contents, the edges of the pages."""

from docx.document import Document as Word

from erasmeter.present.blocks import Heading
from erasmeter.present.wording import Wording
from erasmeter.publish.paper import Paper, shortened
from erasmeter.publish.word.fields import Bookmarks, add_field, add_link, close_field, open_field

_CONTENTS = r'TOC \o "1-2" \h \z \u'
_DEEPEST = 3
"""The lowest level of heading in the contents, as blocks count them."""


def add_front(word: Word, paper: Paper, sender: str) -> None:
    """Title, subtitle, facts and closing words, which fill the first page."""
    document = paper.document
    word.add_paragraph(style="Sender").add_run(sender)
    word.add_paragraph(style="Title").add_run(document.title)
    word.add_paragraph(style="Subtitle").add_run(document.subtitle)
    for label, value in document.facts:
        paragraph = word.add_paragraph(style="Fact")
        paragraph.add_run(label, "Fact Label")
        paragraph.add_run(f"\t{value}", "Strong")
    word.add_paragraph(style="Closing Words").add_run(document.closing)


def add_contents(word: Word, paper: Paper, bookmarks: Bookmarks, wording: Wording) -> None:
    """The contents as a field that is filled: names that lead there. The page numbers are Word's to find, and come
    when the field is updated."""
    word.add_paragraph(style="TOC Heading").add_run(wording.say("page.contents"))
    headings = [block for block in paper.blocks if isinstance(block, Heading) and block.level <= _DEEPEST]
    for number, heading in enumerate(headings):
        paragraph = word.add_paragraph(style=f"toc {heading.level - 1}")
        if number == 0:
            open_field(paragraph, _CONTENTS)
        add_link(paragraph, heading.text, place=bookmarks.name(heading.anchor))
        if number == len(headings) - 1:
            close_field(paragraph)


def add_edges(word: Word, paper: Paper) -> None:
    """Header and footer of all pages but the first."""
    section = word.sections[0]
    section.different_first_page_header_footer = True
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    head.style, foot.style = "Header", "Footer"
    head.add_run(f"{shortened(paper.document.title)}\t{shortened(paper.document.subtitle)}")
    add_field(foot, "PAGE", "1")
    foot.add_run(" / ")
    add_field(foot, "NUMPAGES", "1")
