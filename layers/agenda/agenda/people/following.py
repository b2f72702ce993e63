"""What is known of somebody when something was told of them. Pure."""

from agenda.people.model import Colleague
from contracts.identity import PersonChanged


def followed(known: Colleague, told: PersonChanged) -> Colleague | None:
    """What is known after ``told``; ``None`` if something newer is known already. Events come in any order."""
    if told.modseq <= known.modseq:
        return None
    left = told.kind == "destroyed"
    # made anew over somebody who had not left, as far as we knew: of that we have not heard, and will not listen
    missed = told.kind == "created" and known.modseq > 0 and known.status != "gone"
    stays = known.stays + (1 if left or missed else 0)
    if left:
        return Colleague(person=told.person, modseq=told.modseq, stays=stays, status="gone")
    said = told.model_dump(include={"person", "modseq", "name", "email", "role", "groups", "locale", "zone", "status"})
    return Colleague(stays=stays, **said)
