"""The bytes of files: what they are known by, and copies that are what was read. Read in pieces, of any size."""

import hashlib
import os
from pathlib import Path

_PIECE = 1 << 20


def sha256_of(path: Path) -> str:
    """The file's sha256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def sha256_by_name(folder: Path) -> dict[str, str]:
    """The sha256 of every file below a folder, by its path within it (``tables/projects.parquet``), in order."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256_of(path) for path in files}


def copied(source: Path, copy: Path) -> str:
    """Copies a file onto the disk; the sha256 of just the bytes that were written."""
    digest = hashlib.sha256()
    with source.open("rb") as read, copy.open("wb") as written:
        while piece := read.read(_PIECE):
            digest.update(piece)
            written.write(piece)
        written.flush()
        os.fsync(written.fileno())
    return digest.hexdigest()
