"""A report as PDF to print and to keep: PDF/UA-1 and PDF/A-2a in one file per language."""

from pathlib import Path

from erasmeter.model.imprints import Imprint
from erasmeter.present.blocks import Document
from erasmeter.present.edition import Edition
from erasmeter.present.wording import Wording
from erasmeter.publish.paper import on_paper, sender
from erasmeter.publish.publication import Publication
from erasmeter.publish.reports import write_reports
from erasmeter.publish.typesetting.data import as_data
from erasmeter.publish.typesetting.glyphs import settable
from erasmeter.publish.typesetting.setting import set_pdf


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes ``report.<language>.pdf`` for every language, each whole or not at all."""
    edition, imprint = publication.edition, publication.imprint
    return write_reports(publication, folder, "pdf", lambda document: render(document, edition, imprint))


def render(document: Document, edition: Edition, imprint: Imprint | None = None) -> bytes:
    """The report as PDF, dated as the edition is."""
    wording = Wording(edition.texts, document.language)
    data = as_data(on_paper(document, wording), edition.as_of, sender(imprint), wording)
    return set_pdf(settable(data), edition.as_of)
