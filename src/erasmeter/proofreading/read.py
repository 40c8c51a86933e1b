"""What was read out of a sentence: a claim, with the sentence that it was read from."""

from dataclasses import dataclass

from erasmeter.model.claims import Claim, Place, StatedClaim
from erasmeter.model.status import TargetStatus
from erasmeter.proofreading.sentences import Said


@dataclass(frozen=True)
class Read:
    """A claim and where it was read. ``used`` are the numbers of the sentence that it took, by their order."""

    claim: Claim
    said: Said
    used: tuple[int, ...] = ()

    def stated(self, file: str, status: TargetStatus) -> StatedClaim:
        """The claim at its place, as of the date that the target is judged at."""
        page = self.said.passage.page
        place = Place(file, self.said.line, None, None if page is None else str(page))
        return StatedClaim(self.claim, place, status.as_of)
