"""Files and folders that appear whole or not at all: made beside, then renamed into place.

What is being made is hidden and ends in ``.part``. Where a process is killed, it stays behind; ``remove_leftovers``
clears it away. What the file system refuses is raised as WrongCall, with the path and the reason.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from erasmeter.base.access import refusals_told

_SUFFIX = ".part"
_LEFT_OVER_AFTER = timedelta(days=1)


def write_bytes(path: Path, content: bytes) -> None:
    """Writes ``content`` so that a reader sees the old file or the new one, never a part."""
    with _beside(path) as beside:
        made = beside / path.name
        with made.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        made.replace(path)


def write_text(path: Path, text: str) -> None:
    """Writes ``text`` as UTF-8 with line ends as they stand; see ``write_bytes``."""
    write_bytes(path, text.encode("utf-8"))


@contextmanager
def whole_folder(path: Path) -> Iterator[Path]:
    """Gives an empty folder beside ``path`` to fill, and renames it to ``path`` once the block ends well.

    ``path`` must not exist yet. If the block raises, nothing is left behind.
    """
    with _beside(path) as beside:
        made = beside / path.name
        made.mkdir()
        yield made
        made.rename(path)


@contextmanager
def whole_entries(folder: Path) -> Iterator[Path]:
    """Gives an empty folder to fill, and moves all its entries into ``folder`` once the block ends well.

    Folders come first, then files, so a file may stand for "the folder is there". An entry of the same name is
    replaced. If the block or a move fails, ``folder`` is as it was.
    """
    with _beside(folder / "entries") as beside:
        made, former = beside / "made", beside / "former"
        made.mkdir()
        former.mkdir()
        yield made
        moved: list[Path] = []
        try:
            for entry in sorted(made.iterdir(), key=lambda entry: (entry.is_file(), entry.name)):
                place = folder / entry.name
                with suppress(FileNotFoundError):
                    place.rename(former / entry.name)
                moved.append(place)
                entry.rename(place)
        except BaseException:
            for place in reversed(moved):
                with suppress(OSError):
                    place.rename(made / place.name)
                with suppress(OSError):
                    (former / place.name).rename(place)
            raise


@contextmanager
def replaced_folder(path: Path) -> Iterator[Path]:
    """Gives an empty folder to fill, which takes the place of ``path``, if there is one, once the block ends well."""
    with whole_entries(path.parent) as beside:
        made = beside / path.name
        made.mkdir()
        yield made


def point_to(link: Path, target: Path) -> None:
    """Makes ``link`` a symbolic link to ``target`` in one step, replacing an older link or a file."""
    with _beside(link) as beside:
        made = beside / "link"
        made.symlink_to(os.path.relpath(target, link.parent), target_is_directory=target.is_dir())
        made.replace(link)


def remove_leftovers(folder: Path) -> None:
    """Removes what a process that was killed more than a day ago left behind in ``folder``."""
    latest = datetime.now(UTC) - _LEFT_OVER_AFTER
    for beside in folder.glob(f".*{_SUFFIX}"):
        with suppress(OSError):  # Tidying never stops the work.
            if datetime.fromtimestamp(beside.stat().st_mtime, UTC) < latest:
                shutil.rmtree(beside)


@contextmanager
def _beside(path: Path) -> Iterator[Path]:
    """A hidden folder on the same disk as ``path``; whatever is still there in the end is removed."""
    with refusals_told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=_SUFFIX))
        try:
            yield beside
        finally:
            shutil.rmtree(beside, ignore_errors=True)
