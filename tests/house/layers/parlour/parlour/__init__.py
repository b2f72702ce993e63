"""A room that shows the doors that no other room has use for yet."""
