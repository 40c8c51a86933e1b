"""Sets a report as PDF: one file that is both PDF/UA-1 (for readers of structure) and PDF/A-2a (for archives)."""

import json
import re
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from erasmeter.errors import ErasmeterError, Fault
from erasmeter.publish import fonts

TEMPLATE = Path(__file__).parents[2] / "publish_templates" / "report.typ"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]
# Compressed text that happens to end in a carriage return: before the line feed that follows, a checker of the
# archive's form takes it for half of a line end, and the length that is stated for wrong. One file in five has such a
# place. Moving the margin by a hundredth of a point makes other bytes of the pages; where it is a typeface's, only the
# larger file without compression is left.
_DOUBTFUL = b"\r\nendstream"
_ATTEMPTS = 4
_PLACE = re.compile(r"\.typ:(\d+):")


def set_pdf(data: dict[str, Any], day: date, template: Path = TEMPLATE) -> bytes:
    """The report as PDF; ``day`` is its date. Raises ErasmeterError, with the place in the template, if it cannot be
    set."""
    said = json.dumps(data, ensure_ascii=False)
    made = b""
    for attempt in range(_ATTEMPTS):
        made = _set(said, day, template, attempt)
        if _DOUBTFUL not in made:
            break
    return made


def _set(said: str, day: date, template: Path, attempt: int) -> bytes:
    try:
        return typst.compile(
            template,
            root=template.parent,
            font_paths=typefaces(),
            sys_inputs={"report": said, "nudge": str(attempt)},
            pdf_standards=STANDARDS,
            timestamp=datetime.combine(day, time(), UTC),
            pretty=attempt == _ATTEMPTS - 1,
        )
    except (typst.TypstError, OSError) as error:
        raise ErasmeterError(_fault(error, template)) from error


@cache
def typefaces() -> typst.Fonts:
    """Ours and those within the typesetter; none of the machine's."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[fonts.folder()])


def _fault(error: Exception, template: Path) -> Fault:
    said = getattr(error, "diagnostic", "")
    place = _PLACE.search(said)
    return Fault(
        "the report could not be set as PDF; nothing was written",
        file=str(template),
        line=int(place.group(1)) if place else None,
        found=str(error),
        mend="mend the template there; the other forms can be written with --form",
    )
