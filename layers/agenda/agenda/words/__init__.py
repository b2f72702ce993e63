"""Finding things by the words that are in them."""
