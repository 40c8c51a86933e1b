"""The files of open data: what each is, of which dataset, in which format and language, and where it lies."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256

from erasmeter.publish.opendata.tables import Table


@dataclass(frozen=True, slots=True)
class Kind:
    """How a kind of file is called in the vocabularies of catalogues: its IANA media type, the European Union's code of
    the file type, and the address of what it conforms to."""

    media_type: str
    file_type: str
    label: str
    conforms_to: str | None = None


CSV = Kind("text/csv", "CSV", "CSV", "https://www.rfc-editor.org/info/rfc4180")
XLSX = Kind("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX", "XLSX")
PARQUET = Kind("application/vnd.apache.parquet", "PARQUET", "Parquet", "https://parquet.apache.org/docs/file-format/")
JSON_STAT = Kind("application/json", "JSON", "JSON-stat 2.0", "https://json-stat.org/full/")
PACKAGE = Kind("application/json", "JSON", "Data Package", "https://specs.frictionlessdata.io/data-package/")
TURTLE = Kind("text/turtle", "RDF_TURTLE", "DCAT-AP (Turtle)", "http://data.europa.eu/r5r/")
JSON_LD = Kind("application/ld+json", "JSON_LD", "DCAT-AP (JSON-LD)", "http://data.europa.eu/r5r/")


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file by its path within the folder. ``dataset`` is None where it holds or describes them all; ``language`` is
    None where it holds texts in all languages."""

    path: str
    kind: Kind
    content: bytes
    dataset: Table | None = None
    language: str | None = None

    @property
    def sha256(self) -> str:
        """That of its content, in hexadecimal."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Offered:
    """A file as a page offers it, in one language: where it lies below the folder, what it is, and how large;
    ``is_whole``: it holds or describes all datasets."""

    path: str
    title: str
    description: str
    format: str
    bytes: int
    language: str | None
    is_whole: bool


def offered(files: Sequence[DataFile], language: str, whole: Mapping[str, tuple[str, str]]) -> Iterator[Offered]:
    """The files for readers of a language, those of other languages left out. ``whole`` gives title and description of
    the files that hold or describe all datasets, by the label of their kind."""
    for file in files:
        if file.language not in (None, language):
            continue
        if file.dataset is None:
            title, description = whole[file.kind.label]
        else:
            title = file.dataset.title[language]
            description = file.dataset.description[language]
        size, is_whole = len(file.content), file.dataset is None
        yield Offered(file.path, title, description, file.kind.label, size, file.language, is_whole)
