"""Files that lie beside events."""

from typing import TYPE_CHECKING

from agenda.attachments.model import AttachmentDraft, AttachmentPlace, Hash

if TYPE_CHECKING:
    from agenda.attachments.service import Files

__all__ = ["AttachmentDraft", "AttachmentPlace", "Hash", "files"]


def files() -> "Files":
    """Files as production keeps them."""
    from agenda.access import access
    from agenda.attachments.bucket import FileBucket
    from agenda.attachments.ledger import Ledger
    from agenda.attachments.service import Files
    from agenda.attachments.table import LinkTable
    from kernel.settings import ORIGIN

    return Files(FileBucket(), LinkTable(), Ledger(), access(), ORIGIN)
