"""Who is calling, for every API. Who believes it is ``identity.callers.authorizing``, which nobody else imports."""
