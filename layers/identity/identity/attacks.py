"""Figures of what attacks look like; the alarms in infra/identity/data.yaml ring by them. They name nobody."""

from kernel.metrics import count

BESIEGED = 30
"""Wrong attempts on one address, within a quarter of an hour, that are no forgetfulness any more."""


def sign_in_failed(times: int) -> None:
    """Somebody failed to sign in, for that many times on one address in this quarter of an hour."""
    _count("SignInFailed")
    if times == 1:
        _count("AddressFailing")  # one more: whoever tries a password on many people makes many of these
    if times == BESIEGED:
        _count("AddressBesieged")


def throttled() -> None:
    """Somebody was told to wait, after too many wrong attempts."""
    _count("SignInThrottled")


def second_factor_failed() -> None:
    """A code, a recovery code or a passkey was wrong."""
    _count("SecondFactorFailed")


def token_stolen() -> None:
    """A refresh token was shown that had been used long before."""
    _count("RefreshTokenStolen")


def credential_refused() -> None:
    """An access token or API key was refused; some are, whenever a client comes back after a pause."""
    _count("CredentialRefused")


def recovered() -> None:
    """Somebody got in without what they usually show: with a recovery code, or by a new password."""
    _count("RecoveryUsed")


def _count(name: str) -> None:
    count(name, room="identity")
