"""Local servers, and a workspace that fetches from one."""

import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from erasmeter.store.fetch.fetcher import Fetcher
from erasmeter.store.fetch.transport import Limits, Transport
from erasmeter.store.workspace import Configuration, Workspace, create_workspace
from tests.store.fetch.servers import QUICK, Served, make_certificate, serving


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def server(certificate: Path) -> Iterator[Served]:
    with serving(certificate) as served:
        yield served


@pytest.fixture
def other(certificate: Path) -> Iterator[Served]:
    """A second server, on a host that is not named unless a test names it."""
    with serving(certificate) as served:
        yield served


@pytest.fixture
def transport(certificate: Path) -> Callable[[Limits], Transport]:
    def made(limits: Limits = QUICK) -> Transport:
        return Transport(limits, ssl.create_default_context(cafile=str(certificate)), proxy=lambda host: None)

    return made


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "workspace", Configuration(country="FI"))


@pytest.fixture
def downloads(workspace: Workspace) -> Path:
    return workspace.folder / "downloads"


@pytest.fixture
def pauses() -> list[float]:
    """The waits between tries that were asked for."""
    return []


Fetching = Callable[..., Fetcher]


@pytest.fixture
def fetcher(
    server: Served, workspace: Workspace, transport: Callable[[Limits], Transport], pauses: list[float]
) -> Fetching:
    def made(*hosts: str, largest: int = 10_000_000, limits: Limits = QUICK) -> Fetcher:
        publisher = server.publisher(*hosts, largest=largest)
        return Fetcher(workspace, (publisher,), transport(limits), pauses.append)

    return made
