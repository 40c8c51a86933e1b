"""What tests of all rooms share."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data, which is not part of the repository."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ERASMETER_SHARED_DATA") or beside)
    if not folder.is_dir():
        pytest.skip(f"the shared data are not in {folder}; set ERASMETER_SHARED_DATA to their folder")
    return folder
