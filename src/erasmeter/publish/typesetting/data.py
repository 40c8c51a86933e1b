"""The report as plain data for the template: every block with its kind, tables with the widths of their columns."""

from dataclasses import asdict
from datetime import date
from typing import Any

from erasmeter.present import palette
from erasmeter.present.blocks import Block, Commentary, Heading, List, Paragraph, Statements, Table
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording
from erasmeter.publish.addresses import host
from erasmeter.publish.columns import PADDING, widths
from erasmeter.publish.fonts import TEXT
from erasmeter.publish.paper import Numbered, Paper, shortened

_TALL = 500
"""A row with a cell of more characters may break over pages."""
_SHORT_ROWS, _SHORT_TEXT = 12, 2000
"""A table of no more rows and characters surely fits on half a page."""
_REGIONS = {"nb": "NO", "nn": "NO", "en": "GB"}
# The second has the signs of verdicts that the first lacks; it comes with the typesetter.
_FONTS = (TEXT, "DejaVu Sans Mono")


def as_data(paper: Paper, day: date, wording: Wording) -> dict[str, Any]:
    """What the template reads: texts, colours and blocks; made of strings, numbers, lists and dictionaries only."""
    document = paper.document
    return {
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "title": document.title,
        "subtitle": document.subtitle,
        "running": {"title": shortened(document.title), "subtitle": shortened(document.subtitle)},
        "author": "erasmeter",
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "facts": [{"label": label, "value": value} for label, value in document.facts],
        "closing": document.closing,
        "fonts": _FONTS,
        "shades": {
            "ink": palette.INK.light,
            "muted": palette.MUTED.light,
            "line": palette.LINE.light,
            "track": palette.TRACK.light,
            "strong": palette.STRONG.light,
        },
        "verdicts": {verdict: look.shade.light for verdict, look in LOOKS.items()},
        "words": {"contents": wording.say("page.contents"), "page": wording.say("print.page", page="{page}")},
        "blocks": _blocks(paper, wording),
    }


def _blocks(paper: Paper, wording: Wording) -> list[dict[str, Any]]:
    found, level = [], 1
    for block in paper.blocks:
        if isinstance(block, Heading):
            level = block.level
        if isinstance(block, Numbered):
            found.append(_numbered(block, wording))
        elif isinstance(block, Statements):
            found.append(_plain(block) | {"level": level + 1})
        elif isinstance(block, Paragraph):
            found.append(_plain(block) | {"host": host(block.address or "")})
        else:
            found.append(_plain(block))
    return found


def _plain(block: Block) -> dict[str, Any]:
    found = asdict(block) | {"kind": type(block).__name__}
    if isinstance(block, Commentary):
        found["blocks"] = [_plain(part) for part in block.blocks]
    elif isinstance(block, List):
        found["items"] = [{"label": label, "text": text} for label, text in block.items]
    return found


def _numbered(numbered: Numbered, wording: Wording) -> dict[str, Any]:
    block = numbered.block
    found = {"kind": type(block).__name__, "label": numbered.label, "anchor": numbered.anchor}
    if isinstance(block, Table):
        return found | {"caption": block.caption, "table": _table(block)}
    data = numbered.data
    reference = wording.say("print.data.reference", number=str(data.number)) if data else ""
    return found | {
        "caption": block.title,
        "svg": block.svg,
        "description": block.description,
        "notes": block.notes,
        "data": {"anchor": data.anchor, "reference": reference} if data else None,
    }


def _table(table: Table) -> dict[str, Any]:
    set_out = widths(table)
    lengths = [len(cell.text) + len(cell.detail or "") for row in table.rows for cell in row]
    tall = max(lengths, default=0) > _TALL
    short = not tall and len(table.rows) <= _SHORT_ROWS and sum(lengths) <= _SHORT_TEXT
    return asdict(table) | {
        "widths": set_out.columns,
        "size": set_out.size,
        "padding": PADDING,
        "on-its-side": set_out.on_its_side,
        "tall": tall,
        "short": short,
    }
