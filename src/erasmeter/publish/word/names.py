"""Names that Word gives things: languages and styles of verdicts."""

_LOCALES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def locale(language: str) -> str:
    """A language with its country, as the spelling checker wants it; where it is not known, the language alone."""
    return _LOCALES.get(language, language)


def verdict_style(verdict: str) -> str:
    """The identifier of a verdict's style: ``VerdictFarBehind``."""
    return "Verdict" + verdict.title().replace(" ", "")
