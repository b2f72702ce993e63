"""Why a passkey's answer is not believed. These are for us: whoever sent it hears one sentence whichever it was.

* Reason
  + Unreadable        a part of it is not in its form, or longer than it may be
  + WrongCeremony     it was made for signing in and shown for registering, or the other way
  + WrongChallenge    it answers another question: a replay
  + WrongOrigin       a page of somebody else asked for it: phishing, or a frame in their page
  + WrongParty        it is bound to another house
  + WrongCredential   it is not the passkey that it says, or not one that there is
  + WrongPerson       it is the passkey of somebody else
  + WrongKey          a kind of key that we did not ask for, or no good key of its kind
  + WrongFlags        what the authenticator says of itself cannot be, or has changed and must not
  + NobodyPresent     nobody touched anything
  + NobodyVerified    nobody showed who they are, and they had to
  + BadSignature      it was not signed with the passkey's key
  + Cloned            the authenticator has counted further before: there are two of it
"""


class Reason(Exception):
    """Its text is for a log; nothing secret is in it."""


class Unreadable(Reason):
    pass


class WrongCeremony(Reason):
    pass


class WrongChallenge(Reason):
    pass


class WrongOrigin(Reason):
    pass


class WrongParty(Reason):
    pass


class WrongCredential(Reason):
    pass


class WrongPerson(Reason):
    pass


class WrongKey(Reason):
    pass


class WrongFlags(Reason):
    pass


class NobodyPresent(Reason):
    pass


class NobodyVerified(Reason):
    pass


class BadSignature(Reason):
    pass


class Cloned(Reason):
    pass
