"""What to know about drivers and drift, in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from wallofchange.analysis.warning import Warned
from wallofchange.measuring.words import Words


def few(n: int) -> Warned:
    return Warned(
        "SUPPRESSED",
        Words(
            f"{n} volledige antwoorden is te weinig om iets te tonen",
            f"{n} complete answers are too few to show anything",
        ),
    )


def thin(n: int) -> Warned:
    return Warned(
        "T3",
        Words(
            f"maar {n} antwoorden: lees het interval, niet het cijfer",
            f"only {n} answers: read the interval, not the figure",
        ),
    )


def sampled(n: int, total: int) -> Warned:
    return Warned(
        "SAMPLED",
        Words(
            f"berekend op {n} van de {total} rijen, door het lot gekozen (steeds dezelfde); "
            "de intervallen bevatten de fout van de loting",
            f"computed on {n} of the {total} rows, drawn by lot (always the same); "
            "the intervals hold the error of the draw",
        ),
    )


def unread(column: str, n: int) -> Warned:
    return Warned(
        "UNREADABLE",
        Words(
            f"{n} waarden in {column!r} zijn niet te lezen en tellen als ontbrekend",
            f"{n} values in {column!r} cannot be read and count as missing",
        ),
    )


def incomplete(n: int, total: int, worst: str) -> Warned:
    return Warned(
        "INCOMPLETE",
        Words(
            f"{n} van de {total} rijen missen een waarde en tellen niet mee; het meest ontbreekt in "
            f"{worst!r}",
            f"{n} of the {total} rows lack a value and do not count; most is missing in {worst!r}",
        ),
    )


def silent(n: int) -> Warned:
    return Warned(
        "NOT_STATED",
        Words(
            f"{n} keer is niets over de verwachting gezegd; dat telt als: zoals verwacht",
            f"{n} times nothing was said about the expectation; that counts as: as expected",
        ),
    )


def underpowered(n: int, needed: int) -> Warned:
    return Warned(
        "POWER",
        Words(
            f"met {n} antwoorden is niet te zeggen wat een driver is; daarvoor zijn er {needed} nodig",
            f"with {n} answers it cannot be said what a driver is; that takes {needed}",
        ),
    )


def flat() -> Warned:
    return Warned(
        "NO_SPREAD",
        Words("alle cijfers zijn gelijk: er valt niets te verklaren", "all scores are the same"),
    )


def constant(names: Sequence[str]) -> Warned:
    return Warned(
        "CONSTANT",
        Words(
            f"altijd hetzelfde, dus zonder gewicht: {', '.join(names)}",
            f"always the same, so of no weight: {', '.join(names)}",
        ),
    )


def alike(names: Sequence[str]) -> Warned:
    return Warned(
        "COLLINEAR",
        Words(
            f"bijna niet uit elkaar te houden, neem ze samen: {', '.join(names)}",
            f"hardly told apart, take them together: {', '.join(names)}",
        ),
    )


def off_scale(names: Sequence[str]) -> Warned:
    return Warned(
        "NO_SCALE",
        Words(
            f"geen oordeel op een bekende schaal, dus alleen gewicht: {', '.join(names)}",
            f"no rating on a known scale, so only importance: {', '.join(names)}",
        ),
    )


def one_sided(names: Sequence[str], fewest: int) -> Warned:
    return Warned(
        "NOT_TOLD",
        Words(
            f"minder dan {fewest} antwoorden onder of boven verwachting, of niet van een andere te "
            f"onderscheiden: {', '.join(names)}",
            f"fewer than {fewest} answers below or above expectation, or not told from another: "
            f"{', '.join(names)}",
        ),
    )


def against(names: Sequence[str]) -> Warned:
    return Warned(
        "NO_EFFECT_SHOWN",
        Words(
            f"een kant wijst de andere kant op en telt als geen effect: {', '.join(names)}",
            f"one side points the other way and counts as no effect: {', '.join(names)}",
        ),
    )


def unidentified(facts: Sequence[str]) -> Warned:
    if facts:
        return Warned(
            "YARDSTICK_UNIDENTIFIED",
            Words(
                f"{', '.join(facts)} veranderde voor iedereen tegelijk, of nooit: een verandering die "
                "tussen twee perioden voor iedereen werd ingevoerd, is niet van de lat te onderscheiden",
                f"{', '.join(facts)} changed for everybody at once, or never: a change rolled out to "
                "everybody between two periods cannot be told from the yardstick",
            ),
        )
    return Warned(
        "YARDSTICK_UNIDENTIFIED",
        Words(
            "zonder anker is niet te scheiden of de prestatie veranderde of de lat; wat tussen de "
            "perioden voor iedereen werd ingevoerd, is evenmin van de lat te onderscheiden",
            "without an anchor performance and yardstick cannot be separated; nor can a change rolled out to "
            "everybody between the periods be told from the yardstick",
        ),
    )


def says_nothing(facts: Sequence[str]) -> Warned:
    return Warned(
        "CONSTANT",
        Words(
            f"{', '.join(facts)} verschilt binnen de perioden niet of nauwelijks en zegt daarom niets",
            f"{', '.join(facts)} differs hardly or not at all within the periods and therefore says nothing",
        ),
    )


def few_tell(n: float) -> Warned:
    return Warned(
        "FEW_TELL",
        Words(
            f"wat de prestaties waard zijn, rust op ongeveer {n:.0f} antwoorden: bij de andere verschilden "
            "zij te weinig",
            f"what performance is worth rests on about {n:.0f} answers: with the others it differed too "
            "little",
        ),
    )


def rolled_out(anchor: str) -> Warned:
    if anchor == "vignette":
        return Warned(
            "ROLLED_OUT",
            Words(
                "dit klopt alleen als de beschreven situatie woordelijk gelijk bleef; wat voor iedereen "
                "tegelijk veranderde, zit in de prestatie",
                "this holds only if the described situation stayed word for word the same; what changed for "
                "everybody at once is in performance",
            ),
        )
    return Warned(
        "ROLLED_OUT",
        Words(
            "wat tussen de perioden voor iedereen tegelijk veranderde en niet is gemeten, telt hier als "
            "lat; en dit klopt alleen als de prestaties gemeten zijn, niet beoordeeld",
            "what changed for everybody between the periods and was not measured counts as yardstick here; "
            "and this holds only if performance was measured, not rated",
        ),
    )


def without_facts(n: int, total: int) -> Warned:
    return Warned(
        "INCOMPLETE",
        Words(
            f"van {n} van de {total} antwoorden zijn de prestaties niet bekend; die tellen niet mee",
            f"of {n} of the {total} answers performance is not known; they do not count",
        ),
    )


def lopsided(before: float, after: float) -> Warned:
    return Warned(
        "T22",
        Words(
            f"prestaties ontbreken ervoor bij {before:.0%} en erna bij {after:.0%}: wie ontbreekt, kan het "
            "verschil maken",
            f"performance is missing for {before:.0%} before and {after:.0%} after: who is missing may make "
            "the difference",
        ),
    )


def sensitive() -> Warned:
    return Warned(
        "REFERENCE",
        Words(
            "hoe groot elk deel is, hangt af van welke periode de maat is: de prestaties tellen in de ene "
            "anders dan in de andere",
            "how large each part is depends on which period is the measure: performance counts "
            "differently in one than in the other",
        ),
    )


def contradicted() -> Warned:
    return Warned(
        "ANCHORS_DISAGREE",
        Words(
            "de vaste beschreven situatie zegt het omgekeerde over de lat",
            "the fixed described situation says the opposite of the yardstick",
        ),
    )


def other_scale() -> Warned:
    return Warned(
        "SCALE",
        Words(
            "de beschreven situatie lijkt op een andere schaal beoordeeld dan het cijfer",
            "the described situation looks rated on another scale than the score",
        ),
    )
