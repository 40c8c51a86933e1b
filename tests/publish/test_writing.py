"""Outputs appear all or none, and say the same bytes for the same edition in any process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from erasmeter.errors import ErasmeterError, Fault, WrongCall
from erasmeter.publish.forms import Form
from erasmeter.publish.outputs import docx, html
from erasmeter.publish.publication import Publication
from erasmeter.publish.writing import outputs, write
from tests.present import norway

WRITES = """
import sys
from pathlib import Path
from erasmeter.publish.forms import Form
from erasmeter.publish.publication import Publication
from erasmeter.publish.writing import write
from tests.present import norway
write(Publication(norway.edition(), ("nb",)), tuple(Form), Path(sys.argv[1]))
"""


def test_every_form_is_an_output() -> None:
    assert {form.value for form in Form} <= set(outputs())


def test_what_fails_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(publication: Publication, folder: Path) -> list[Path]:
        docx.write(publication, folder)
        raise ErasmeterError(Fault("the document could not be made"))

    publication = Publication(norway.edition(), ("nb",))
    write(publication, ("html",), tmp_path)
    before = (tmp_path / "report.nb.html").read_bytes()
    monkeypatch.setattr(html, "write", fails)
    with pytest.raises(ErasmeterError):
        write(publication, ("docx", "html"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["report.nb.html"]
    assert (tmp_path / "report.nb.html").read_bytes() == before


def test_other_names_are_a_wrong_call(tmp_path: Path) -> None:
    with pytest.raises(WrongCall, match="no output has this name"):
        write(Publication(norway.edition(), ("nb",)), ("papyrus",), tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_the_same_edition_gives_the_same_bytes_in_any_process(tmp_path: Path) -> None:
    here = write(Publication(norway.edition(), ("nb",)), tuple(Form), tmp_path / "here")
    paths = os.pathsep.join(str(path) for path in sys.path if path)
    environment = {"PYTHONPATH": paths, "PATH": os.environ["PATH"], "PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo"}
    subprocess.run([sys.executable, "-c", WRITES, tmp_path / "there"], check=True, env=environment, timeout=300)
    assert [path.name for path in here] == ["report.nb.html", "report.nb.pdf", "report.nb.docx"]
    for path in here:
        assert (tmp_path / "there" / path.name).read_bytes() == path.read_bytes(), path.name
