"""The sentence of a verdict, in both languages: page, command line and API all say it from here.

Wording rights follow the grade: A 'because of', B 'very probably because of', C 'moved when we did this',
D 'moved'. Below B the word 'works' does not exist.
"""

from __future__ import annotations

from collections.abc import Callable

from wallofchange.measuring.amounts import Amounts
from wallofchange.measuring.comparison import Measure, Shift
from wallofchange.measuring.evidence import Grade
from wallofchange.measuring.verdict import Case, Guarded, Verdict
from wallofchange.measuring.words import SILENCE, Words, day, is_shown_equal

BECAUSE = {
    Grade.A: Words("door wat we deden", "because of what we did"),
    Grade.B: Words("heel waarschijnlijk door wat we deden", "very probably because of what we did"),
}


def sentence(verdict: Verdict, case: Case, amounts: Amounts) -> Words:
    """What came of it, in words a customer would understand; numbers never finer than they are known."""
    return _SAY[verdict](case, amounts)


def _works(case: Case, amounts: Amounts) -> Words:
    because, effect = BECAUSE[case.grade], amounts.effect()
    return Words(f"Het werkt: {effect.nl}, {because.nl}.", f"It works: {effect.en}, {because.en}.") + _size(
        case
    )


def _works_with_damage(case: Case, amounts: Amounts) -> Words:
    effect, because = amounts.effect(), BECAUSE[case.grade]
    broken = [guard for guard in case.guardrails if guard.broken]
    if not broken:
        return _works(case, amounts) + _not_excluded([guard for guard in case.guardrails if not guard.held])
    nl, en = (_list([_damage(guard)[tongue] for guard in broken], tongue) for tongue in ("nl", "en"))
    return Words(
        f"Het werkt, en het kost iets: {nl}. Wat het brengt: {effect.nl}, {because.nl}. Wat weegt zwaarder?",
        f"It works, and it costs something: {en}. "
        f"What it brings: {effect.en}, {because.en}. Which weighs more?",
    )


def _harmful(case: Case, amounts: Amounts) -> Words:
    because = BECAUSE[case.grade]
    if case.moved == "down":
        what = amounts.effect()
    else:
        broken = [_damage(guard) for guard in case.guardrails if guard.broken]
        what = Words(_list([words.nl for words in broken], "nl"), _list([words.en for words in broken], "en"))
    told = Words(
        f"Klanten zijn hier slechter af: {what.nl}, {because.nl}.",
        f"Customers are worse off: {what.en}, {because.en}.",
    )
    return told + _BEFORE_ITS_END if case.always_valid else told


_BEFORE_ITS_END = Words(
    "Dat is nu al zeker genoeg; het geplande einde hoeft niet te worden afgewacht.",
    "That is sure enough already; there is no need to wait for the planned end.",
)


def _no_relevant_effect(case: Case, amounts: Amounts) -> Words:
    between, worthwhile = amounts.between(case.shift, narrow=True), amounts.worthwhile(case.worthwhile)
    within = Words(
        f"Het verschil ligt tussen {between.nl}, minder dan de {worthwhile.nl} die telt.",
        f"The difference lies between {between.en}, less than the {worthwhile.en} that matters.",
    )
    if case.grade.may_say_why:
        opening = Words(
            "Dit maakte voor klanten geen verschil. Dat weten we nu, en dat is iets waard.",
            "This made no difference to customers. Now we know, and that is worth something.",
        )
        return opening + within
    return (
        Words("Het bewoog niet noemenswaardig.", "It did not move by anything that matters.")
        + within
        + _unsure(case)
    )


def _not_proven(case: Case, amounts: Amounts) -> Words:
    if case.moved == "unclear":
        return _covers_zero(case, amounts)
    effect = amounts.effect()
    if case.extended:
        return _moved_after_its_end(case, effect)
    return (
        Words(
            f"Het bewoog toen wij dit deden: {effect.nl}. Andere oorzaken zijn niet uitgesloten; "
            "zo meten laat niet zien dat het door ons komt.",
            f"It moved when we did this: {effect.en}. Other causes are not excluded; "
            "measuring like this cannot show that it was us.",
        )
        + case.design.better
    )


def _moved_after_its_end(case: Case, effect: Words) -> Words:
    """Exploratory: measured on because the first answer did not satisfy."""
    return Words(
        f"Het bewoog: {effect.nl}. Dat zagen we pas door langer te meten dan vooraf was afgesproken, "
        "en dan zegt het niet dat het werkt.",
        f"It moved: {effect.en}. We only saw that by measuring longer than was fixed beforehand, "
        "and then it does not say that it works.",
    )


def _covers_zero(case: Case, amounts: Amounts) -> Words:
    between, worthwhile = amounts.between(case.shift), amounts.worthwhile(case.worthwhile)
    opening = Words(
        f"Niet aangetoond, en dat is iets anders dan geen verschil. "
        f"Het verschil ligt ergens tussen {between.nl}.",
        f"Not proven, which is not the same as no difference. "
        f"The difference lies somewhere between {between.en}.",
    )
    if case.grade.may_say_why:
        opening = Words(
            f"Niet aangetoond. Dat is iets anders dan: het werkt niet. "
            f"Het verschil ligt ergens tussen {between.nl}.",
            f"Not proven. That is not the same as: it does not work. "
            f"The difference lies somewhere between {between.en}.",
        )
    if not (more := case.more_answers):
        return opening
    return opening + Words(
        f"Om {worthwhile.nl} te kunnen zien {'is' if more == 1 else 'zijn'} nog {_thousands(more, '.')} "
        f"{'antwoord' if more == 1 else 'antwoorden'} nodig.",
        f"To see {worthwhile.en} it takes {_thousands(more, ',')} more "
        f"{'answer' if more == 1 else 'answers'}.",
    )


def _too_early(case: Case, amounts: Amounts) -> Words:
    n, planned, ready = case.look.n, case.look.planned, case.look.ready
    counted = Words("Nog te vroeg.", "Too early.")
    if planned:
        counted = Words(
            f"Nog te vroeg: {_thousands(n, '.')} van {_thousands(planned, '.')} antwoorden.",
            f"Too early: {_thousands(n, ',')} of {_thousands(planned, ',')} answers.",
        )
    if ready is None:
        return counted
    return counted + Words(
        f"Rond {day(ready, 'nl')} weten we het.", f"Around {day(ready, 'en')} we shall know."
    )


def _cannot_judge(case: Case, amounts: Amounts) -> Words:
    trap = case.block or case.too_few
    if trap is None:
        return Words("Hier is niets over te zeggen.", "Nothing can be said about this.")
    way = trap.way_round
    return Words(
        f"Hier is niets over te zeggen: {trap.text.nl}. Zo kan het wel: {way.nl}.",
        f"Nothing can be said about this: {trap.text.en}. This is how it could: {way.en}.",
    )


def no_change_shown(measure: Measure, shift: Shift, before: float, after: float) -> Words:
    """From what to what where no change is shown, without arrow or colour (trap T18 and its neighbours).

    Both are the figures of their days as they stand. A move that was set beside the course of the weeks or
    the mix of customers may be nothing while they differ: then they are not said to be equal.

    >>> from wallofchange.measuring.comparison import two_groups
    >>> from wallofchange.measuring.histogram import Histogram
    >>> from wallofchange.measuring.scale import Scale
    >>> a, b = (Histogram.of(Scale(0, 10), {6: 40, 8: x}) for x in (60, 66))
    >>> no_change_shown("mean", two_groups("mean", a, b), a.sample.mean, b.sample.mean).en
    'Both times 7.2: equal.'
    """
    ends = Amounts(measure, shift)
    from_nl, from_en = ends.level(before, "nl"), ends.level(before, "en")
    if all(is_shown_equal(each, shift.se) for each in (shift.estimate - shift.still, after - before)):
        return Words(f"Beide keren {from_nl}: gelijk.", f"Both times {from_en}: equal.")
    to_nl, to_en = ends.level(after, "nl"), ends.level(after, "en")
    if from_en == to_en:
        return Words(
            f"Beide keren {from_nl}: geen verandering aangetoond.", f"Both times {from_en}: no change shown."
        )
    return Words(
        f"Van {from_nl} naar {to_nl}: geen verandering aangetoond.",
        f"From {from_en} to {to_en}: no change shown.",
    )


_SAY: dict[Verdict, Callable[[Case, Amounts], Words]] = {
    Verdict.WORKS: _works,
    Verdict.WORKS_WITH_DAMAGE: _works_with_damage,
    Verdict.HARMFUL: _harmful,
    Verdict.NO_RELEVANT_EFFECT: _no_relevant_effect,
    Verdict.NOT_PROVEN: _not_proven,
    Verdict.TOO_EARLY: _too_early,
    Verdict.CANNOT_JUDGE: _cannot_judge,
}


def _size(case: Case) -> Words:
    shift = case.shift
    if shift is None or shift.low is None or shift.high is None:
        return SILENCE
    if shift.low - shift.still >= case.worthwhile:
        return Words("Het is duidelijk de moeite waard.", "It is clearly worthwhile.")
    if shift.high - shift.still < case.worthwhile:
        return Words("Maar het is weinig.", "But it is little.")
    return SILENCE


def _unsure(case: Case) -> Words:
    return Words(
        "Of dat door ons komt, is zo niet te zeggen.", "Whether that was us cannot be said this way."
    )


def _damage(guard: Guarded) -> Words:
    return Amounts("nine_plus", guard.shift, guard.name).effect()


def _not_excluded(guards: list[Guarded]) -> Words:
    names = Words(
        _list([guard.name.nl for guard in guards], "nl"), _list([guard.name.en for guard in guards], "en")
    )
    return Words(
        f"Dat het ook iets kost, is nog niet uitgesloten: {names.nl}.",
        f"That it costs something too is not excluded yet: {names.en}.",
    )


def _list(parts: list[str], language: str) -> str:
    return (" en " if language == "nl" else " and ").join(parts)


def _thousands(n: int, mark: str) -> str:
    return f"{n:,}".replace(",", mark)
