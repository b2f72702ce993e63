"""Who is calling, for every API. ``identity.callers.service`` believes it, and nobody else imports that."""
