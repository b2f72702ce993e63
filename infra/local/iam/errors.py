"""What can be wrong with a policy."""


class Malformed(Exception):
    """No policy that IAM would take; the text is a sentence that says why."""
