"""The whole set of publications, part by part: for Norway's example and for a national register.

Every part is made from an edition that is gathered anew, so the first line is what all others contain. A browser that
prints the same page is what the PDF is held against: it is what one would otherwise use.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import browser as provided

import erasmeter
from benchmarks.register import HEADER, write_register
from benchmarks.steps import Bench, Step
from erasmeter.publish.publication import Publication
from erasmeter.publish.writing import outputs, write

ROOT = Path(__file__).parent.parent
LANGUAGES = ("nb", "en")
MOST_SECONDS = 60.0
_REAL = "fi-register/erasmus040923.csv"


def _make_norway(folder: Path) -> str:
    shutil.copytree(
        ROOT / "examples" / "norway-2021", folder / "workspace", ignore=shutil.ignore_patterns(".builds", "build")
    )
    _command("build", folder / "workspace")
    return "the publications of the Norwegian example, in two languages"


def _make_register(folder: Path) -> str:
    """Finland's real register where it is at hand, else a made one of its size."""
    data = Path(os.environ.get("ERASMETER_SHARED_DATA") or ROOT.parent / "shared" / "data") / _REAL
    register = folder / "erasmus040923.csv"
    if data.is_file():
        shutil.copy(data, register)
    else:
        write_register(register, 2000)
    workspace = folder / "workspace"
    _command("init", workspace, "--country", "FI", "--strategy", "eu-indicators-2021-2027")
    _command("add", workspace, register)
    _command("build", workspace)
    made = "real" if data.is_file() else f"made, {len(HEADER)} columns"
    return f"the publications of a national register ({made}), in two languages"


def _command(*arguments: object) -> None:
    called = [sys.executable, "-m", "erasmeter.cli.main", *map(str, arguments)]
    subprocess.run(called, check=True, capture_output=True)


def _publication(folder: Path) -> Publication:
    publication = erasmeter.open(folder / "workspace").publication(languages=LANGUAGES)
    assert publication.documents
    return publication


def _gather(folder: Path) -> None:
    assert len(_publication(folder).documents) == len(LANGUAGES)


def _written(*names: str) -> Callable[[Path], None]:
    def run(folder: Path) -> None:
        with tempfile.TemporaryDirectory(dir=folder) as target:
            assert write(_publication(folder), names, Path(target))

    return run


def _printed_by_a_browser(folder: Path) -> None:
    """The HTML page, printed by a browser without a screen; needs one."""
    browser = str(provided.browser())
    with tempfile.TemporaryDirectory(dir=folder) as target:
        for page in write(_publication(folder), ["html"], Path(target)):
            called = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={target}/profile"]
            called += ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
            called += [f"--print-to-pdf={page}.pdf", "--no-pdf-header-footer", page.as_uri()]
            subprocess.run(called, check=True, capture_output=True)
            assert Path(f"{page}.pdf").stat().st_size


def _bench(make: Callable[[Path], str], title: str) -> Bench:
    gathering = f"{title}: edition, laid out"
    steps = {gathering: Step(_gather)}
    steps |= {f"{title}: {name}": Step(_written(name), gathering) for name in outputs()}
    with suppress(provided.Missing):
        provided.browser()
        steps[f"{title}: pages printed by a browser"] = Step(_printed_by_a_browser, f"{title}: pdf")
    steps[f"{title}: everything"] = Step(_written(*outputs()), gathering, most_seconds=MOST_SECONDS)
    return Bench(make, steps)


BENCHES = (_bench(_make_norway, "Norway"), _bench(_make_register, "Finland"))
