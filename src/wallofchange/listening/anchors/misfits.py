"""Why a fact cannot be kept, in both languages, with a code for programs."""

from __future__ import annotations

from datetime import date

from wallofchange.analysis.tabular import Sentence


class Misfit(Exception):
    """One row or one call cannot be kept as it is."""

    def __init__(self, code: str, en: str, nl: str) -> None:
        super().__init__(en)
        self.code = code
        self.reason = Sentence(en, nl)


_NAMES = {
    "text": Sentence("the text", "de tekst"),
    "starts_on": Sentence("the first day", "de eerste dag"),
    "ends_on": Sentence("the last day", "de laatste dag"),
    "at": Sentence("the day", "de dag"),
    "week": Sentence("the week", "de week"),
    "month": Sentence("the month", "de maand"),
    "kind": Sentence("the kind of fact", "de soort feit"),
    "value": Sentence("the value", "de waarde"),
    "score": Sentence("the score", "het cijfer"),
    "scale": Sentence("the scale", "de schaal"),
    "n": Sentence("the number of contacts", "het aantal contacten"),
    "level": Sentence("the level", "het niveau"),
    "vignette": Sentence("the vignette", "het vignet"),
    "feature": Sentence("the feature", "de eigenschap"),
    "functional": Sentence("the answer if it is there", "het antwoord als het er is"),
    "dysfunctional": Sentence("the answer if it is not there", "het antwoord als het er niet is"),
    "yes_no": Sentence("yes or no", "ja of nee"),
    "share": Sentence("a share", "een aandeel"),
    "minutes": Sentence("minutes", "minuten"),
    "hours": Sentence("hours", "uren"),
    "days": Sentence("days", "dagen"),
    "count": Sentence("a count", "een aantal"),
    "euros": Sentence("euros", "euro's"),
}


def missing(field: str) -> Misfit:
    en, nl = _named(field)
    return Misfit("missing", f"{en} is missing", f"{nl} ontbreekt")


def unreadable(field: str, cell: object) -> Misfit:
    en, nl = _named(field)
    return Misfit(
        "unreadable", f"cannot read {short(cell)} as {en}", f"kan {short(cell)} niet lezen als {nl}"
    )


def negative(field: str, cell: object) -> Misfit:
    en, nl = _named(field)
    return Misfit(
        "negative", f"{short(cell)} as {en}: less than nothing", f"{short(cell)} als {nl}: minder dan niets"
    )


def no_share(cell: object) -> Misfit:
    return Misfit(
        "share",
        f"{short(cell)} is no share: write it from 0 to 1, or with a % sign",
        f"{short(cell)} is geen aandeel: schrijf het van 0 tot 1, of met een %-teken",
    )


def no_yes_or_no(cell: object) -> Misfit:
    return Misfit("yes_no", f"{short(cell)} is neither yes nor no", f"{short(cell)} is geen ja en geen nee")


def no_measure(kind: str) -> Misfit:
    return Misfit(
        "measure",
        f"in what {kind!r} is counted is not said: yes_no, share, minutes, hours, days, count or euros",
        f"waarin {kind!r} geteld wordt staat er niet: yes_no, share, minutes, hours, days, count of euros",
    )


def unknown_measure(cell: object) -> Misfit:
    return Misfit(
        "measure",
        f"{short(cell)} is not something to count in: yes_no, share, minutes, hours, days, count or euros",
        f"in {short(cell)} wordt niet geteld: wel in yes_no, share, minutes, hours, days, count of euros",
    )


def no_such_week(week: int, year: int) -> Misfit:
    return Misfit("no_such_week", f"there is no week {week} in {year}", f"er is geen week {week} in {year}")


def ends_before_it_begins(first: date, last: date) -> Misfit:
    return Misfit(
        "ends_before",
        f"ends on {last.isoformat()}, before it begins on {first.isoformat()}",
        f"eindigt op {last.isoformat()}, voordat het begint op {first.isoformat()}",
    )


def too_long(first: date, last: date) -> Misfit:
    return Misfit(
        "too_long",
        f"{first.isoformat()} to {last.isoformat()} is longer than three years",
        f"{first.isoformat()} tot {last.isoformat()} is langer dan drie jaar",
    )


def too_early(cell: object) -> Misfit:
    return Misfit("too_early", f"date {short(cell)} lies before 1990", f"datum {short(cell)} ligt voor 1990")


def in_the_future(cell: object) -> Misfit:
    return Misfit(
        "future", f"date {short(cell)} lies in the future", f"datum {short(cell)} ligt in de toekomst"
    )


def no_period() -> Misfit:
    return Misfit(
        "no_period",
        "neither a contact nor a customer, and no week or other period either",
        "geen contact en geen klant, en ook geen week of andere periode",
    )


def no_day_of_customer() -> Misfit:
    return Misfit("no_day", "a customer, and not on which day", "wel een klant, maar niet op welke dag")


def nobody() -> Misfit:
    return Misfit(
        "nobody",
        "neither the number of a contact nor a customer: it could never be set beside what was said after",
        "geen nummer van een contact en geen klant: dit is nooit naast wat daarna gezegd werd te zetten",
    )


def no_fact() -> Misfit:
    return Misfit("no_fact", "no fact in this row", "geen feit in deze rij")


def unknown_moment(name: str) -> Misfit:
    return Misfit(
        "unknown_moment", f"there is no moment {short(name)}", f"er is geen klantmoment {short(name)}"
    )


def unknown_vignette(key: str) -> Misfit:
    return Misfit(
        "unknown_vignette",
        f"there is no vignette {short(key)}, and its text is not given",
        f"er is geen vignet {short(key)}, en de tekst staat er niet bij",
    )


def other_text(key: str) -> Misfit:
    return Misfit(
        "other_text",
        f"vignette {short(key)} has another text: another text is another vignette, with a name of its own",
        f"vignet {short(key)} heeft een andere tekst: een andere tekst is een ander vignet, met eigen naam",
    )


def no_kano_answer(field: str, cell: object) -> Misfit:
    en, nl = _named(field)
    return Misfit(
        "kano_answer",
        f"{short(cell)} as {en} is none of the five: 1 (like) to 5 (dislike)",
        f"{short(cell)} als {nl} is geen van de vijf: 1 (fijn) tot 5 (niet fijn)",
    )


def outside_scale(cell: object, scale: object) -> Misfit:
    return Misfit(
        "outside_scale",
        f"score {short(cell)} lies outside {scale}",
        f"score {short(cell)} ligt buiten {scale}",
    )


def too_many(what_en: str, what_nl: str, most: int) -> Misfit:
    return Misfit(
        "too_many", f"more than {most} different {what_en}", f"meer dan {most} verschillende {what_nl}"
    )


def wrong_number_of_fields(found: int, expected: int) -> Misfit:
    return Misfit(
        "fields", f"{found} fields instead of {expected}", f"{found} velden in plaats van {expected}"
    )


def _named(field: str) -> Sentence:
    """The field as people call it."""
    return _NAMES.get(field) or Sentence(field, field)


def short(cell: object) -> str:
    words = str(cell)
    return repr(words if len(words) <= 40 else words[:39] + "…")
