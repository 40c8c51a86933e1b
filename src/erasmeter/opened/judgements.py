"""Targets: where they stand, why, what they take; and the editions that were saved."""

from datetime import date

from erasmeter.editions.files import SavedEdition
from erasmeter.model.reading import Progress, silent
from erasmeter.opened.base import Opened
from erasmeter.present.edition import Edition
from erasmeter.present.explain import Explanation, explain
from erasmeter.present.gather import gather
from erasmeter.present.required import Asked, Required, required


class Judgements(Opened):
    """What is asked of targets."""

    def status(self, as_of: date | None = None, language: str = "en", progress: Progress = silent) -> Edition:
        """The edition at a date, in a workspace that has a strategy to be judged by."""
        self.needed_strategy()
        self.languages((language,))
        return self.edition(as_of, progress)

    def edition(self, as_of: date | None = None, progress: Progress = silent) -> Edition:
        """Everything known and judged at a date."""
        with self.material(as_of, progress) as material:
            return gather(material)

    def explain(
        self, target: str, as_of: date | None = None, language: str = "en", progress: Progress = silent
    ) -> tuple[Explanation, Edition]:
        """How a target's figure came about, down to the rows."""
        self.needed_target(target, as_of, language)
        with self.material(as_of, progress) as material:
            edition = gather(material)
            return explain(material, edition, target), edition

    def require(self, target: str, asked: Asked, language: str = "en", progress: Progress = silent) -> Required:
        """What it would take to reach a target."""
        self.needed_target(target, asked.as_of, language)
        with self.material(asked.as_of, progress) as material:
            return required(material, target, asked)

    def save_edition(self, name: str, as_of: date | None = None, progress: Progress = silent) -> SavedEdition:
        """Keeps everything known and judged at a date, whole and for ever, under a name of its own."""
        self.needed_strategy()
        with self.material(as_of, progress) as material:
            return self.editions.save(name, material)
