"""Names that only one thing of a kind bears in a workspace."""
