"""Browsers on their way back from a provider: what that takes looks at signatures and secrets."""

from dataclasses import dataclass

from identity.admissions.service import Admissions
from identity.admissions.table import AdmissionTable
from identity.federation.asking import Providers
from identity.federation.clients import ClientSecrets
from identity.federation.joining import Newcomers
from identity.federation.model import Away, Returned
from identity.federation.news import News
from identity.federation.secrets import shown
from identity.federation.sending import Sending
from identity.federation.service import Federation
from identity.federation.table import FederationTable
from identity.letters import post
from identity.tickets import tickets
from kernel.answers import Redirect
from kernel.api.request import Request
from kernel.errors import Refusal
from kernel.settings import ORIGIN


@dataclass(frozen=True, slots=True)
class Returning:
    federation: Federation

    def back(self, provider: str, away: Away, returned: Returned, request: Request) -> Redirect:
        """Take it back; what is refused, a page says."""
        origin = self.federation.sending.origin
        try:
            return Redirect(self.federation.back(provider, away, returned, request.address), 302)
        except Refusal as refusal:
            if away.person:
                return Redirect(f"{origin}{away.next.partition('#')[0]}#problem={refusal.kind}", 302)
            return Redirect(f"{origin}/sign-in{away.following}#problem={refusal.kind}", 302)


def returning() -> Returning:
    """As production has it."""
    store, ours = FederationTable(), tickets()
    sending = Sending(store, ClientSecrets(), ORIGIN)
    news = News(post(), ORIGIN)
    newcomers = Newcomers(store, ours, Admissions(AdmissionTable()))
    return Returning(Federation(store, sending, shown, Providers(), ours, newcomers, news))
