"""A report as a Word document to go on editing: real styles, captions that count, tables with header rows."""

from pathlib import Path

from erasmeter.model.imprints import Imprint
from erasmeter.present.blocks import Document
from erasmeter.present.edition import Edition
from erasmeter.present.wording import Wording
from erasmeter.publish.paper import on_paper, sender
from erasmeter.publish.publication import Publication
from erasmeter.publish.reports import write_reports
from erasmeter.publish.word.blank import blank
from erasmeter.publish.word.body import Body
from erasmeter.publish.word.fields import Bookmarks
from erasmeter.publish.word.front import add_contents, add_edges, add_front
from erasmeter.publish.word.package import as_bytes, describe


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes ``report.<language>.docx`` for every language, each whole or not at all."""
    edition, imprint = publication.edition, publication.imprint
    return write_reports(publication, folder, "docx", lambda document: render(document, edition, imprint))


def render(document: Document, edition: Edition, imprint: Imprint | None = None) -> bytes:
    """The report as a Word document, dated as the edition is."""
    wording, bookmarks = Wording(edition.texts, document.language), Bookmarks()
    paper, word = on_paper(document, wording), blank(document.language)
    add_edges(word, paper)
    add_front(word, paper, sender(imprint))
    add_contents(word, paper, bookmarks, wording)
    body = Body(word, bookmarks, wording)
    for block in paper.blocks:
        body.write(block)
    describe(word, document, edition.as_of, sender(imprint))
    return as_bytes(word)
