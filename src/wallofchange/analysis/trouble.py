"""A question that this table cannot answer, and the next step."""

from __future__ import annotations


class CannotAnswerError(ValueError):
    """The table, a column or an option does not fit the question; nothing was computed."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(f"{message} {remedy}".strip())
        self.message = message
        self.remedy = remedy
