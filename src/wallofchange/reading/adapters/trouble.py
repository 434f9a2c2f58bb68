"""What goes wrong with a reader from elsewhere, said so that somebody can put it right."""

from __future__ import annotations


class ReaderTrouble(Exception):
    """A reader cannot be used or reached; never holds a customer's words nor a key."""

    def __init__(self, message: str, *, remedy: str = "") -> None:
        super().__init__(message)
        self.message, self.remedy = message, remedy
