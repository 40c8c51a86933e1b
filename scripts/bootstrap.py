"""Make .venv with exactly the locked packages, from nothing but a Python.

    python3 scripts/bootstrap.py runtime        what the program needs
    python3 scripts/bootstrap.py development    that, and what tests and documentation need

Standard library only. Debian's python3 comes without pip and without ensurepip; then pip's own wheel is taken
from the package index, checked against requirements/pip.lock. Every other package is checked by pip against the
hashes of its lock. The stamp is written last: without a stamp that fits, .venv is made anew, so that an
interrupted run is never taken for a whole one. With one that fits, nothing is done.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever runs an older Python shall read this and no traceback
    sys.exit(
        "erasmeter needs Python 3.11 or later; {} is {}.{}.\n"
        "If a later one is installed, name it: make PYTHON=python3.12 ...".format(sys.executable, *sys.version_info[:2])
    )

import errno
import hashlib
import importlib.util
import json
import re
import subprocess
import tempfile
import time
import tomllib
import venv
from pathlib import Path

from fetch_pip import BootstrapFault, fetch_pip
from pip_output import Progress, explain

ROOT = Path(__file__).resolve().parent.parent
# Installed in this order; hatchling and setuptools come first because they build what follows.
LOCKS = {
    "runtime": ("build.lock", "runtime.lock"),
    "development": ("build.lock", "runtime.lock", "development.lock", "shapes.lock"),
}
# A package that is read and never run comes without what it would need to run.
ALONE = {"shapes.lock"}
STAMP = "erasmeter-stamp.json"


class Bootstrap:
    """The virtual environment of one copy of the project."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.folder = root / ".venv"
        self.stamp = self.folder / STAMP
        self.python = self.folder / "bin" / "python"

    def provide(self, wanted: str) -> None:
        """Have everything of ``wanted`` (a key of LOCKS) in .venv. Raises BootstrapFault or OSError."""
        made = self._made()
        if made.get(wanted) == self._fingerprint(wanted):
            return
        started = time.monotonic()
        if made and made.get("runtime") == self._fingerprint("runtime"):
            self.stamp.unlink()
        else:
            # Whoever had the development set keeps it when the locks change.
            wanted = "development" if "development" in made else wanted
            self._make_anew()
        for lock in LOCKS[wanted]:
            self._install_locked(lock)
        self._install_project()
        self._write_stamp(wanted)
        say(f"ready after {time.monotonic() - started:.0f} s")

    def _made(self) -> dict[str, str]:
        """What the stamp says is installed: fingerprint by set; empty if there is no sound stamp."""
        try:
            made = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) and self.python.exists() else {}

    def _fingerprint(self, wanted: str) -> str:
        """Changes with anything that the environment was made from: locks, package data, Python, place."""
        project = tomllib.loads((self.root / "pyproject.toml").read_text(encoding="utf-8"))
        made_from = {
            "locks": {name: self._lock(name).read_text(encoding="utf-8") for name in ("pip.lock", *LOCKS[wanted])},
            "project": [project["project"], project["build-system"], project["tool"]["hatch"]],
            "python": sys.version_info[:2],
            "place": str(self.root),
        }
        return hashlib.sha256(json.dumps(made_from, sort_keys=True).encode()).hexdigest()

    def _write_stamp(self, wanted: str) -> None:
        sets = [name for name in LOCKS if set(LOCKS[name]) <= set(LOCKS[wanted])]
        unfinished = self.stamp.with_suffix(".new")
        unfinished.write_text(json.dumps({name: self._fingerprint(name) for name in sets}, indent=1), encoding="utf-8")
        unfinished.replace(self.stamp)

    def _lock(self, name: str) -> Path:
        return self.root / "requirements" / name

    def _make_anew(self) -> None:
        say(f"making {self.folder} with Python {'.'.join(map(str, sys.version_info[:3]))}")
        bundled = pip_is_bundled()
        venv.EnvBuilder(clear=True, with_pip=bundled, symlinks=True, prompt="erasmeter").create(self.folder)
        if bundled:
            # The pip that came with Python may be old; it takes the pinned one by the same rules as all else.
            self._install_locked("pip.lock")
        else:
            self._install_pip_from_wheel()

    def _install_pip_from_wheel(self) -> None:
        pin = self._lock("pip.lock").read_text(encoding="utf-8")
        version = re.search(r"^pip==(\S+)", pin, re.MULTILINE)
        if version is None:
            raise BootstrapFault("requirements/pip.lock names no version of pip.\nMake it again with: make lock")
        with tempfile.TemporaryDirectory(prefix="erasmeter-") as folder:
            wheel = fetch_pip(version[1], set(re.findall(r"sha256:([0-9a-f]{64})", pin)), Path(folder))
            say(f"{wheel.name} fetched, sha256 as in requirements/pip.lock")
            # A wheel of pip can run itself: it is a zip file with a package in it.
            self._run_pip([str(wheel / "pip")], ["--no-index", "--no-deps", str(wheel)])

    def _install_locked(self, name: str) -> None:
        packages = len(re.findall(r"^\w", self._lock(name).read_text(encoding="utf-8"), re.MULTILINE))
        say(f"installing the packages of requirements/{name} ({packages})")
        # No build isolation: it would fetch builders that no lock names.
        alone = ["--no-deps"] if name in ALONE else []
        self._run_pip(["-m", "pip"], ["--require-hashes", "--no-build-isolation", *alone, "-r", str(self._lock(name))])

    def _install_project(self) -> None:
        say("installing erasmeter itself, editable")
        self._run_pip(["-m", "pip"], ["--no-index", "--no-deps", "--no-build-isolation", "--editable", str(self.root)])

    def _run_pip(self, pip: list[str], arguments: list[str]) -> None:
        """Run ``pip install`` inside .venv; a fault of pip's becomes a BootstrapFault in plain words."""
        options = ["--no-input", "--disable-pip-version-check", "install", "--no-user", "--no-warn-script-location"]
        command = [str(self.python), "-I", *pip, *options, *arguments]
        with subprocess.Popen(
            command,
            cwd=self.root,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as run:
            assert run.stdout is not None
            with Progress(sys.stdout) as progress:
                lines = [progress.follow(line) for line in run.stdout]
        if run.returncode != 0:
            raise BootstrapFault(explain("".join(lines)))


def pip_is_bundled() -> bool:
    """Whether this Python can put a pip into an environment by itself; Debian's cannot without python3-venv."""
    return importlib.util.find_spec("ensurepip") is not None


def say(text: str) -> None:
    print(f"[erasmeter] {text}", flush=True)


def in_words(fault: OSError) -> str:
    """A fault of the file system, with what to do about it where that is known."""
    if fault.errno in (errno.ENOSPC, errno.EDQUOT):
        return "there is no space left on this disk. The full set of packages takes about 1 GB."
    return f"{fault.filename or 'a file'}: {fault.strerror or fault}"


def main(arguments: list[str], root: Path = ROOT) -> int:
    """Return the exit code: 0, 1 for a fault, 2 for a wrong call, 130 if interrupted."""
    if len(arguments) != 1 or arguments[0] not in LOCKS:
        print(f"usage: python3 scripts/bootstrap.py {'|'.join(LOCKS)}", file=sys.stderr)
        return 2
    try:
        Bootstrap(root).provide(arguments[0])
    except BootstrapFault as fault:
        message, code = str(fault), 1
    except subprocess.CalledProcessError as fault:
        message, code = explain((fault.output or b"").decode(errors="replace")), 1  # Python's own ensurepip
    except OSError as fault:
        message, code = in_words(fault), 1
    except KeyboardInterrupt:
        message, code = "interrupted. The next run starts over.", 130
    else:
        return 0
    print(f"[erasmeter] {message}", file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
