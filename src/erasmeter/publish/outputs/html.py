"""A report as one self-contained page per language: styles and drawings within, no script, nothing from the network."""

from collections.abc import Sequence
from pathlib import Path

from markupsafe import Markup

from erasmeter.present.blocks import Document
from erasmeter.present.edition import Edition
from erasmeter.present.wording import Wording
from erasmeter.publish.pages.templates import environment, filled, own_name, stylesheet
from erasmeter.publish.publication import Publication
from erasmeter.publish.reports import report_name, write_reports


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes ``report.<language>.html`` for every language, each whole or not at all."""
    edition, languages = publication.edition, publication.languages
    return write_reports(publication, folder, "html", lambda document: render(document, edition, languages).encode())


def render(document: Document, edition: Edition, languages: Sequence[str]) -> str:
    """The page as HTML, with links to the other ``languages``. All text is escaped; only the drawings, which are ours,
    go in as they are."""
    wording = Wording(edition.texts, document.language)
    return filled(
        environment(),
        "report.html.j2",
        document=document,
        say=wording.say,
        others=[
            (other, report_name(other, "html"), own_name(other)) for other in languages if other != document.language
        ],
        style=Markup(stylesheet("report.css")),
        leads={},
    )
