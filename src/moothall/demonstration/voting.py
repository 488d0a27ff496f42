"""Votes: who voted how, and how the minutes put it."""

from collections.abc import Iterable, Sequence

import msgspec

from moothall.demonstration.attendance import voters
from moothall.demonstration.bodies import bodies
from moothall.demonstration.chance import chance
from moothall.demonstration.diary import Election, Sitting
from moothall.demonstration.people import people
from moothall.demonstration.topics import Division, Motion, Tie
from moothall.documents.composer.words import honoured
from moothall.facts.meetings import Candidate, Casting, Dissent, Outcome, Vote
from moothall.facts.meetings import Motion as Moved
from moothall.rules.votes import Result, result

CAST_AGAINST = "the Chairman used the casting vote against the motion, "
WOMEN = {"Mrs", "Ms", "Miss", "Canon"}


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    """A counted vote with the sentences that report it, and the motion that was put."""

    vote: Vote
    told: tuple[str, ...]
    moved: Moved | None = None


def of_groups(names: Iterable[str], groups: Sequence[str]) -> list[str]:
    """Those who belong to one of the groups."""
    return [name for name in names if people().members[name].group in groups]


def on_recommendation(division: Division, sitting: Sitting, seed: int) -> Ballot | None:
    """The vote on a recommendation, where a group present voted against or abstained."""
    present = voters(sitting, seed)
    against, abstained = of_groups(present, division.against), of_groups(present, division.abstain)
    if not against and not abstained:
        return None
    favour = len(present) - len(against) - len(abstained)
    vote = Vote(
        motion="the recommendation",
        votes_for=favour,
        votes_against=len(against),
        abstentions=len(abstained) or None,
        result="carried" if favour > len(against) else "lost",
    )
    return Ballot(vote=vote, told=(f"On being put to the vote, the recommendation was {counted(vote)}.",))


def counted(vote: Vote) -> str:
    """`carried by 8 votes to 4, with 1 abstention`."""
    return f"{vote.result} by {vote.votes_for} votes to {vote.votes_against}{abstentions(vote)}"


def abstentions(vote: Vote) -> str:
    """What is said of abstentions."""
    if not vote.abstentions:
        return ""
    return f", with {vote.abstentions} abstention{'s' if vote.abstentions > 1 else ''}"


def on_motion(motion: Motion, sitting: Sitting, seed: int) -> Ballot:
    """A member's motion, for which some groups voted and the others did not."""
    present = voters(sitting, seed)
    favour = len(of_groups(present, motion.groups_for))
    against = len(present) - favour
    casting: Casting | None = "against" if favour == against else None
    decided: Outcome = "carried" if result(favour, against, casting) is Result.carried else "lost"
    vote = Vote(motion=motion.text, votes_for=favour, votes_against=against, casting=casting, result=decided)
    second = seconder(motion, sitting, seed)
    moved = Moved(
        text=motion.text, proposer=spoken(motion.by), seconder=spoken(second) if second else None, result=vote.result
    )
    told = (
        f"{spoken(motion.by)} proposed{f' and {spoken(second)} seconded' if second else ''} {motion.text}.",
        f"On being put to the vote, there were {favour} votes in favour and {against} votes against, "
        f"{CAST_AGAINST if casting else ''}and the motion was {vote.result}.",
    )
    return Ballot(vote=vote, told=told, moved=moved)


def seconder(motion: Motion, sitting: Sitting, seed: int) -> str | None:
    """Who seconds a motion: one of those who vote for it."""
    others = [name for name in of_groups(voters(sitting, seed), motion.groups_for) if name != motion.by]
    return chance(seed, "seconder", sitting.body, motion.text).choice(others) if others else None


def on_tie(tie: Tie, sitting: Sitting, seed: int) -> Ballot:
    """A motion with as many votes for as against, decided by the casting vote; an odd member abstains."""
    present = len(voters(sitting, seed))
    vote = Vote(
        motion=tie.text,
        votes_for=present // 2,
        votes_against=present // 2,
        abstentions=present % 2 or None,
        casting="for" if tie.casting == "for" else "against",
        result="carried" if tie.casting == "for" else "lost",
    )
    outcome = "carried" if tie.casting == "for" else "lost"
    told = (
        f"{spoken(tie.by)} proposed and {spoken(tie.second)} seconded {tie.text}.",
        f"On being put to the vote, there were {vote.votes_for} votes in favour and {vote.votes_against} votes "
        f"against{abstentions(vote)}. In accordance with procedure rule 14.3 the Chairman used his casting vote "
        f"{vote.casting} the motion and it was {outcome}.",
    )
    moved = Moved(text=tie.text, proposer=spoken(tie.by), seconder=spoken(tie.second), result=vote.result)
    return Ballot(vote=vote, told=told, moved=moved)


def election(found: Election, sitting: Sitting, seed: int) -> tuple[list[str], list[Vote], str]:
    """An election of a vice-chairman: what is told, the vote if there was one, and the resolution."""
    body = bodies()[sitting.body]
    office = f"Vice-{body.chair_word}"
    told = [f"The {body.chair_word} asked for nominations for {office}."]
    told += [
        f"{spoken(each.proposer)} proposed and {spoken(each.seconder)} seconded {spoken(each.name)}."
        for each in found.candidates
    ]
    winner = people().members[found.candidates[0].name]
    elected = f"that {honoured(winner.formal, winner.honours)} be elected {office} of {body.short}."
    if len(found.candidates) == 1:
        return [*told, "There were no other nominations."], [], elected
    each = len(voters(sitting, seed)) // 2
    told += [f"{spoken(candidate.name)}: {each} votes" for candidate in found.candidates]
    told.append(f"As there was a tie the {body.chair_word} used his casting vote for {winner.spoken}.")
    return told, [tied_election(found, office, each)], elected


def tied_election(found: Election, office: str, each: int) -> Vote:
    """The vote between two candidates with as many votes each, of whom the first is elected."""
    first, second = (spoken(candidate.name) for candidate in found.candidates)
    return Vote(
        motion=f"Election of {office}: {first} (for) or {second} (against)",
        votes_for=each,
        votes_against=each,
        casting="for",
        result="carried",
        candidates=(Candidate(name=first, votes=each, elected=True), Candidate(name=second, votes=each)),
    )


def dissent(name: str) -> Dissent:
    """A member's request that the vote against be recorded."""
    found = people().members[name]
    pronoun = "she" if found.title in WOMEN else "he"
    text = (
        f"In accordance with procedure rule 17.5, {found.spoken} asked that it be recorded in the minutes that "
        f"{pronoun} voted against the recommendation."
    )
    return Dissent(name=found.spoken, text=text)


def dissenter(against: Sequence[str], sitting: Sitting, seed: int) -> str | None:
    """A member of a group that voted against, if one was there."""
    return next(iter(of_groups(voters(sitting, seed), against)), None)


def spoken(name: str) -> str:
    """A member as the minutes speak of them."""
    return people().members[name].spoken
