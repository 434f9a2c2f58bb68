"""Something the reader of an answer should know: a code for programs, a sentence for people."""

from __future__ import annotations

from dataclasses import dataclass

from wallofchange.measuring.words import Language, Words


@dataclass(frozen=True, slots=True)
class Warned:
    """One warning in both languages."""

    code: str
    text: Words

    def as_dict(self, language: Language = "en") -> dict[str, str]:
        return {"code": self.code, "text": self.text[language]}


def unreadable(n: int) -> Warned:
    return Warned(
        "UNREADABLE",
        Words(
            f"{_many(n, 'cijfer is', 'cijfers zijn')} niet te lezen en {_tell(n)} als ontbrekend",
            f"{_many(n, 'score', 'scores')} cannot be read and {_count(n)} as missing",
        ),
    )


def off_scale(n: int, scale: object) -> Warned:
    return Warned(
        "OFF_SCALE",
        Words(
            f"{_many(n, 'cijfer ligt', 'cijfers liggen')} buiten de schaal {scale} en {_tell(n)} "
            "als ontbrekend",
            f"{_many(n, 'score lies', 'scores lie')} outside the scale {scale} and {_count(n)} as missing",
        ),
    )


def misfits(n: int) -> Warned:
    return Warned(
        "MISFIT_ROWS",
        Words(
            f"{_many(n, 'regel heeft', 'regels hebben')} een ander aantal velden en "
            f"{'is' if n == 1 else 'zijn'} overgeslagen",
            f"{_many(n, 'row has', 'rows have')} another number of fields and "
            f"{'was' if n == 1 else 'were'} skipped",
        ),
    )


def unweighted(n: int) -> Warned:
    return Warned(
        "NO_WEIGHT",
        Words(
            f"{_many(n, 'antwoord heeft', 'antwoorden hebben')} geen bruikbaar gewicht en {_tell(n)} "
            "als ontbrekend",
            f"{_many(n, 'answer has', 'answers have')} no usable weight and {_count(n)} as missing",
        ),
    )


def weighted(least: float) -> Warned:
    return Warned(
        "WEIGHTED",
        Words(
            f"gewogen; de groep die het minst zegt, is evenveel waard als {least:.0f} gelijke antwoorden",
            f"weighted; the group that says least is worth {least:.0f} equal answers",
        ),
    )


def hidden(n: int, k: int) -> Warned:
    return Warned(
        "SUPPRESSED",
        Words(
            f"{_many(n, 'groep', 'groepen')} met minder dan {k} antwoorden "
            f"{'is' if n == 1 else 'zijn'} niet getoond",
            f"{_many(n, 'group', 'groups')} with fewer than {k} answers "
            f"{'is' if n == 1 else 'are'} not shown",
        ),
    )


def small(n: int) -> Warned:
    return Warned(
        "T3",
        Words(
            f"{_many(n, 'groep heeft', 'groepen hebben')} minder dan 30 antwoorden: lees het interval, "
            "niet het cijfer",
            f"{_many(n, 'group has', 'groups have')} fewer than 30 answers: read the interval, "
            "not the figure",
        ),
    )


def dayless(n: int) -> Warned:
    return Warned(
        "NO_DAY",
        Words(
            f"{_many(n, 'antwoord heeft', 'antwoorden hebben')} geen leesbare dag en {_tell(n)} niet mee",
            f"{_many(n, 'answer has', 'answers have')} no readable day and "
            f"{'does' if n == 1 else 'do'} not count",
        ),
    )


def nameless(n: int) -> Warned:
    return Warned(
        "NO_SIDE",
        Words(
            f"van {_many(n, 'antwoord', 'antwoorden')} is niet bekend of ze de verandering meemaakten",
            f"of {_many(n, 'answer', 'answers')} it is not known whether they met the change",
        ),
    )


def _many(n: int, one: str, more: str) -> str:
    """How many, with the word that fits."""
    return f"{n} {one if n == 1 else more}"


def _tell(n: int) -> str:
    return "telt" if n == 1 else "tellen"


def _count(n: int) -> str:
    return "counts" if n == 1 else "count"
