"""Lines of action types: an action type of today together with those of the earlier programme that did its work."""

from collections.abc import Mapping

from erasmeter.model.codelists import Codelist

_FAMILY, _PREDECESSOR = "family", "predecessor"


def action_lines(actions: Codelist) -> Mapping[str, str]:
    """By action, the family that stands for its line: its own, or that of the action that followed it.

    School partnerships of 2014-2020 (KA201) and cooperation partnerships of today (KA220) are one line: to have
    taken part in the one is experience with the other.
    """
    followers: dict[str, str] = {}
    for code in actions.codes.values():
        predecessor = code.attributes[_PREDECESSOR]
        if isinstance(predecessor, str):
            followers.setdefault(_family(actions, predecessor), _family(actions, code.code))
    return {code: _last(_family(actions, code), followers) for code in actions.codes}


def _family(actions: Codelist, code: str) -> str:
    return str(actions.codes[code].attributes[_FAMILY] or code)


def _last(family: str, followers: Mapping[str, str]) -> str:
    seen = [family]
    while (following := followers.get(seen[-1])) is not None and following not in seen:
        seen.append(following)
    return seen[-1]
