"""The family of refusals: a rule said no, and says what does work."""


class Refused(Exception):
    """A rule of the product was not met. Carries the next step; nothing was changed."""

    def __init__(self, message: str, *, remedy: str = "", code: str = "refused") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.code = code
