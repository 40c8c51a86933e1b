"""The JSON Schemas that editors use are those of the models, and every definition names its own."""

from erasmeter.model.catalogue import SHIPPED
from erasmeter.model.schemas import FOLDER, NAMES, schemas


def test_the_schemas_are_up_to_date() -> None:
    written = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.iterdir()}
    assert written == schemas(), "run python -m erasmeter.model.schemas"


def test_every_definition_names_its_schema() -> None:
    for folder, name in NAMES.items():
        if folder == "texts":  # nothing but keys and words: an editor has nothing to complete
            continue
        for path in sorted((SHIPPED / folder).glob("*.yaml")):
            first = path.read_text(encoding="utf-8").splitlines()[0]
            assert first == f"# yaml-language-server: $schema=../schemas/{name}.schema.json", path
