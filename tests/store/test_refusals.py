"""What the engine says of records that it refuses: each of its messages is of a declared form."""

from pathlib import Path

import pytest

from erasmeter.model.reasons import form_of
from erasmeter.store.bulk import Bulk
from erasmeter.store.refusals import why_refused

GOOD = b"1,2,3\n"


@pytest.mark.parametrize(
    ("record", "code"),
    [
        (b"1,2\n", "engine_other_cells"),
        (b"1,2,3,4\n", "engine_other_cells"),
        (b"1,\xff,3\n", "engine_no_text"),
        (b'1,"2"x,3\n', "engine_open_quotation"),
        (b"1," + b"x" * 2_100_000 + b",3\n", "engine_too_long"),
    ],
)
def test_each_message_is_known(record: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(b"a,b,c\n" + GOOD + record + GOOD)
    with Bulk(tmp_path) as bulk:
        (refused,) = bulk.load_csv(path, ",", 3)
    found = form_of(refused.reason)
    assert found is not None and found[0].code == code


@pytest.mark.parametrize(
    ("message", "reason"),
    [("", "cannot be read"), ("The moon is full\nin line 3", "cannot be read: The moon is full")],
)
def test_a_message_that_nobody_knows_is_marked_as_one(message: str, reason: str) -> None:
    assert why_refused(message) == reason
    assert form_of(reason) is not None
