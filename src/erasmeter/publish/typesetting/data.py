"""The report as plain data for the template: every block with its kind, tables with the widths of their columns."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date
from typing import Any

from erasmeter.present.blocks import Commentary, Heading, List, Paragraph, Statements, Table
from erasmeter.present.figures import palette
from erasmeter.present.looks import LOOKS
from erasmeter.present.wording import Wording
from erasmeter.publish.addresses import host
from erasmeter.publish.breaking import has_tall_rows, is_short
from erasmeter.publish.columns import PADDING, widths
from erasmeter.publish.fonts import TEXT
from erasmeter.publish.paper import Foreign, Numbered, Paper, PaperBlock, shortened

_LONGEST_NAME = 2000
"""What stands in lists of the archive's form (bookmarks, the name of the document) has a limit there."""
_LONGEST_HEADING = 300
"""Of a column: its row repeats on every page, and must not fill it."""
_REGIONS = {"nb": "NO", "nn": "NO", "en": "GB"}
# The second has the signs of verdicts that the first lacks; it comes with the typesetter.
_FONTS = (TEXT, "DejaVu Sans Mono")


def as_data(paper: Paper, day: date, sender: str, wording: Wording) -> dict[str, Any]:
    """What the template reads: texts, colours and blocks; made of strings, numbers, lists and dictionaries only."""
    document = paper.document
    return {
        "language": document.language,
        "region": _REGIONS.get(document.language),
        "title": document.title,
        "name": shortened(f"{document.title} – {document.subtitle}", _LONGEST_NAME),
        "subtitle": document.subtitle,
        "running": {"title": shortened(document.title), "subtitle": shortened(document.subtitle)},
        "author": sender,
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
        "blocks": _Blocks(wording).of(paper.blocks),
    }


class _Blocks:
    """Blocks as data; knows below which heading it is."""

    def __init__(self, wording: Wording) -> None:
        self._wording, self._level = wording, 1

    def of(self, blocks: Iterable[PaperBlock]) -> list[dict[str, Any]]:
        return [{"kind": _kind(block)} | self._one(block) for block in blocks]

    def _one(self, block: PaperBlock) -> dict[str, Any]:
        if isinstance(block, Numbered):
            return _numbered(block, self._wording)
        if isinstance(block, Foreign):
            return {"language": block.language, "blocks": self.of(block.blocks)}
        if isinstance(block, Commentary):
            return {"title": block.title, "blocks": self.of(block.blocks)}
        found = asdict(block)
        if isinstance(block, Heading):
            self._level = block.level
            found["text"] = shortened(block.text, _LONGEST_NAME)
        elif isinstance(block, Statements):
            found["level"] = self._level + 1
        elif isinstance(block, Paragraph):
            found["host"] = host(block.address or "")
        elif isinstance(block, List):
            found["items"] = [{"label": label, "text": text} for label, text in block.items]
        return found


def _kind(block: PaperBlock) -> str:
    return type(block.block if isinstance(block, Numbered) else block).__name__


def _numbered(numbered: Numbered, wording: Wording) -> dict[str, Any]:
    block = numbered.block
    found = {"label": numbered.label, "anchor": numbered.anchor}
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
    columns = [asdict(column) | {"heading": shortened(column.heading, _LONGEST_HEADING)} for column in table.columns]
    return asdict(table) | {
        "columns": columns,
        "widths": set_out.columns,
        "size": set_out.size,
        "padding": PADDING,
        "on-its-side": set_out.on_its_side,
        "tall": has_tall_rows(table),
        "short": is_short(table),
    }
