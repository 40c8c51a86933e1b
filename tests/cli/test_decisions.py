"""The user's decisions on organisations, as the commands tell of them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Erasmeter

IDLE = """\
decisions:
  - one: no-gone-skole-voss
    other: no-other-skole-voss
    same: false
    level: body
    reason: Two schools under one roof.
    author: An analyst
    date: 2026-11-24
"""


@pytest.mark.parametrize("command", ["build", "check"])
def test_idle_decisions_are_told_and_kept(erasmeter: Erasmeter, norway: Path, command: str) -> None:
    folder = norway / "decisions"
    folder.mkdir()
    (folder / "organisations.yaml").write_text(IDLE, encoding="utf-8")
    for _ in range(2):  # The second time nothing is built: it is told from the record.
        ran = erasmeter(command, norway)
        assert ran.code == 0, ran.err
        assert "idle decision, kept for when it is needed: no file has no-gone-skole-voss and no-other" in ran.err
        assert "are not the same body, decided by An analyst on 2026-11-24: Two schools under one roof." in ran.err
    assert (folder / "organisations.yaml").read_text(encoding="utf-8") == IDLE


def test_without_decisions_none_is_told(erasmeter: Erasmeter, norway: Path) -> None:
    assert "idle" not in erasmeter("build", norway).err
