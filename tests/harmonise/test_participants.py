"""How long participations stand when some files name all participants of a project, and others some of them or none."""

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.harmonise.assemble import know_stated
from erasmeter.model.reading import Dropped, Named, Reading
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.bulk import Bulk
from tests.harmonise.test_validity import FULL, JANUARY, JUNE, snapshot
from tests.measure.small_tables import shipped_catalogue

Participant = tuple[str, str]
"""Organisation and role."""
P = "2021-1-FI01-KA121-VET-000000001"
Q = "2021-1-FI01-KA121-VET-000000002"
LEAD, PARTNER, OTHER = ("lead", "coordinator"), ("one", "partner"), ("two", "partner")


@dataclass(frozen=True)
class Told:
    """A file: the participants that it names by project. One that names ``SOME`` lists no projects."""

    named: Named
    participants: Mapping[str, tuple[Participant, ...]]
    day: date = JANUARY
    dropped: tuple[str, ...] = ()

    @property
    def lists_projects(self) -> bool:
        return self.named is not Named.SOME

    def admitted(self, project: str) -> list[Participant]:
        """What a file of this sort can hold at all."""
        roles = {Named.COORDINATORS: ("coordinator",), Named.NONE: ()}.get(self.named, ("coordinator", "partner"))
        return [one for one in self.participants[project] if one[1] in roles]

    def reading(self) -> Reading:
        tables = shipped_catalogue().tables
        call = {"action": "KA121-VET", "call_year": 2021}
        projects = [
            {"line": line, "project": project, "agency": "FI01", "country": "FI", **call}
            for line, project in enumerate(self.participants, 2)
        ]
        named = [
            {"line": 2, "project": project, "contract": project, "organisation": one, "role": role, "name": one, **call}
            for project in self.participants
            for one, role in self.admitted(project)
        ]
        rows = {"participations": tables["participations"].from_rows(named)}
        if self.lists_projects:
            rows["projects"] = tables["projects"].from_rows(projects)
        units = (Dropped("participations", unit) for unit in self.dropped)
        return Reading(rows, 9, 9, named=self.named, dropped=frozenset(units))


@contextmanager
def timed(files: list[Told]) -> Iterator[Bulk]:
    readings: list[tuple[Snapshot, Reading]] = []
    for number, told in enumerate(files, 1):
        taken = snapshot(number, told.day, FULL if told.lists_projects else {})
        readings.append((taken.model_copy(update={"named": told.named}), told.reading()))
    with tempfile.TemporaryDirectory() as folder, Bulk(Path(folder)) as bulk:
        know_stated(bulk, shipped_catalogue(), readings)
        yield bulk


def standing(files: list[Told], on: date) -> dict[tuple[str, str, str], int]:
    """The file whose word stands, by project, organisation and role."""
    with timed(files) as bulk:
        found = bulk.ask(
            "SELECT project, organisation, role, number FROM timed_participations "
            f"WHERE valid_from <= '{on}' AND (valid_to IS NULL OR valid_to > '{on}')"
        )
    words = {(project, organisation, role): number for project, organisation, role, number in found}
    assert len(words) == len(found)
    return words


def names(files: list[Told]) -> set[str]:
    return {organisation for _, organisation, _ in standing(files, files[-1].day)}


ALL = Told(Named.ALL, {P: (LEAD, PARTNER)})


def test_a_list_of_projects_alone_ends_no_participants() -> None:
    assert names([ALL, Told(Named.NONE, {P: ()}, JUNE)]) == {"lead", "one"}


def test_a_list_of_coordinators_ends_no_partners() -> None:
    assert names([ALL, Told(Named.COORDINATORS, {P: (("new", "coordinator"),)}, JUNE)]) == {"new", "one"}


def test_whoever_names_some_ends_only_what_is_said_again() -> None:
    later = Told(Named.SOME, {P: (PARTNER, OTHER)}, JUNE)
    assert standing([ALL, later], JUNE) == {(P, *LEAD): 0, (P, *PARTNER): 1, (P, *OTHER): 1}


def test_whoever_names_all_ends_what_is_not_said_again() -> None:
    assert names([ALL, Told(Named.ALL, {P: (LEAD, OTHER)}, JUNE)]) == {"lead", "two"}


def test_participants_of_projects_that_their_file_does_not_list_are_kept() -> None:
    some = Told(Named.SOME, {P: (LEAD, PARTNER)})
    assert names([some]) == {"lead", "one"}
    # They go with their project.
    assert names([some, Told(Named.NONE, {P: ()}, JUNE)]) == {"lead", "one"}
    with timed([some, Told(Named.NONE, {Q: ()}, JUNE)]) as bulk:
        assert bulk.ask("SELECT DISTINCT ended, valid_to FROM timed_participations") == [("withdrawn", JUNE)]


def test_a_participant_whom_a_correction_drops_does_not_come_back() -> None:
    later = Told(Named.SOME, {P: (OTHER,)}, JUNE, dropped=("\x1f".join((P, *PARTNER)),))
    assert standing([ALL, later], JUNE) == {(P, *LEAD): 0, (P, *OTHER): 1}
    with timed([ALL, later]) as bulk:
        ended = bulk.ask("SELECT valid_to, ended FROM timed_participations WHERE organisation = 'one'")
    assert ended == [(JUNE, "withdrawn")]


def replay(files: list[Told], on: date) -> dict[tuple[str, str, str], int]:
    """The same, by going through all files again."""
    words: dict[tuple[str, str, str], int] = {}
    for number, told in enumerate(files):
        if told.day > on:
            break
        restated = {Named.ALL: {"coordinator", "partner"}, Named.COORDINATORS: {"coordinator"}}.get(told.named, set())
        for project, organisation, role in list(words):
            gone = told.lists_projects and project not in told.participants
            if gone or (project in told.participants and role in restated):
                del words[project, organisation, role]
        for project in told.participants:
            words |= {(project, *one): number for one in told.admitted(project)}
    return words


PARTICIPANTS = st.frozensets(st.sampled_from([LEAD, ("new", "coordinator"), PARTNER, OTHER])).map(tuple)
FILES = st.lists(
    st.tuples(
        st.sampled_from(Named), st.dictionaries(st.sampled_from([P, Q]), PARTICIPANTS, min_size=1), st.integers(0, 2)
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(FILES)
def test_what_stands_is_what_a_replay_says(
    drawn: list[tuple[Named, dict[str, tuple[Participant, ...]], int]],
) -> None:
    day, files = JANUARY, []
    for named, participants, days in drawn:
        day += timedelta(days)
        files.append(Told(named, participants, day))
    for passed in range((day - JANUARY).days + 1):
        on = JANUARY + timedelta(passed)
        assert standing(files, on) == replay(files, on)


@given(FILES)
@settings(deadline=None, max_examples=20)
def test_no_row_is_lost(drawn: list[tuple[Named, dict[str, tuple[Participant, ...]], int]]) -> None:
    files = [Told(named, participants) for named, participants, _ in drawn]
    with timed(files) as bulk:
        counts = "SELECT (SELECT count(*) FROM stated_participations), (SELECT count(*) FROM timed_participations)"
        ((stated, kept),) = bulk.ask(counts)
    assert stated == kept
