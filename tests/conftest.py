"""What tests of all rooms share."""

import os
from pathlib import Path

import pytest
from hypothesis import settings

# How long an example takes says more of the machine, and of what is loaded first, than of what is tested.
settings.register_profile("erasmeter", deadline=None)
settings.load_profile("erasmeter")


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder of real data, which is not part of the repository."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    folder = Path(os.environ.get("ERASMETER_SHARED_DATA") or beside)
    if not folder.is_dir():
        pytest.skip(f"the shared data are not in {folder}; set ERASMETER_SHARED_DATA to their folder")
    return folder
