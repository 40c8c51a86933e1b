"""Text and JSON as files can hold them."""

import json


def storable(text: str) -> str:
    """The text with a replacement character for what UTF-8 cannot hold (half of a pair) or no reader takes (NUL)."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\0", "\ufffd")


def json_bytes(content: object) -> bytes:
    """JSON in UTF-8, indented, with a line end."""
    return (storable(json.dumps(content, ensure_ascii=False, indent=1)) + "\n").encode()
