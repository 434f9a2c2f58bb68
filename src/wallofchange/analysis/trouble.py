"""A question that this table cannot answer, and the next step."""

from __future__ import annotations

from wallofchange.measuring.words import Language, Words

CHECK_NAMES = Words("Kijk de namen van de kolommen na.", "Check the names of the columns.")


class CannotAnswerError(ValueError):
    """The table, a column or an option does not fit the question; nothing was computed.

    Speaks English by itself, as programs read it; `told` says it in either language.
    """

    def __init__(self, message: str | Words, remedy: str | Words = "") -> None:
        self._told = [said if isinstance(said, Words) else Words(said, said) for said in (message, remedy)]
        self.message, self.remedy = self.told("en")
        super().__init__(f"{self.message} {self.remedy}".strip())

    def told(self, language: Language) -> tuple[str, str]:
        """What is wrong, and the next step."""
        message, remedy = self._told
        return message[language], remedy[language]
