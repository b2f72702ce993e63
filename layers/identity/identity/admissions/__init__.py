"""How somebody comes into a workspace, by an invitation or because its own provider vouches for them."""
