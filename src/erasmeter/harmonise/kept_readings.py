"""Each file is read once; its reading is kept as long as the file, the definitions and the program are the same."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

import erasmeter
from erasmeter.harmonise.known_sources import source_named
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading
from erasmeter.model.snapshots import ID_LENGTH
from erasmeter.store.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Received:
    """A file, the sha256 of its bytes, and the name of the source that reads it."""

    path: Path
    sha256: str
    source: str


def reading_of(workspace: Workspace, catalogue: Catalogue, received: Received, progress: Progress) -> Reading:
    """The reading of a file, kept from an earlier time or made and kept now. Raises DataFaults as the source does."""
    key = reading_key(received.sha256, catalogue)
    kept = workspace.readings.find(key)
    if kept is not None:
        return kept
    with workspace.readings.scratch() as scratch:
        reading = source_named(received.source).read(received.path, catalogue, progress, scratch)
        return workspace.readings.keep(key, reading)


def reading_key(sha256: str, catalogue: Catalogue) -> str:
    """Of the bytes and of what else their reading depends on."""
    return f"{sha256[:ID_LENGTH]}-{fingerprint_of_reading(catalogue)}"


def fingerprint_of_reading(catalogue: Catalogue) -> str:
    """Of the program, and of the definitions as they were read."""
    digest = hashlib.sha256()
    # Records of caveats say nothing of how a file is read.
    digest.update(TypeAdapter(Catalogue).dump_json(catalogue, exclude={"caveats"}))
    package = Path(erasmeter.__file__).parent
    for path in sorted(package.rglob("*.py")):
        digest.update(str(path.relative_to(package)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
