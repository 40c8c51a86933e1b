"""A publication: an edition made readable. What every output is written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from erasmeter.editions.history import History
from erasmeter.model.imprints import Imprint
from erasmeter.present.blocks import Document
from erasmeter.present.document import document
from erasmeter.present.edition import Edition


@dataclass(frozen=True)
class Publication:
    """An edition and the languages to publish it in, the first of them the main one.

    ``imprint`` says who publishes it, and ``histories`` how its targets stood in the editions saved so far.
    """

    edition: Edition
    languages: tuple[str, ...]
    imprint: Imprint = field(default_factory=Imprint)
    histories: tuple[History, ...] = ()

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The report in each language. Made once, whatever the number of outputs."""
        return {language: document(self.edition, language) for language in self.languages}
