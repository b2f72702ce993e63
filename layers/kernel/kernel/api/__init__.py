"""The doors, opened."""
