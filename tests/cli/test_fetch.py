"""erasmeter fetch, as a person calls it, against a local server."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from erasmeter.cli.commands import fetch
from tests.cli.conftest import Erasmeter
from tests.cli.test_bad_input import HEADER, ROW
from tests.store.fetch.servers import Served, in_turn, make_certificate, serving, status, whole

NAMES = [f"Example_{number}_Projects_Overview_2022-12-3{number}.csv" for number in (0, 1)]
CONTENTS = [
    "\n".join([HEADER, *(ROW.replace("000052878", f"{number:09d}") for number in range(1, 20 + more)), ""]).encode()
    for more in (0, 1)
]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A publisher's server with two files; its certificate is believed as those of the computer's authorities are."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with serving(certificate) as served:
        monkeypatch.setattr(fetch, "PUBLISHERS", (served.publisher(),))
        served.links(*(f"/{name}" for name in NAMES))
        for name, content in zip(NAMES, CONTENTS, strict=True):
            served.answers[f"/{name}"] = whole(content)
        yield served


@pytest.fixture
def workspace(erasmeter: Erasmeter, tmp_path: Path) -> Path:
    folder = tmp_path / "my workspace"
    assert erasmeter("init", folder, "--country", "FI").code == 0
    return folder


def test_the_list_says_what_is_here(erasmeter: Erasmeter, server: Served, workspace: Path) -> None:
    rows = json.loads(erasmeter("fetch", workspace, "--list", "--format", "json").out)
    assert rows[0] == {
        "name": NAMES[0],
        "as_of": "2022-12-30",
        "bytes": len(CONTENTS[0]),
        "here": "",
        "address": server.url(f"/{NAMES[0]}"),
    }
    assert erasmeter("fetch", workspace, "--only", "example_0").code == 0
    rows = json.loads(erasmeter("fetch", workspace, "--list", "--format", "json").out)
    assert [row["here"] for row in rows] == ["fetched", ""]


def test_fetching_says_how_to_add(erasmeter: Erasmeter, server: Served, workspace: Path) -> None:
    outcome = erasmeter("fetch", workspace)
    assert outcome.code == 0
    path = workspace / "downloads" / NAMES[0]
    assert f"next: erasmeter add '{workspace}' '{path}' --as-of 2022-12-30" in outcome.err
    assert "2 files fetched, 0 here already" in outcome.err
    assert "0 files fetched, 2 here already" in erasmeter("fetch", workspace).err


def test_added_at_once_with_their_dates(erasmeter: Erasmeter, server: Served, workspace: Path) -> None:
    outcome = erasmeter("fetch", workspace, "--add")
    assert outcome.code == 0, outcome.err
    assert f"added {NAMES[1]} as snapshot" in outcome.err
    rows = json.loads(erasmeter("fetch", workspace, "--list", "--format", "json").out)
    assert all(row["here"].startswith("snapshot ") for row in rows)
    (record,) = [path for path in (workspace / "snapshots").glob("*.json") if NAMES[1] in path.read_text()]
    assert json.loads(record.read_text())["as_of"] == "2022-12-31"
    for name in NAMES:
        (workspace / "downloads" / name).unlink()
    assert "0 files fetched, 2 here already" in erasmeter("fetch", workspace, "--add").err


def test_what_was_fetched_before_is_added_too(erasmeter: Erasmeter, server: Served, workspace: Path) -> None:
    erasmeter("fetch", workspace)
    assert "added" in erasmeter("fetch", workspace, "--add").err


def test_a_file_that_is_no_source_does_not_stop_the_others(
    erasmeter: Erasmeter, server: Served, workspace: Path
) -> None:
    strange = "Strange_Projects_Overview_2022-12-30.csv"
    server.links(*(f"/{name}" for name in (strange, *NAMES)))
    server.answers[f"/{strange}"] = whole(b"a,b\n1,2\n")
    outcome = erasmeter("fetch", workspace, "--add")
    assert outcome.code == 4
    assert f"{strange}: the header is not that of a known source" in outcome.err
    assert len(list((workspace / "snapshots").glob("*.json"))) == 2


def test_trouble_on_the_network_is_told_and_the_rest_stays(
    erasmeter: Erasmeter, server: Served, workspace: Path
) -> None:
    server.answers[f"/{NAMES[0]}"] = in_turn(status(404))
    outcome = erasmeter("fetch", workspace)
    assert outcome.code == 4
    assert "found:   404" in outcome.err
    assert (workspace / "downloads" / NAMES[1]).read_bytes() == CONTENTS[1]
    assert erasmeter("fetch", workspace, "--list").code == 4


@pytest.mark.parametrize(
    ("arguments", "said"), [(["--list", "--add"], "--list shows"), (["--only", "KA9"], "no file that is offered")]
)
def test_wrong_calls(erasmeter: Erasmeter, server: Served, workspace: Path, arguments: list[str], said: str) -> None:
    outcome = erasmeter("fetch", workspace, *arguments)
    assert outcome.code == 2
    assert said in outcome.err
