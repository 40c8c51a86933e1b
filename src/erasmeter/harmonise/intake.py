"""Takes files in: which source they are, what date they speak of, what they hold in full. All of them or none."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from erasmeter.base.access import refusals_told
from erasmeter.base.contents import sha256_of
from erasmeter.errors import DataFaults, ErasmeterError, Fault, WrongCall
from erasmeter.harmonise.arrival import Effect, Known, contradictions, effect, withdrawal_faults
from erasmeter.harmonise.build import built
from erasmeter.harmonise.kept_readings import Received, reading_key, reading_of
from erasmeter.harmonise.known_sources import source_named, sources
from erasmeter.harmonise.unrecognised import unrecognised
from erasmeter.model.catalogue import Catalogue
from erasmeter.model.reading import Progress, Reading, Recognition, silent
from erasmeter.model.snapshots import Snapshot, scope_by_action
from erasmeter.store.readings import as_table
from erasmeter.store.snapshots import new_snapshot
from erasmeter.store.workspace import Workspace

FROM_CALL = "stated with --as-of"
FROM_NAME = "from the file's name"
FROM_ROWS = "the latest date in its rows"
FROM_TODAY = "today, for neither name nor rows carry a date; state another with --as-of"


@dataclass(frozen=True, slots=True)
class Stated:
    """What the person who adds files says of them. What is None is read from the file: its source by the header, its
    date from name or rows, its scope from the pairs of action and call year that it holds."""

    source: str | None = None
    as_of: date | None = None
    scope: dict[str, tuple[int, ...]] | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one file: its snapshot, how its date was settled and, if it is new, its reading and what it does
    to the projects that earlier files hold."""

    file: Path
    snapshot: Snapshot
    date_from: str
    reading: Reading | None
    effect: Effect | None = None

    @property
    def is_new(self) -> bool:
        """Whether the file was stored now; the same bytes may have been here already."""
        return self.reading is not None


def take_in(
    workspace: Workspace, catalogue: Catalogue, files: Sequence[Path], stated: Stated, progress: Progress = silent
) -> list[Taken]:
    """Reads every file whole, and only if none is at fault stores those that are new.

    Raises WrongCall or DataFaults with the faults of all files; the workspace is then as it was.
    """
    examined: list[Taken] = []
    faults: list[Fault] = []
    error_kind: type[ErasmeterError] = WrongCall
    known = {snapshot.sha256: snapshot for snapshot in workspace.snapshots.all()}
    for number, file in enumerate(files):
        progress("reading files", number, len(files))
        try:
            with refusals_told(file):
                already = _already_here(file, known)
                item = already or _examine(workspace, catalogue, file, stated, progress)
        except ErasmeterError as error:
            error_kind = DataFaults if isinstance(error, DataFaults) else error_kind
            faults += error.faults
        else:
            known[item.snapshot.sha256] = item.snapshot
            examined.append(item)
    progress("reading files", len(files), len(files))
    try:
        if faults:
            raise error_kind(faults)
        arrived = _held_against_what_is_here(workspace, catalogue, examined, stated, progress)
    except ErasmeterError:
        for item in examined:
            if item.is_new:
                workspace.readings.forget(reading_key(item.snapshot.sha256, catalogue))
        raise
    return _stored(workspace, arrived, progress) if any(item.is_new for item in arrived) else arrived


def _held_against_what_is_here(
    workspace: Workspace, catalogue: Catalogue, examined: Sequence[Taken], stated: Stated, progress: Progress
) -> list[Taken]:
    """The files with what they do to the projects known. Raises DataFaults where that is hardly meant."""
    anything = bool(workspace.snapshots.all())
    known = Known.of(built(workspace, catalogue, progress).workspace) if anything else Known()
    faults: list[Fault] = []
    arrived = []
    for item in examined:
        if item.reading is None:
            arrived.append(item)
            continue
        done = effect(known, item.snapshot, item.reading)
        faults += contradictions(known, item.snapshot, item.reading)
        faults += withdrawal_faults(item.snapshot, done) if done is not None and stated.scope is None else []
        known.learn(item.snapshot, item.reading)
        arrived.append(replace(item, effect=done))
    if faults:
        raise DataFaults(faults)
    return arrived


def _stored(workspace: Workspace, examined: Sequence[Taken], progress: Progress) -> list[Taken]:
    """What became of the files in the end: another process may have stored the same bytes since they were examined."""
    with refusals_told(workspace.folder), workspace.builds.lock(progress):
        kept = workspace.snapshots.keep((item.file, item.snapshot) for item in examined if item.is_new)
        here = {snapshot.sha256: snapshot for snapshot in workspace.snapshots.all()}
    new = {snapshot.sha256 for snapshot in kept}
    taken = []
    for item in examined:
        reading = item.reading if item.snapshot.sha256 in new else None
        taken.append(replace(item, snapshot=here[item.snapshot.sha256], reading=reading))
    return taken


def _already_here(file: Path, known: Mapping[str, Snapshot]) -> Taken | None:
    if not file.is_file():
        raise WrongCall(Fault("there is no such file", file=str(file), mend="check the path; folders are not read"))
    snapshot = known.get(sha256_of(file))
    return Taken(file, snapshot, "", None) if snapshot else None


def _examine(workspace: Workspace, catalogue: Catalogue, file: Path, stated: Stated, progress: Progress) -> Taken:
    recognition = _recognise(file, catalogue, stated.source)
    received = Received(file, sha256_of(file), recognition.source)
    reading = reading_of(workspace, catalogue, received, progress)
    try:
        return _examined(file, recognition, reading, stated)
    except ErasmeterError:
        workspace.readings.forget(reading_key(received.sha256, catalogue))
        raise


def _examined(file: Path, recognition: Recognition, reading: Reading, stated: Stated) -> Taken:
    """What was read, with its date and scope. Raises DataFaults or WrongCall where these cannot be meant."""
    speaks_of, date_from = _date(reading, recognition, stated.as_of)
    if (latest := _latest_call(reading)) is not None and speaks_of.year < latest:
        raise DataFaults(
            Fault(
                f"the file holds projects of call {latest}, but would speak of {speaks_of.isoformat()} ({date_from})",
                file=str(file),
                mend="state the date that the file speaks of with --as-of",
            )
        )
    if stated.scope and not reading.scope:
        what = f"a scope is of actions and calls; a file of {recognition.source} holds neither"
        raise WrongCall(Fault(what, str(file), mend="leave --scope out, or add this file in a call of its own"))
    snapshot = new_snapshot(
        file,
        recognition,
        speaks_of,
        scope_by_action(reading.scope) if stated.scope is None else stated.scope,
        reading,
    )
    return Taken(file, snapshot, date_from, reading)


def _recognise(file: Path, catalogue: Catalogue, source_name: str | None) -> Recognition:
    candidates = [source_named(source_name)] if source_name else list(sources().values())
    found = [recognition for source in candidates if (recognition := source.recognise(file, catalogue)) is not None]
    if len(found) == 1:
        return found[0]
    if found:
        names = tuple(recognition.source for recognition in found)
        raise WrongCall(
            Fault("more than one source claims the file", str(file), allowed=names, mend="name one: --source")
        )
    raise unrecognised(file, source_name, candidates)


def _date(reading: Reading, recognition: Recognition, stated: date | None) -> tuple[date, str]:
    if stated is not None:
        return stated, FROM_CALL
    if recognition.as_of is not None:
        return recognition.as_of, FROM_NAME
    observations = reading.tables.get("observations")
    if observations is not None and reading.rows_used:
        return max(as_table(observations, ["as_of"])["as_of"].to_pylist()), FROM_ROWS
    return datetime.now(UTC).date(), FROM_TODAY


def _latest_call(reading: Reading) -> int | None:
    years = [scope.call_year for scope in reading.scope]
    return max(years, default=None)
