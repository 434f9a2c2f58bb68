"""Finding words again: what is kept of a text, what a question asks for, and which signals hold it."""
