"""Partners that a list leaves out: ``And 12 more partners``, in an unnamed last column."""

import re

from erasmeter.reading.results.account import Account
from erasmeter.store.bulk import Bulk

MORE_PARTNERS = re.compile(r"and (\d+) more partners?", re.IGNORECASE)
UNNAMED = "(unnamed)"


def note_unlisted(bulk: Bulk, account: Account) -> None:
    """Notes how many of the records used have partners that are not listed; and anything else in columns without a
    name, once."""
    used = "(SELECT line, unnamed, unlisted FROM records JOIN contracts USING (line))"
    for column, name in (("unnamed", UNNAMED), ("unlisted", "extra_partners")):
        others: list[tuple[str, int, int]] = []
        for text, line, times in bulk.spellings(f"trim({column})", used):
            if MORE_PARTNERS.fullmatch(text):
                account.not_known(line, name, text, times)
            elif text:
                others.append((text, line, times))
        if others:
            text, line, _ = others[0]
            account.not_known(line, name, text, sum(times for _, _, times in others))
