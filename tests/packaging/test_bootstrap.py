"""The bootstrap installs once, starts over when it must, and ends faults in plain words without a stamp."""

import errno
import hashlib
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import bootstrap
import pytest
from bootstrap import Bootstrap
from fetch_pip import BootstrapFault, fetch_pip
from pip_output import explain

ROOT = Path(__file__).resolve().parents[2]
WHEEL = "pip-1.0-py3-none-any.whl"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing; the test's output is not a server's log."""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the bootstrap reads, without the project; no setting of this machine's pip has a say."""
    folder = tmp_path / "tree"
    shutil.copytree(ROOT / "requirements", folder / "requirements")
    shutil.copy(ROOT / "pyproject.toml", folder)
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.setenv("PIP_RETRIES", "1")  # with none, pip does not say what kept it from the index
    for name in ("PIP_FIND_LINKS", "PIP_EXTRA_INDEX_URL", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    return folder


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package index on this machine that holds one file by the name of a wheel of pip."""
    page = tmp_path / "index" / "pip" / "index.html"
    page.parent.mkdir(parents=True)
    pinned = (ROOT / "requirements" / "pip.lock").read_text().partition("pip==")[2].split()[0]
    for name in (WHEEL, f"pip-{pinned}-py3-none-any.whl"):
        (page.parent / name).write_bytes(b"not what the lock names")
        with page.open("a") as links:
            links.write(f'<a href="{name}#sha256=0">{name}</a>\n')
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(tmp_path / "index")))
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{server.server_port}/")
    yield page
    server.shutdown()
    server.server_close()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What would be installed, in order, instead of installing it."""
    done: list[str] = []

    def make_anew(made: Bootstrap) -> None:
        done.append("anew")
        shutil.rmtree(made.folder, ignore_errors=True)
        made.python.parent.mkdir(parents=True)
        made.python.touch()

    monkeypatch.setattr(Bootstrap, "_make_anew", make_anew)
    monkeypatch.setattr(Bootstrap, "_run_pip", lambda _, __, arguments: done.append(Path(arguments[-1]).name))
    return done


RUNTIME = ["build.lock", "runtime.lock", "tree"]
DEVELOPMENT = ["build.lock", "runtime.lock", "development.lock", "shapes.lock", "tree"]


def test_the_second_run_does_nothing(tree: Path, installed: list[str]) -> None:
    assert bootstrap.main(["runtime"], tree) == 0
    assert installed == ["anew", *RUNTIME]
    installed.clear()
    assert bootstrap.main(["runtime"], tree) == 0
    assert installed == []


def test_development_comes_on_top_of_runtime_and_contains_it(tree: Path, installed: list[str]) -> None:
    bootstrap.main(["runtime"], tree)
    installed.clear()
    bootstrap.main(["development"], tree)
    assert installed == DEVELOPMENT
    installed.clear()
    bootstrap.main(["runtime"], tree)
    assert installed == []


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("requirements/runtime.lock", "rich==", "rich==0."),
        ("requirements/pip.lock", "pip==", "pip==0."),
        ("pyproject.toml", 'erasmeter = "', 'second = "erasmeter:main"\nerasmeter = "'),
    ],
)
def test_a_change_makes_it_anew_with_all_that_was_there(
    tree: Path, installed: list[str], file: str, old: str, new: str
) -> None:
    bootstrap.main(["development"], tree)
    installed.clear()
    (tree / file).write_text((tree / file).read_text().replace(old, new, 1))
    bootstrap.main(["runtime"], tree)
    assert installed == ["anew", *DEVELOPMENT]


def test_settings_of_the_tools_change_nothing(tree: Path, installed: list[str]) -> None:
    bootstrap.main(["runtime"], tree)
    installed.clear()
    project = tree / "pyproject.toml"
    project.write_text(project.read_text().replace("line-length = 120", "line-length = 100"))
    bootstrap.main(["runtime"], tree)
    assert installed == []


@pytest.mark.parametrize(
    ("fault", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "interrupted"),
        (OSError(errno.ENOSPC, "No space left on device", "x"), 1, "no space left"),
        (OSError(errno.EACCES, "Permission denied", "/a/file"), 1, "/a/file: Permission denied"),
        (BootstrapFault("in plain words"), 1, "in plain words"),
        (subprocess.CalledProcessError(1, ["ensurepip"], b"[Errno 28] No space left on device"), 1, "no space left"),
    ],
)
def test_what_stops_halfway_is_not_taken_for_whole(
    tree: Path,
    installed: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    fault: BaseException,
    code: int,
    words: str,
) -> None:
    bootstrap.main(["runtime"], tree)

    def stop(*_: object) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr(Bootstrap, "_install_project", stop)
        assert bootstrap.main(["development"], tree) == code
    assert words in capsys.readouterr().err
    assert not (tree / ".venv" / bootstrap.STAMP).exists()
    installed.clear()
    assert bootstrap.main(["runtime"], tree) == 0
    assert installed == ["anew", *RUNTIME]


@pytest.mark.parametrize("arguments", [[], ["everything"], ["runtime", "development"]])
def test_a_wrong_call_says_how_to_call(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(arguments) == 2
    assert "runtime|development" in capsys.readouterr().err


@pytest.fixture(params=[pytest.param(False, id="wheel"), pytest.param(True, id="ensurepip")])
def bundled(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Both ways to a pip: from the index, and from a Python that brings one."""
    if request.param and not bootstrap.pip_is_bundled():
        pytest.skip("this Python brings no pip")
    monkeypatch.setattr(bootstrap, "pip_is_bundled", lambda: request.param)
    return bool(request.param)


@pytest.mark.slow
@pytest.mark.usefixtures("bundled", "index")
def test_other_bytes_than_the_locks_are_refused(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["runtime"], tree) == 1
    said = capsys.readouterr().err
    assert "is not the file that" in said
    assert hashlib.sha256(b"not what the lock names").hexdigest() in said
    assert "Traceback" not in said
    assert not (tree / ".venv" / bootstrap.STAMP).exists()


@pytest.mark.slow
@pytest.mark.usefixtures("bundled")
def test_an_index_out_of_reach_is_said(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://user:secret@127.0.0.1:9/simple")
    assert bootstrap.main(["runtime"], tree) == 1
    said = capsys.readouterr().err
    assert "cannot be reached" in said
    assert "The first run needs the network" in said
    assert "secret" not in said
    assert "Traceback" not in said
    assert not (tree / ".venv" / bootstrap.STAMP).exists()


def test_the_wheel_with_the_right_hash_is_taken(index: Path, tmp_path: Path) -> None:
    content = (index.parent / WHEEL).read_bytes()
    wheel = fetch_pip("1.0", {hashlib.sha256(content).hexdigest()}, tmp_path)
    assert (wheel.name, wheel.read_bytes()) == (WHEEL, content)


@pytest.mark.usefixtures("index")
def test_an_index_without_the_wheel_is_said(tmp_path: Path) -> None:
    with pytest.raises(BootstrapFault, match=r"does not list pip-2\.0-py3-none-any\.whl"):
        fetch_pip("2.0", {"0"}, tmp_path)


def test_an_index_without_pip_is_said(index: Path, tmp_path: Path) -> None:
    shutil.rmtree(index.parent)
    with pytest.raises(BootstrapFault, match="answered 404"):
        fetch_pip("1.0", {"0"}, tmp_path)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "no space left"),
        ("SSLError(SSLCertVerificationError(1, 'CERTIFICATE_VERIFY_FAILED'))\nERROR: Max retries", "PIP_CERT"),
        ("NewConnectionError\nERROR: No matching distribution found for x", "cannot be reached"),
        ("ERROR: No matching distribution found for x==1", "does not hold"),
        ("ERROR: something new", "pip failed"),
    ],
)
def test_faults_of_pip_are_explained(said: str, words: str) -> None:
    explained = explain(said)
    assert words in explained.splitlines()[0] + explained.splitlines()[1]
    assert f"  | {said.splitlines()[-1]}" in explained


def test_an_older_python_is_told_before_anything_else() -> None:
    """Run as if by Python 3.9: the check stands before any import that such a Python lacks."""
    program = f"""
import runpy, sys
sys.version_info = (3, 9, 2, "final", 0)
for name in ("tomllib", "fetch_pip"):
    sys.modules[name] = None
runpy.run_path({str(ROOT / "scripts" / "bootstrap.py")!r}, run_name="__main__")
"""
    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert "needs Python 3.11 or later" in ended.stderr
    assert "3.9" in ended.stderr
    assert "Traceback" not in ended.stderr
