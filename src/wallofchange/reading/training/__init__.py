"""How the shipped reader is made: from what, with which seed, and how well it does."""
