"""The file of a Word document: its properties, and the same bytes each time."""

import io
import zipfile
from datetime import date, datetime, time

from docx.document import Document as Word

from erasmeter.present.blocks import Document
from erasmeter.publish.word.names import locale

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = "[Content_Types].xml"


def describe(word: Word, document: Document, day: date, author: str) -> None:
    """Says what the document is, and that it was made on the edition's day."""
    properties, noon = word.core_properties, datetime.combine(day, time(12))
    properties.title = document.title[:255]
    properties.subject = document.subtitle[:255]
    properties.language = locale(document.language)
    properties.author = properties.last_modified_by = author
    properties.created = properties.modified = noon
    properties.revision = 1
    properties.keywords = properties.comments = properties.category = ""


def as_bytes(word: Word) -> bytes:
    """The file, with its parts in a fixed order and without the time of the clock."""
    saved, made = io.BytesIO(), io.BytesIO()
    word.save(saved)
    with zipfile.ZipFile(saved) as parts, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(parts.namelist(), key=lambda name: (name != _FIRST, name)):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            written.writestr(entry, parts.read(name), compresslevel=6)
    return made.getvalue()
