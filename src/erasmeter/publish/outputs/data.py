"""Open data of an edition: CSV, XLSX, Parquet, JSON-stat, a data package, and metadata for catalogues."""

from pathlib import Path

from erasmeter.publish.opendata.folder import write_folder
from erasmeter.publish.opendata.making import Making
from erasmeter.publish.publication import Publication

FOLDER = "data"


def write(publication: Publication, folder: Path) -> list[Path]:
    """Writes the folder ``data``, whole or not at all."""
    made = folder / FOLDER
    write_folder(made, Making(publication).files)
    return [made]
