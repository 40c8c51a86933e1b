"""JSON Schemas of the definition files, for editors: they complete and check while one writes.

``python -m erasmeter.model.schemas`` writes them anew.
"""

import json
from pathlib import Path

from erasmeter.model.catalogue import SHIPPED
from erasmeter.model.definitionfiles import MODELS

FOLDER = SHIPPED / "schemas"
NAMES = {
    "tables": "table",
    "codelists": "codelist",
    "indicators": "indicator",
    "programmes": "programme",
    "strategies": "strategy",
    "clocks": "clock",
    "maps": "map",
    "texts": "texts",
    "caveats": "caveats",
    "breakdowns": "breakdown",
}


def schemas() -> dict[str, str]:
    """The text of each schema, by the name of its file."""
    texts = {}
    for folder, model in MODELS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        texts[f"{NAMES[folder]}.schema.json"] = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
    return texts


def write_schemas(folder: Path = FOLDER) -> None:
    """Writes all schemas into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write_schemas()
