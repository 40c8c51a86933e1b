"""What is new is fetched whole and once, with its date; what broke off is continued; what has changed begins anew."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from erasmeter.errors import DataFaults, WrongCall
from erasmeter.model.snapshots import Snapshot
from erasmeter.store.fetch.fetcher import Fetcher, Outcome
from erasmeter.store.fetch.transport import Limits, Transport
from erasmeter.store.snapshots import SnapshotStore
from erasmeter.store.workspace import Workspace
from tests.store.fetch.conftest import Fetching
from tests.store.fetch.servers import QUICK, Handler, Served, in_turn, status, whole

NAME = "ErasmusPlus_KA1_2021_Example_Projects_Overview_2025-10-02.csv"
PATH = f"/content//0f/{NAME}"
UNDATED = "Erasmus-KA1-Mobility-Data-2021.xlsx"
CONTENT = Random(1).randbytes(300_000)
LAST_MODIFIED = "Wed, 01 Oct 2025 08:00:00 GMT"


def fault_of(outcome: Outcome) -> str:
    assert outcome.error is not None
    return str(outcome.error)


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))


def test_a_new_file_comes_with_its_record(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH, "/elsewhere.pdf")
    server.answers[PATH] = whole(CONTENT, Last_Modified=LAST_MODIFIED)
    outcome = fetcher().fetch()
    assert outcome.error is None
    assert [found.offer.name for found in outcome.fetched] == [NAME]
    assert files(downloads) == [NAME, f"{NAME}.json"]
    assert (downloads / NAME).read_bytes() == CONTENT
    record = json.loads((downloads / f"{NAME}.json").read_text())
    assert (record["as_of"], record["etag"], record["bytes"]) == ("2025-10-02", '"1"', len(CONTENT))
    assert record["url"] == server.url(PATH)
    (asked,) = server.gets(PATH)
    assert asked.headers["Accept-Encoding"] == "identity"


def test_what_is_here_is_not_fetched_again(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    fetcher().fetch()
    again = fetcher().fetch()
    assert ([found.offer.name for found in again.unchanged], again.fetched) == ([NAME], ())
    assert len(server.gets(PATH)) == 1
    (downloads / NAME).write_bytes(CONTENT[:10])
    assert [found.offer.name for found in fetcher().fetch().fetched] == [NAME], "a damaged file is not here"
    assert (downloads / NAME).read_bytes() == CONTENT


def test_what_is_among_the_snapshots_is_not_fetched_again(
    server: Served, workspace: Workspace, transport: Callable[[Limits], Transport], downloads: Path
) -> None:
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    stated: dict[str, Any] = {"id": "0123456789ab", "sha256": sha256(CONTENT).hexdigest(), "file": "renamed.csv"}
    snapshot = Snapshot.model_construct(**stated)
    held = replace(workspace, snapshots=SnapshotStore(workspace.folder, [snapshot]))
    fetcher = Fetcher(held, (server.publisher(),), transport(QUICK))
    assert len(fetcher.fetch().fetched) == 1
    (downloads / NAME).unlink()
    again = fetcher.fetch()
    assert [found.snapshot for found in again.unchanged] == [snapshot.id]
    assert len(server.gets(PATH)) == 1


def test_a_name_without_a_date_is_new_when_the_server_says_so(
    server: Served, fetcher: Fetching, downloads: Path
) -> None:
    server.links(f"/{UNDATED}")
    server.answers[f"/{UNDATED}"] = whole(CONTENT, Last_Modified=LAST_MODIFIED)
    (first,) = fetcher().fetch().fetched
    assert first.record is not None
    assert first.record.as_of == date(2025, 10, 1)
    assert len(fetcher().fetch().unchanged) == 1
    later = "Thu, 01 Jan 2026 08:00:00 GMT"
    server.answers[f"/{UNDATED}"] = whole(b"PK later", ETag='"2"', Last_Modified=later)
    (second,) = fetcher().fetch().fetched
    assert second.path == downloads / "Erasmus-KA1-Mobility-Data-2021_2026-01-01.xlsx"
    assert (downloads / UNDATED).read_bytes() == CONTENT, "the earlier version stays"
    assert len(fetcher().fetch().unchanged) == 1


def test_the_same_bytes_under_a_new_date_are_kept_once(server: Served, fetcher: Fetching, downloads: Path) -> None:
    later = NAME.replace("10-02", "10-03")
    server.links(PATH)
    server.answers[PATH] = server.answers[f"/{later}"] = whole(CONTENT)
    fetcher().fetch()
    server.links(f"/{later}")
    (found,) = fetcher().fetch().fetched
    assert found.path == downloads / NAME
    assert files(downloads) == [NAME, f"{NAME}.json", f"{later}.json"]
    assert len(fetcher().fetch().unchanged) == 1


def test_a_cut_file_is_continued(server: Served, fetcher: Fetching, downloads: Path, pauses: list[float]) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:123_456]), whole(CONTENT))
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT
    first, second = server.gets(PATH)
    assert "Range" not in first.headers
    assert (second.headers["Range"], second.headers["If-Range"]) == ("bytes=123456-", '"1"')
    assert pauses == [1]


def test_a_file_that_stays_cut_is_continued_at_the_next_call(
    server: Served, fetcher: Fetching, downloads: Path, pauses: list[float]
) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), status(503))
    assert "503" in fault_of(fetcher().fetch())
    assert pauses == [1, 2], "three tries, then it is told"
    assert files(downloads) == [f"{NAME}.part", f"{NAME}.part.json"]
    server.answers[PATH] = whole(CONTENT)
    assert fetcher().fetch().error is None
    assert server.gets(PATH)[-1].headers["Range"] == "bytes=100000-"
    assert (downloads / NAME).read_bytes() == CONTENT
    assert files(downloads) == [NAME, f"{NAME}.json"]


@pytest.mark.parametrize("etag", ['"2"', 'W/"1"'], ids=["another version", "a weak one"])
def test_a_file_that_has_changed_meanwhile_begins_anew(
    server: Served, fetcher: Fetching, downloads: Path, etag: str
) -> None:
    later = Random(2).randbytes(len(CONTENT))
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), whole(later, ETag=etag))
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == later


@pytest.mark.parametrize("modified", [LAST_MODIFIED, None])
def test_a_weak_etag_is_no_proof(server: Served, fetcher: Fetching, downloads: Path, modified: str | None) -> None:
    cut = CONTENT[:100_000]
    server.links(PATH)
    server.answers[PATH] = (
        whole(CONTENT, sent=cut, ETag='W/"1"', Last_Modified=modified)
        if modified
        else whole(CONTENT, sent=cut, ETag='W/"1"')
    )
    fetcher().fetch()
    assert server.gets(PATH)[-1].headers["If-Range"] == modified
    server.answers[PATH] = whole(CONTENT)
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT


REST = len(CONTENT) - 100_000
RESTS = {
    "of another version": ("100000-299999/300000", '"2"', REST),
    "from another byte": ("90000-299999/300000", '"1"', REST),
    "not to the end": ("100000-299998/300000", '"1"', REST),
    "of another length": ("100000-399999/400000", '"1"', REST),
    "shorter than it says": ("100000-299999/300000", '"1"', REST - 1000),
    "of who knows what": ("many", '"1"', REST),
}


@pytest.mark.parametrize("case", RESTS)
def test_a_rest_that_does_not_fit_is_not_put_behind(
    server: Served, fetcher: Fetching, downloads: Path, case: str
) -> None:
    extent, etag, length = RESTS[case]

    def another(handler: Handler) -> None:
        handler.head(206, ETag=etag, Content_Range=f"bytes {extent}", Content_Length=str(length))
        handler.body(b"x" * length)

    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), another, whole(CONTENT))
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT


def test_a_rest_that_was_not_asked_for_is_refused(server: Served, fetcher: Fetching, downloads: Path) -> None:
    def rest(handler: Handler) -> None:
        handler.head(206, ETag='"1"', Content_Range="bytes 100000-299999/300000", Content_Length=str(REST))
        handler.body(CONTENT[100_000:])

    server.links(PATH)
    server.answers[PATH] = rest
    assert "another rest" in fault_of(fetcher().fetch())
    assert files(downloads) == []


def test_a_part_from_another_address_is_not_continued(server: Served, fetcher: Fetching, downloads: Path) -> None:
    later = Random(2).randbytes(len(CONTENT))
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), status(404))
    assert fetcher().fetch().error is not None
    server.links(f"/moved/{NAME}")
    server.answers[f"/moved/{NAME}"] = whole(later)
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == later


def test_a_server_that_knows_no_ranges_sends_all_of_it(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), whole(CONTENT, ranges=False))
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT


def test_a_range_that_is_refused_begins_anew(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:100_000]), status(416), whole(CONTENT))
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT
    assert "Range" not in server.gets(PATH)[-1].headers


def test_a_part_with_a_broken_note_begins_anew(server: Served, fetcher: Fetching, downloads: Path) -> None:
    downloads.mkdir()
    (downloads / f"{NAME}.part").write_bytes(b"left over")
    (downloads / f"{NAME}.part.json").write_text("{")
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT
    assert len(server.gets(PATH)) == 1


def test_a_part_that_is_as_long_as_the_whole_begins_anew(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH)
    server.answers[PATH] = in_turn(whole(CONTENT, sent=CONTENT[:1]), status(404))
    fetcher().fetch()
    (downloads / f"{NAME}.part").write_bytes(b"x" * len(CONTENT))
    server.answers[PATH] = whole(CONTENT)
    assert fetcher().fetch().error is None
    assert (downloads / NAME).read_bytes() == CONTENT
    assert "Range" not in server.gets(PATH)[-1].headers


def test_one_that_fails_does_not_stop_the_others(server: Served, fetcher: Fetching, downloads: Path) -> None:
    missing = "/" + NAME.replace("2021", "2022")
    server.links(missing, PATH)
    server.answers[PATH] = whole(CONTENT)
    outcome = fetcher().fetch()
    assert isinstance(outcome.error, DataFaults)
    assert "404" in fault_of(outcome)
    assert server.url(missing) in fault_of(outcome)
    assert [found.offer.name for found in outcome.fetched] == [NAME]
    assert len(server.gets(missing)) == 1, "what is not there will not be there in a second either"


def test_a_file_of_the_users_is_not_overwritten(server: Served, fetcher: Fetching, downloads: Path) -> None:
    downloads.mkdir()
    (downloads / NAME).write_text("mine")
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    assert "was not fetched by erasmeter" in fault_of(fetcher().fetch())
    assert (downloads / NAME).read_text() == "mine"


def test_a_place_that_cannot_be_written_is_told(server: Served, fetcher: Fetching, downloads: Path) -> None:
    (downloads / f"{NAME}.part").mkdir(parents=True)
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    outcome = fetcher().fetch()
    assert isinstance(outcome.error, WrongCall)
    assert f"{NAME}.part" in fault_of(outcome)


def test_a_workbook_is_left_where_the_same_comes_as_csv(server: Served, fetcher: Fetching, downloads: Path) -> None:
    workbook = PATH.replace(".csv", ".xlsx")
    server.links(workbook, PATH)
    server.answers[PATH] = server.answers[workbook] = whole(CONTENT)
    outcome = fetcher().fetch()
    assert [found.offer.name for found in outcome.fetched] == [NAME]
    assert [offer.name for offer in outcome.left] == [NAME.replace(".csv", ".xlsx")]
    assert len(fetcher().fetch(only=[".xlsx"]).fetched) == 1


def test_only_chooses(server: Served, fetcher: Fetching) -> None:
    other = NAME.replace("KA1", "KA2")
    server.links(PATH, f"/{other}")
    server.answers[f"/{other}"] = whole(CONTENT)
    assert [found.offer.name for found in fetcher().fetch(only=["ka2_", "KA3"]).fetched] == [other]
    with pytest.raises(WrongCall, match="KA9"):
        fetcher().fetch(only=["KA9"])


def test_looking_fetches_nothing(server: Served, fetcher: Fetching, downloads: Path) -> None:
    server.links(PATH, f"/{UNDATED}")
    server.answers[PATH] = server.answers[f"/{UNDATED}"] = whole(CONTENT, Last_Modified=LAST_MODIFIED)
    found, faults = fetcher().look()
    assert [(item.offer.as_of, item.offer.bytes, item.is_here) for item in found] == [
        (date(2025, 10, 2), len(CONTENT), False),
        (date(2025, 10, 1), len(CONTENT), False),
    ]
    assert faults == []
    assert server.gets(PATH) == []
    assert not downloads.exists()


def test_looking_tells_what_is_not_there(server: Served, fetcher: Fetching) -> None:
    server.links(PATH)
    found, faults = fetcher().look()
    assert [(item.offer.name, item.offer.bytes) for item in found] == [(NAME, None)]
    assert [fault.found for fault in faults] == ["404 Not Found"]


def test_progress_is_told_in_bytes(server: Served, fetcher: Fetching) -> None:
    server.links(PATH)
    server.answers[PATH] = whole(CONTENT)
    told: list[tuple[str, int, int]] = []
    fetcher().fetch(progress=lambda task, done, total: told.append((task, done, total)))
    assert told[0] == (f"fetching {NAME}", 0, len(CONTENT))
    assert told[-1] == (f"fetching {NAME}", len(CONTENT), len(CONTENT))
