"""The files of the report, one per language and form: what they are called, and how they come about."""

from collections.abc import Callable
from pathlib import Path

from erasmeter.base.atomic import write_bytes
from erasmeter.present.blocks import Document
from erasmeter.publish.publication import Publication


def report_name(language: str, form: str) -> str:
    """``report.nb.pdf``."""
    return f"report.{language}.{form}"


def write_reports(
    publication: Publication, folder: Path, form: str, rendered: Callable[[Document], bytes]
) -> list[Path]:
    """Writes the report of every language in one form, each file whole or not at all; returns the files."""
    paths = []
    for language, document in publication.documents.items():
        path = folder / report_name(language, form)
        write_bytes(path, rendered(document))
        paths.append(path)
    return paths
