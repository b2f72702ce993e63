"""A room like any other, so that what is measured is what a room costs."""
