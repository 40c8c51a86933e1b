"""Themes of Finnish partnerships, against a count in plain Python over the raw file and the shipped code lists."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from tests.cli.conftest import Erasmeter
from tests.cli.test_newcomers import RECENT, raw_rows

CODELISTS = Path(__file__).parent.parent.parent / "src" / "erasmeter" / "definitions" / "codelists"


def codes_of(codelist: str) -> list[dict[str, Any]]:
    codes: list[dict[str, Any]] = YAML(typ="safe").load(CODELISTS / f"{codelist}.yaml")["codes"]
    return codes


def counted_by_hand(folder: Path) -> Counter[str | None]:
    """Partnerships of calls 2021 and 2022 by challenge; those that serve none under None."""
    by_topic = {code["code"]: code.get("challenge") for code in codes_of("topics")}
    by_priority = {spelling: code.get("challenge") for code in codes_of("priorities") for spelling in code["spellings"]}
    found: Counter[str | None] = Counter()
    for row in raw_rows(folder / RECENT):
        if "-KA210-" in row["ProjectCode"] or "-KA220-" in row["ProjectCode"]:
            topics = {by_topic[code] for code in row["Topic Code"].split("_") if code.startswith("TOPIC-")}
            found.update((topics | {by_priority.get(row["Horizontal Priority Name"])}) - {None} or {None})
    return found


def test_a_partnership_counts_for_each_challenge_it_serves(
    erasmeter: Erasmeter, finland: Path, shared_data: Path
) -> None:
    ran = erasmeter(
        "measure", finland, "partnerships", "--where", "period=2021-2027", "--by", "challenges", "--format", "json"
    )
    assert ran.code == 0, ran.err
    found = {row["challenges"]: row["value"] for row in json.loads(ran.out)}
    assert found == counted_by_hand(shared_data / "fi-register")
    assert found == {"sustainability": 66, "inclusion": 54, "digitalisation": 68, None: 16}
