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
            f"{n} cijfers zijn niet te lezen en tellen als ontbrekend",
            f"{n} scores cannot be read and count as missing",
        ),
    )


def off_scale(n: int, scale: object) -> Warned:
    return Warned(
        "OFF_SCALE",
        Words(
            f"{n} cijfers liggen buiten de schaal {scale} en tellen als ontbrekend",
            f"{n} scores lie outside the scale {scale} and count as missing",
        ),
    )


def misfits(n: int) -> Warned:
    return Warned(
        "MISFIT_ROWS",
        Words(
            f"{n} regels hebben een ander aantal velden en zijn overgeslagen",
            f"{n} rows have another number of fields and were skipped",
        ),
    )


def unweighted(n: int) -> Warned:
    return Warned(
        "NO_WEIGHT",
        Words(
            f"{n} antwoorden hebben geen bruikbaar gewicht en tellen als ontbrekend",
            f"{n} answers have no usable weight and count as missing",
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
            f"{n} groepen met minder dan {k} antwoorden zijn niet getoond",
            f"{n} groups with fewer than {k} answers are not shown",
        ),
    )


def small(n: int) -> Warned:
    return Warned(
        "T3",
        Words(
            f"{n} groepen hebben minder dan 30 antwoorden: lees het interval, niet het cijfer",
            f"{n} groups have fewer than 30 answers: read the interval, not the figure",
        ),
    )


def dayless(n: int) -> Warned:
    return Warned(
        "NO_DAY",
        Words(
            f"{n} antwoorden hebben geen leesbare dag en tellen niet mee",
            f"{n} answers have no readable day and do not count",
        ),
    )


def nameless(n: int) -> Warned:
    return Warned(
        "NO_SIDE",
        Words(
            f"van {n} antwoorden is niet bekend of ze de verandering meemaakten",
            f"of {n} answers it is not known whether they met the change",
        ),
    )
