"""How a workspace looks in letters, and who of its people reads them. Pure."""

from contracts.identity import Look
from identity.people.model import Member
from identity.workspaces.model import Workspace
from kernel.letters.model import Brand, Reader


def look(workspace: Workspace, origin: str) -> Look:
    """How the workspace looks in letters, as other rooms are told."""
    looks = workspace.branding
    return Look(
        workspace=workspace.workspace,
        status=workspace.status,
        name=workspace.name,
        sender=looks.sender_name or "",
        logo=f"{origin}{workspace.logo_path}" if origin and workspace.logo_path else "",
        colour=looks.colour,
        domain=looks.mail_domain or "",
        locale=workspace.locale,
        zone=workspace.zone,
    )


def brand(workspace: Workspace, origin: str) -> Brand:
    """In whose name letters of the workspace come."""
    return look(workspace, origin).brand()


def reader(member: Member) -> Reader:
    """A member as a reader of letters."""
    return Reader(member.email, member.name, member.locale, member.zone)
