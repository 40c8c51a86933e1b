"""A publication: an edition made readable. What every output is written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from erasmeter.editions.files import SavedEdition
from erasmeter.editions.history import History, histories
from erasmeter.model.imprints import Imprint
from erasmeter.present.blocks import Document
from erasmeter.present.document import document
from erasmeter.present.edition import Edition
from erasmeter.present.explain import Explanation
from erasmeter.publish.harmless import harmless


@dataclass(frozen=True)
class Publication:
    """An edition and the languages to publish it in, the first of them the main one.

    ``imprint`` says who publishes it. ``saved`` are the editions saved so far, the earliest first, for
    outputs that tell of them. ``explanations`` say of each target, by its id, which rows made its figures; only
    those that may be published are written.
    """

    edition: Edition
    languages: tuple[str, ...]
    imprint: Imprint = field(default_factory=Imprint)
    saved: tuple[SavedEdition, ...] = ()
    explanations: Mapping[str, Explanation] = field(default_factory=dict)

    @cached_property
    def histories(self) -> tuple[History, ...]:
        """How each target stood in the editions saved so far."""
        return histories(self.saved)

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The report in each language, its texts harmless. Made once, whatever the number of outputs."""
        return {language: harmless(document(self.edition, language)) for language in self.languages}
