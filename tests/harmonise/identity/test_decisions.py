"""The file of the user's decisions: read strictly, and never at odds with itself."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from erasmeter.errors import DefinitionFaults
from erasmeter.harmonise.identity.clusters import Clusters
from erasmeter.harmonise.identity.decisions import load_decisions

HEAD = "decisions:\n"


def entry(one: str = "a", other: str = "b", same: str = "true", level: str = "registration") -> str:
    return (
        f"  - {{one: {one}, other: {other}, same: {same}, level: {level}, reason: They told us., author: An analyst, "
        "date: 2026-11-24}\n"
    )


def load(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "organisations.yaml").write_text(text, encoding="utf-8")
    return tuple(decision.words for decision in load_decisions(folder))


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert load_decisions(tmp_path) == ()
    assert load_decisions(tmp_path / "decisions") == ()


def test_decisions_are_read(tmp_path: Path) -> None:
    assert load(tmp_path, HEAD + entry()) == ("decided by An analyst on 2026-11-24: They told us.",)


def test_every_fault_has_its_line(tmp_path: Path) -> None:
    with pytest.raises(DefinitionFaults) as stopped:
        load(tmp_path, HEAD + entry() + entry(level="company") + entry(same="maybe") + entry(other="a"))
    assert [fault.line for fault in stopped.value.faults] == [3, 4, 5]


@pytest.mark.parametrize(
    "entries",
    [
        entry() + entry("b", "a", "false"),
        entry("a", "b") + entry("b", "c") + entry("c", "a", "false"),
        entry("a", "b") + entry("a", "b", "false", "body"),
        entry("a", "b", level="body") + entry("b", "a", "false", "body"),
    ],
)
def test_contradictions_are_faults(tmp_path: Path, entries: str) -> None:
    with pytest.raises(DefinitionFaults, match="other decisions say that these two are the same") as stopped:
        load(tmp_path, HEAD + entries)
    assert stopped.value.faults[0].line == 1 + entries.count("\n")


def test_one_body_of_two_registrations_is_no_contradiction(tmp_path: Path) -> None:
    assert len(load(tmp_path, HEAD + entry(level="body") + entry(same="false"))) == 2


STEPS = st.lists(st.tuples(st.booleans(), st.integers(0, 7), st.integers(0, 7)), max_size=25)


@given(STEPS)
def test_clusters_are_as_a_naive_oracle_says(steps: list[tuple[bool, int, int]]) -> None:
    clusters = Clusters(range(8))
    groups = [{member} for member in range(8)]
    apart: list[tuple[int, int]] = []

    def group(member: int) -> set[int]:
        return next(each for each in groups if member in each)

    for is_join, one, other in steps:
        ours, theirs = group(one), group(other)
        if not is_join:
            if ours is not theirs:
                clusters.hold_apart(one, other)
                apart.append((one, other))
            continue
        held = any({a, b} <= ours | theirs and (a in ours) != (b in ours) for a, b in apart)
        may = ours is theirs or not held
        assert clusters.join(one, other) is may
        if may and ours is not theirs:
            ours |= theirs
            groups.remove(theirs)
    assert sorted(map(sorted, clusters.groups())) == sorted(map(sorted, groups))
    for member in range(8):
        assert sorted(clusters.members(member)) == sorted(group(member))
