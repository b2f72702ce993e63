"""A member as a directory sees them, and what becomes of a member when a directory has spoken. Pure.

Whoever was never provisioned is shown by what their row says. Of those who were, what the directory said is shown, and
where somebody has since chosen another name, title, language or time zone for themselves, that.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from contracts.scopes import RANKS
from identity.addresses import normal
from identity.groups.model import Group
from identity.people.model import Member, Provisioned
from identity.reading import language, zone
from identity.scim import directory, profiles
from identity.scim.directory import Kept, Named, Particulars, Person
from identity.scim.errors import InvalidValue
from kernel.callers import PersonId

MOST_ADDRESSES = 10
"""E-mail addresses of one person: each is a row more of the transaction in which they leave."""

LARGEST = 16 * 1024
"""Characters of what is kept of one person."""


def person_of(member: Member, names: Mapping[str, str]) -> Person:
    """The member as a person; ``names`` are those of the groups that are there."""
    said = Particulars(
        user_name=member.provisioned.user_name if member.provisioned else member.email,
        active=member.status == "active",
        external_id=member.external_id,
        role=member.role,
        profile=_profile(member),
    )
    kept = Kept(member.person, member.modseq, member.joined, member.changed or member.joined)
    return Person(kept, said, tuple(Named(each, names[each]) for each in member.groups if each in names))


def group_of(group: Group, members: tuple[Named, ...]) -> directory.Group:
    """A group as a directory sees it, with some of its members."""
    kept = Kept(group.group_id, group.modseq, group.created, group.changed or group.created)
    return directory.Group(kept, directory.Roster(group.name, group.external_id, members))


def address_of(said: Particulars) -> str:
    """The address by which somebody new can come in: the best of their addresses, or their user name."""
    for text in (profiles.facts(said.profile).email, said.user_name):
        try:
            return normal(text)
        except ValueError as error:
            reason = str(error)
    raise InvalidValue(f"neither the primary address in emails nor userName can be mailed to: {reason}")


def newcomer(said: Particulars, person: PersonId, email: str, now: datetime, usual: Mapping[str, str | None]) -> Member:
    """The member that somebody new is; ``usual`` is what goes for whoever says nothing else."""
    name = profiles.shown(said.profile, said.user_name)[:100]
    member = Member(person=person, email=email, name=name, role=RANKS[0], joined=now, **usual)
    return changed(member, said, now)


def changed(member: Member, said: Particulars, now: datetime) -> Member:
    """The member as a directory says that they are. Their address is their own affair."""
    _bounded(said)
    facts = profiles.facts(said.profile)
    update: dict[str, Any] = {
        "provisioned": Provisioned(user_name=said.user_name, profile=said.profile),
        "external_id": said.external_id,
        "name": _name(said.profile, said.user_name),
        "title": facts.title[:100] or None,
        "role": said.role or RANKS[0],
    }
    if found := language(facts.locale):
        update["locale"] = found
    if found := zone(facts.timezone):
        update["zone"] = found
    made = member.model_copy(update=update)
    return made.let_in_again(now) if said.active else made.deactivated()


def _bounded(said: Particulars) -> None:
    if len(said.profile.get("emails", ())) > MOST_ADDRESSES:
        raise InvalidValue(f"emails holds at most {MOST_ADDRESSES} addresses here")
    if len(repr(said)) > LARGEST:
        raise InvalidValue(f"of one person at most {LARGEST} characters are kept")


def _profile(member: Member) -> dict[str, Any]:
    if not member.provisioned:
        found = {"displayName": member.name, "emails": [{"value": member.email, "type": "work", "primary": True}]}
        return profiles.told(found, _facts(member, found))
    held, user_name = dict(member.provisioned.profile), member.provisioned.user_name
    facts = profiles.facts(held)
    if member.name != _name(held, user_name):
        facts = facts._replace(display_name=member.name)
    if (member.title or "") != facts.title[:100]:
        facts = facts._replace(title=member.title or "")
    if (said := language(facts.locale)) and member.locale != said:
        facts = facts._replace(locale=member.locale)
    if zone(facts.timezone):
        facts = facts._replace(timezone=member.zone)
    return held if facts == profiles.facts(held) else profiles.told(held, facts)


def _facts(member: Member, found: Mapping[str, Any]) -> profiles.Facts:
    facts = profiles.facts(found)
    return facts._replace(title=member.title or "", locale=member.locale, timezone=member.zone)


def _name(profile: Mapping[str, Any], user_name: str) -> str:
    return profiles.shown(profile, user_name).strip()[:100] or user_name[:100]
