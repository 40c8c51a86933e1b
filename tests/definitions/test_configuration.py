"""What a workspace's configuration may name."""

import pytest

from erasmeter.model.catalogue import Catalogue, load_catalogue
from erasmeter.model.configurationchecks import configuration_faults

NORWAY = "norway-2021-2027"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(
    ("country", "strategy", "languages"),
    [("NO", NORWAY, ("nb", "en")), ("FI", None, ("en",)), (None, None, ()), (None, NORWAY, ("nb",))],
)
def test_what_goes_together(
    catalogue: Catalogue, country: str | None, strategy: str | None, languages: tuple[str, ...]
) -> None:
    assert configuration_faults(catalogue, country, strategy, languages) == []


@pytest.mark.parametrize(
    ("country", "strategy", "language", "says", "mend"),
    [
        ("fi", None, "nb", "no programme country has the code 'fi'", "did you mean 'FI' (Finland)?"),
        ("GB", None, "nb", "no programme country has the code 'GB'", "did you mean 'UK' (United Kingdom)?"),
        ("Norwya", NORWAY, "nb", "no programme country has the code 'Norwya'", "did you mean 'NO' (Norway)?"),
        ("NO", "norway-2021", "nb", "no strategy is called 'norway-2021'", f"did you mean '{NORWAY}'?"),
        ("FI", NORWAY, "nb", f"the strategy '{NORWAY}' is that of NO, and the workspace is of FI", None),
        ("NO", NORWAY, "fi", "there are no texts in the language 'fi'", None),
    ],
)
def test_what_does_not(
    catalogue: Catalogue, country: str, strategy: str | None, language: str, says: str, mend: str | None
) -> None:
    (fault,) = configuration_faults(catalogue, country, strategy, (language,))
    assert fault.what.endswith(says)
    assert fault.mend
    assert mend is None or fault.mend == mend


def test_a_country_like_no_other_gets_the_list(catalogue: Catalogue) -> None:
    (fault,) = configuration_faults(catalogue, "XX", None, ())
    assert {"NO", "FI", "EL"} <= set(fault.allowed)


def test_all_faults_come_at_once(catalogue: Catalogue) -> None:
    assert len(configuration_faults(catalogue, "XX", "none", ("fi", "nb", "sv"))) == 4
