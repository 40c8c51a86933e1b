"""Asking for the rest of a file, or only for what has changed; and whether what comes is that rest."""

import re

from erasmeter.store.fetch.body import Answer
from erasmeter.store.fetch.part import Told
from erasmeter.store.fetch.records import FetchRecord

_CONTENT_RANGE = re.compile(r"bytes (\d+)-(\d+)/(\d+|\*)")


def how_to_ask(before: Told | None, size: int, known: FetchRecord | None) -> dict[str, str]:
    """Headers: for the rest of this very version after ``size`` bytes, else for a version other than the known."""
    if before is not None and before.version is not None:
        return {"Range": f"bytes={size}-", "If-Range": before.version}
    if known is None:
        return {}
    if known.etag is not None:
        return {"If-None-Match": known.etag}
    return {} if known.last_modified is None else {"If-Modified-Since": known.last_modified}


def continues(before: Told, size: int, answer: Answer) -> bool:
    """Whether an answer of status 206 is the rest of this version, from byte ``size`` to its end."""
    match = _CONTENT_RANGE.fullmatch(answer.header("Content-Range") or "")
    if match is None or int(match[1]) != size:
        return False
    told = (answer.header("ETag"), answer.header("Last-Modified"))
    if any(
        now is not None and then is not None and now != then
        for now, then in zip(told, (before.etag, before.last_modified), strict=True)
    ):
        return False
    if match[3] == "*":
        return True
    total = int(match[3])
    return int(match[2]) == total - 1 and before.length in {None, total}
