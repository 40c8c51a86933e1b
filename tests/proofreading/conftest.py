"""A proofreader over the shipped example, as of September 2021."""

from collections.abc import Callable, Iterator
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from erasmeter.model.reading import silent
from erasmeter.opened.workspace import OpenedWorkspace
from erasmeter.present.consistency import claimed_in
from erasmeter.present.gather import gather
from erasmeter.present.notes.typed import Former
from erasmeter.proofreading.assembling import passages_of
from erasmeter.proofreading.passages import Line
from erasmeter.proofreading.proof import Proof, Proofreader

EXAMPLE = Path(__file__).parents[2] / "examples" / "norway-2021"

Reader = Callable[..., Proof]


@pytest.fixture(scope="session")
def proofreader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proofreader]:
    """Reads against the shipped example."""
    copy = tmp_path_factory.mktemp("proofreading") / "norway-2021"
    copytree(EXAMPLE, copy, ignore=ignore_patterns("build", ".builds", "reports"))
    opened = OpenedWorkspace(copy)
    with opened.material(None, silent) as material:
        yield Proofreader(gather(material), claimed_in(material), ())


@pytest.fixture
def read(proofreader: Proofreader) -> Reader:
    """Proofreads a few lines of text, against saved editions too."""

    def proof(text: str, *former: Former) -> Proof:
        lines = [Line(line, number) for number, line in enumerate(text.split("\n"), 1)]
        reader = Proofreader(proofreader.edition, proofreader.claimed, former)
        return reader.proof("text.txt", passages_of(lines))

    return proof
