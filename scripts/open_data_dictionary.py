"""Writes the data dictionary into docs/open-data.md from the declarations of the datasets; a test holds the page
against them."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.datasets import OpenDataset, open_data
from erasmeter.publish.opendata.dictionary import code_keys
from erasmeter.publish.opendata.statuses import SDMX

PAGE = Path(__file__).resolve().parent.parent / "docs" / "open-data.md"
MARK = "<!-- What follows is written by python scripts/open_data_dictionary.py. -->\n"


def page() -> str:
    """The whole page: what people wrote, up to the mark, and the dictionary."""
    written, mark, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    if not mark:
        raise ValueError(f"{PAGE} has lost its mark: {MARK}")
    return written + mark + "\n" + "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    texts = load_catalogue().texts["en"]
    yield "## Datasets"
    for dataset in open_data().datasets:
        yield from _dataset(dataset, texts)
    yield from ("", "## Columns", "", "| column | type | codes | what it says |", "|---|---|---|---|")
    for name, column in open_data().columns.items():
        shown = f"`{name}_<language>`" if column.named else f"`{name}`"
        codes = f"`{column.codes}`" if column.codes else ""
        kind = f"{column.type}, several" if column.list else column.type
        yield f"| {shown} | {kind} | {codes} | {texts[f'opendata.column.{name}.says']} |"
    yield from ("", "## Codes", "", "| code list | code | what it means |", "|---|---|---|")
    for codelist, code, key in code_keys():
        sdmx = f" (SDMX: {SDMX[code]})" if codelist == "obs_status" else ""
        yield f"| `{codelist}` | `{code}` | {texts[key]}{sdmx} |"


def _dataset(dataset: OpenDataset, texts: Mapping[str, str]) -> Iterator[str]:
    named = {name: open_data().columns[name].named for name in dataset.columns}
    columns = ", ".join(f"`{name}_<language>`" if is_text else f"`{name}`" for name, is_text in named.items())
    name = f"{dataset.id}_<name>" if dataset.template else dataset.id
    yield from (
        "",
        f"### {name}",
        "",
        f"**{texts[f'opendata.dataset.{dataset.id}']}.** {texts[f'opendata.dataset.{dataset.id}.says']}",
        "",
    )
    key = (
        ", ".join(f"`{one}`" for one in dataset.key)
        or "the columns of its dimensions, which come first, each with its name"
    )
    yield f"Key: {key}. Columns: {columns}."


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
