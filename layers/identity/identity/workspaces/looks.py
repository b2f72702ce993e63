"""How a workspace looks in letters, and who of its people reads them. Pure."""

from identity.letters.model import Brand, Reader
from identity.people.model import Member
from identity.workspaces.model import Workspace


def brand(workspace: Workspace, origin: str) -> Brand:
    """In whose name letters of the workspace come."""
    looks = workspace.branding
    logo = f"{origin}{workspace.logo_path}" if origin and workspace.logo_path else ""
    said = {"logo": logo, "accent": looks.colour, "domain": looks.mail_domain or ""}
    return Brand(workspace.name, looks.sender_name or "", **said)


def reader(member: Member) -> Reader:
    """A member as a reader of letters."""
    return Reader(member.email, member.name, member.locale, member.zone)
