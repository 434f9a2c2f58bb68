"""A prediction drafted: how a moment is answered, what a plan can show by when, and what would show more."""
