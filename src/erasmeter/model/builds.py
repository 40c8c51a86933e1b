"""The record of a build: what it was made from, the account of every snapshot's rows, and the files that it wrote."""

from pydantic import BaseModel, ConfigDict


class Account(BaseModel):
    """One snapshot's ledger in figures: rows read = used + merged + set aside + unexplained (which must be 0)."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    snapshot: str
    rows_read: int
    rows_used: int
    merged: int
    set_aside: int
    unexplained: int
    repairs: dict[str, int]
    unknown: int


class BuildRecord(BaseModel):
    """``fingerprint`` covers snapshots, definitions and program; ``rows`` counts each table's rows; ``files`` gives the
    sha256 of each table and ledger file by its path within the build. ``idle_decisions`` are the user's decisions on
    organisations that no snapshot has, in words: they change nothing, and are kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    fingerprint: str
    accounts: tuple[Account, ...]
    rows: dict[str, int]
    idle_decisions: tuple[str, ...] = ()
    files: dict[str, str]
