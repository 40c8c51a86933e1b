"""A file that has not come whole yet: its bytes so far, and what the server said it is, so that it can be continued."""

from contextlib import suppress
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from erasmeter.base.atomic import write_text


class Told(BaseModel):
    """What the server told of a file when its first byte came: where, which version, how long in bytes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    url: str
    etag: str | None
    last_modified: str | None
    length: int | None

    @property
    def version(self) -> str | None:
        """What tells this version from others for sure: a strong ETag, else the moment of the last change."""
        if self.etag is not None and not self.etag.startswith("W/"):
            return self.etag
        return self.last_modified


class Part:
    """``<name>.part`` with ``<name>.part.json`` beside it."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / f"{name}.part"
        self._told = folder / f"{name}.part.json"

    @property
    def size(self) -> int:
        """Bytes that are here."""
        return self.path.stat().st_size if self.path.is_file() else 0

    def told(self) -> Told | None:
        """What is known of the part; None where there is none."""
        try:
            return Told.model_validate_json(self._told.read_bytes())
        except (FileNotFoundError, ValidationError):
            return None

    def can_continue(self, url: str) -> Told | None:
        """What is known of the part, if the rest of it can be asked for at this address."""
        told = self.told()
        if told is None or told.url != url or told.version is None or self.size == 0:
            return None
        return told if told.length is None or self.size < told.length else None

    def begin(self, told: Told) -> None:
        """Empties the part and writes down what comes. The old bytes go first: they are not of this version."""
        self.path.unlink(missing_ok=True)
        write_text(self._told, told.model_dump_json(indent=2) + "\n")
        self.path.touch()

    def drop(self) -> None:
        """Forgets the part."""
        for path in (self.path, self._told):
            with suppress(FileNotFoundError):
                path.unlink()
