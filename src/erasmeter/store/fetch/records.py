"""What was fetched: beside each file a record of where it came from, when, and of which date it is."""

from datetime import date
from pathlib import Path

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from erasmeter.base.access import refusals_told
from erasmeter.base.atomic import write_text
from erasmeter.errors import DataFaults, Fault

ENDING = ".json"


class FetchRecord(BaseModel):
    """One fetched file. ``name`` is its name at the publisher, ``file`` the one it has in the folder of downloads: an
    earlier file's, where the bytes are the same. ``as_of`` is the date in the name, else that of its last change."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    publisher: str
    name: str
    file: str
    url: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    bytes: int
    fetched: AwareDatetime
    as_of: date | None
    etag: str | None
    last_modified: str | None


class Records:
    """The folder of downloads with its records, one file ``<name>.json`` each."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def all(self) -> list[FetchRecord]:
        """All records, the earliest first. Raises DataFaults where one cannot be read."""
        records: list[FetchRecord] = []
        faults: list[Fault] = []
        with refusals_told(self.folder):
            paths = sorted(self.folder.glob(f"*{ENDING}"))
        for path in paths:
            if path.name.endswith(f".part{ENDING}"):
                continue
            try:
                with refusals_told(path):
                    records.append(FetchRecord.model_validate_json(path.read_bytes()))
            except ValidationError as error:
                what = f"the record of a download cannot be read: {error.errors()[0]['msg']}"
                faults.append(Fault(what, str(path), mend="remove it and its file; the file is then fetched again"))
        if faults:
            raise DataFaults(faults)
        return sorted(records, key=lambda record: record.fetched)

    def path(self, record: FetchRecord) -> Path:
        """Where the file of a record lies, if it is still there."""
        return self.folder / record.file

    def is_here(self, record: FetchRecord) -> bool:
        """Whether the file of a record is there, with all its bytes."""
        path = self.path(record)
        return path.is_file() and path.stat().st_size == record.bytes

    def write(self, record: FetchRecord, stem: str) -> None:
        """Writes a record as ``<stem>.json``."""
        write_text(self.folder / f"{stem}{ENDING}", record.model_dump_json(indent=2) + "\n")
