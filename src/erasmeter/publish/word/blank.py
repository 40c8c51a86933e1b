"""A Word document without content: our styles, numbering and settings, A4, in its language, and nothing left over."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
from docx.document import Document as Word
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml import parse_xml
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from erasmeter.base.numbers import Numbers
from erasmeter.present.figures import palette
from erasmeter.present.looks import LOOKS
from erasmeter.publish.columns import PADDING, UPRIGHT
from erasmeter.publish.word.names import locale, verdict_style

TWIPS = 20
"""Word counts in twentieths of a point."""
_TEMPLATES = Path(__file__).parents[2] / "publish_templates" / "word"
_NEEDED = {RT.STYLES, RT.NUMBERING, RT.SETTINGS, RT.THEME, RT.FONT_TABLE}


def blank(language: str) -> Word:
    """A document to write into, on upright pages."""
    word = docx.Document()
    _drop_leftovers(word)
    filled = {
        "locale": locale(language),
        "decimal": Numbers(language).vega_locale["decimal"],
        "width": round(UPRIGHT * TWIPS),
        "padding": round(PADDING * TWIPS),
        "shades": {name.lower(): getattr(palette, name).light for name in ("INK", "MUTED", "LINE", "STRONG")},
        "verdicts": {verdict: look.shade.light for verdict, look in LOOKS.items()},
    }
    _replace(word.styles.element, "styles.xml.j2", filled)
    _replace(word.part.numbering_part.element, "numbering.xml", filled)
    _replace(word.settings.element, "settings.xml.j2", filled)
    _on_a4(word)
    return word


def _on_a4(word: Word) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin, section.bottom_margin = Mm(24), Mm(22)
    section.header_distance, section.footer_distance = Mm(12), Mm(11)


def _replace(element: BaseOxmlElement, template: str, filled: Mapping[str, Any]) -> None:
    """Puts the content of a template in the place of what an element holds."""
    environment = Environment(loader=FileSystemLoader(_TEMPLATES), autoescape=True, undefined=StrictUndefined)
    environment.filters["hex"] = lambda shade: shade.removeprefix("#").upper()
    environment.filters["style_id"] = verdict_style
    made = parse_xml(environment.get_template(template).render(filled).strip())
    for child in list(element):
        element.remove(child)
    for child in list(made):
        element.append(child)


def _drop_leftovers(word: Word) -> None:
    """What the library's own template brings and nobody needs: a thumbnail, another program's name, old styles."""
    for name in [name for name, part in word.part.rels.items() if part.reltype not in _NEEDED]:
        del word.part.rels[name]
    package = word.part.package
    kept = {RT.OFFICE_DOCUMENT, RT.CORE_PROPERTIES}
    for name in [name for name, part in package.rels.items() if part.reltype not in kept]:
        del package.rels[name]
