"""A report as one self-contained page per language: styles and drawings within, no script, nothing from the network."""

import re
from collections.abc import Sequence
from pathlib import Path

from babel import Locale, UnknownLocaleError
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from erasmeter.base.atomic import write_text
from erasmeter.present import palette
from erasmeter.present.blocks import Document
from erasmeter.present.edition import Edition
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording
from erasmeter.publish.publication import Publication

_HOST = re.compile(r"https?://(?:www\.)?([^/?#]+).*")
_TEMPLATES = Path(__file__).parents[2] / "publish_templates"


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes ``report.<language>.html`` for every language, each whole or not at all."""
    paths = []
    for language, document in publication.documents.items():
        path = folder / _file_name(language)
        write_text(path, render(document, publication.edition, publication.languages))
        paths.append(path)
    return paths


def render(document: Document, edition: Edition, languages: Sequence[str]) -> str:
    """The page as HTML, with links to the other ``languages``. All text is escaped; only the drawings, which are ours,
    go in as they are."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.tests["of_kind"] = lambda block, kind: type(block).__name__ == kind
    environment.filters["style_name"] = _name
    environment.filters["host"] = _host
    wording = Wording(edition.texts, document.language)
    return environment.get_template("report.html.j2").render(
        document=document,
        say=wording.say,
        others=[(other, _file_name(other), _own_name(other)) for other in languages if other != document.language],
        style=Markup((_TEMPLATES / "report.css").read_text(encoding="utf-8")),
        shades=_shades(),
        verdicts=[_name(verdict) for verdict in LOOKS],
        all_shades=palette.ALL,
        drawing=Markup,
    )


def _file_name(language: str) -> str:
    return f"report.{language}.html"


def _own_name(language: str) -> str:
    """What a language calls itself: norsk bokmål, English."""
    try:
        return str(Locale.parse(language).get_display_name(language) or language).capitalize()
    except (UnknownLocaleError, ValueError):
        return language


def _host(address: str) -> str:
    """The name of the place that an address leads to, short enough to stand in a sentence."""
    return _HOST.sub(r"\1", address)


def _shades() -> dict[str, palette.Shade]:
    named = {
        "ink": palette.INK,
        "muted": palette.MUTED,
        "line": palette.LINE,
        "track": palette.TRACK,
        "paper": palette.PAPER,
        "strong": palette.STRONG,
    }
    return named | {_name(verdict): look.shade for verdict, look in LOOKS.items()}


def _name(verdict: str) -> str:
    """A verdict as the name of a style."""
    return verdict.replace(" ", "-")
