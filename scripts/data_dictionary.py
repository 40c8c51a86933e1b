"""Writes docs/data-dictionary.md from the declarations of the tables; a test holds the page against them."""

from pathlib import Path

from erasmeter.model.catalogue import load_catalogue
from erasmeter.model.tables import Column, Table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "data-dictionary.md"
_HEAD = """# Tables

The harmonised tables of a build, as Parquet files in `build/tables/`. Each is declared once, in
`src/erasmeter/definitions/tables/`; checks, this page and the test data come from the declaration.
This page is written by `python scripts/data_dictionary.py`.
"""


def page() -> str:
    """The whole page."""
    return _HEAD + "".join(_section(table) for table in load_catalogue().tables.values())


def _section(table: Table) -> str:
    rows = "\n".join(_row(column, column.name in table.key) for column in table.columns)
    return (
        f"\n## {table.name}\n\n{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}.\n\n"
        f"| column | type | unit | values | what it says |\n|---|---|---|---|---|\n{rows}\n"
    )


def _row(column: Column, in_key: bool) -> str:
    values = [f"code list `{column.codelist}`"] if column.codelist else []
    values += [", ".join(f"`{value}`" for value in column.allowed)] if column.allowed else []
    values += [f"from {column.minimum:g}"] if column.minimum is not None else []
    values += [f"to {column.maximum:g}"] if column.maximum is not None else []
    values += ["required"] if column.required else []
    values += ["found by the build"] if column.found else []
    name = f"**`{column.name}`**" if in_key else f"`{column.name}`"
    return f"| {name} | {column.type} | {column.unit or ''} | {'; '.join(values)} | {column.description} |"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
