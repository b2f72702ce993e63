"""What the tests of the room tell it of people."""

from contracts.identity import PersonChanged


def told(person="ada", modseq=1, kind="updated", *, workspace="acme", **said):
    usual = {
        "name": person.title(),
        "email": f"{person}@example.com",
        "role": "member",
        "status": "active",
        "locale": "en",
        "zone": "Europe/Berlin",
    }
    return PersonChanged(workspace=workspace, person=person, modseq=modseq, kind=kind, **{**usual, **said})
