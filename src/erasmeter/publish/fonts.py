"""The typeface of documents and pictures, which comes with the program: documents do not hang on a machine's fonts."""

import atexit
import shutil
import tempfile
from functools import cache
from importlib import resources
from pathlib import Path

TEXT = "Source Sans Pro"
_STYLES = ("Regular", "It", "Semibold", "SemiboldIt", "Bold", "BoldIt")


@cache
def folder() -> Path:
    """A folder with the files of the typeface and nothing else, for as long as the process runs.

    The package holds each style in two formats, and which of the two a program finds first would hang on the disk.
    """
    made = Path(tempfile.mkdtemp(prefix="erasmeter-fonts-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    files = resources.files("font_source_sans_pro") / "files"
    for style in _STYLES:
        name = f"SourceSansPro-{style}.otf"
        (made / name).write_bytes((files / name).read_bytes())
    return made
