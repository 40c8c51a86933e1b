"""The smallest group that is published: what a workspace may say of it, and what readers are told."""

from pathlib import Path

import pytest

from erasmeter.errors import DefinitionFaults
from erasmeter.model.smallestgroup import threshold_of
from erasmeter.store.workspace import CONFIGURATION, open_workspace


def threshold(folder: Path, *lines: str) -> int | None:
    (folder / CONFIGURATION).write_text("\n".join(["[workspace]", *lines, ""]), encoding="utf-8")
    return threshold_of(open_workspace(folder).configuration.smallest_group)


def test_persons_are_protected_unless_the_workspace_says_otherwise(tmp_path: Path) -> None:
    assert threshold(tmp_path) == 5
    assert threshold(tmp_path, "smallest_group = 10") == 10
    assert threshold(tmp_path, 'smallest_group = "none"') is None


@pytest.mark.parametrize("stated", ["0", "1", "101", '"5"', '"all"', '""', "2.5", "false"])
def test_nobody_is_left_unprotected_by_a_slip(tmp_path: Path, stated: str) -> None:
    with pytest.raises(DefinitionFaults) as raised:
        threshold(tmp_path, f"smallest_group = {stated}")
    (fault,) = raised.value.faults
    assert "smallest_group" in fault.what
    assert fault.line == 2
    assert fault.mend
