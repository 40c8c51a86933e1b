"""A proof in short, for tables that a policy officer can read."""

from erasmeter.proofreading.proof import Proof


def told(proof: Proof) -> list[str]:
    """What is found, judged and confirmed, in the order of the document."""
    said = [f"! {one.subject} {one.kind}" for one in proof.findings]
    said += [
        f"{one.outcome} {one.read.claim.target} {one.read.claim.standing or one.read.claim.outlook}"
        for one in proof.words
        if one.outcome != "denied"
    ]
    said += [f"{one.found} {one.text}" + (f" {one.entry.name}" if one.entry else "") for one in proof.numbers]
    return said
