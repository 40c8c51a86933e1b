"""Whatever the seed and the rate of traps: every made file is recognised by one source, and each of its rows becomes
what it is to become."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from erasmeter.demo.folder import MAPS, write_demo
from erasmeter.demo.world import FIRST_DAY, LAST_DAY, draw
from erasmeter.harmonise.known_sources import sources
from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.reading import silent


@pytest.mark.proof
@settings(max_examples=6, deadline=None)
@given(
    seed=st.integers(0, 10**6),
    rate=st.sampled_from((0.0, 0.02, 0.1, 0.3, 0.5)),
    size=st.integers(40, 120),
    day=st.dates(FIRST_DAY, LAST_DAY),
)
def test_rows_of_every_file(seed: int, rate: float, size: int, day: date) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        made = write_demo(draw(size, seed, rate, day), folder)
        catalogue = load_catalogue(folder / MAPS.parent)
        for one in (*made.files["NO"], *made.files["FI"]):
            claimed = [source for source in sources().values() if source.recognise(one.path, catalogue) is not None]
            assert [source.NAME for source in claimed] == [one.source], one.path.name
            scratch = folder / f"scratch {one.path.name}"
            scratch.mkdir()
            reading = claimed[0].read(one.path, catalogue, silent, scratch)
            found = (reading.rows_read, reading.rows_used, len(reading.merged), len(reading.set_aside))
            assert found == (one.rows.read, one.rows.used, one.rows.merged, one.rows.set_aside), one.path.name
