"""YAML read by libyaml's events and our own meaning of scalars, held against an independent reader of YAML 1.2."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from erasmeter.base.yamlnodes import read_nodes
from erasmeter.base.yamlscalars import meaning
from erasmeter.model.catalogue import SHIPPED

FILES = sorted(SHIPPED.rglob("*.yaml"))
LIKE_OTHERS = ["null", "yes", "no", "on", "off", "True", "FALSE", "0o17", "0x1F", "1e3", "-.inf", "2021-01-01", "010"]
PLAIN = st.text("truefalsnoyNOTFALSE~01289_.+-eE:xob ", max_size=6) | st.sampled_from(LIKE_OTHERS)
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | WORDS | PLAIN,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def second_reading(text: str) -> Any:
    """What ruamel.yaml reads, with keys and dates as they stand."""
    yaml = YAML(typ="safe", pure=True)
    yaml.constructor.add_constructor("tag:yaml.org,2002:timestamp", lambda _, node: str(node.value))
    return as_written(yaml.load(text))


def as_written(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): as_written(inner) for key, inner in value.items()}
    return [as_written(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(SHIPPED).as_posix())
def test_shipped_files_mean_the_same_to_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data, lines, faults = read_nodes(text, path.name)
    assert not faults
    assert data == second_reading(text)
    written = text.splitlines()
    assert all(str(key) in written[lines[(key,)] - 1] for key in data or ())


@given(st.dictionaries(WORDS, VALUES, max_size=4))
def test_what_another_program_writes_is_read_back(data: dict[str, Any]) -> None:
    written = StringIO()
    yaml = YAML(typ="safe", pure=True)
    yaml.default_flow_style = False  # within braces libyaml takes a leading ? or : for a sign, and nobody means that
    yaml.dump(data, written)
    read, _, faults = read_nodes(written.getvalue(), "made.yaml")
    assert not faults
    assert read == as_written(data)


@pytest.mark.parametrize(
    ("scalar", "means"),
    [
        *((word, word) for word in ("NO", "no", "yes", "on", "off", "y", "1_000", "2021-01-01", "1:30", "0b1", "nan")),
        *((word, None) for word in ("null", "Null", "~", "")),
        *((word, True) for word in ("true", "True", "TRUE")),
        *((word, False) for word in ("false", "False", "FALSE")),
        *(("010", 10), ("-5", -5), ("+5", 5), ("0o17", 15), ("0x1F", 31)),
        *((".5", 0.5), ("1.", 1.0), ("1e3", 1000.0), ("-1.5E-3", -0.0015), ("-.inf", float("-inf"))),
    ],
)
def test_plain_scalars(scalar: str, means: object) -> None:
    assert meaning(scalar) == means
    assert type(meaning(scalar)) is type(means)
