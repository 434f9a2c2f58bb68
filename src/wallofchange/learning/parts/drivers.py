"""What a moment's score goes together with: what to repair, what delights, what is not known yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.utils.http import urlencode

from wallofchange.learning.parts.answers import Answers, Marks, answers_in
from wallofchange.learning.parts.drivers_found import DriversFound, Part, Row, Seen
from wallofchange.learning.parts.facts import facts_of
from wallofchange.learning.parts.scope import Scope
from wallofchange.measuring.driver_sentences import Named, drivers_sentence
from wallofchange.measuring.estimate import Estimate
from wallofchange.measuring.traps import SHOWN_FROM
from wallofchange.measuring.words import SILENCE, Words
from wallofchange.understanding.models import Theme

MOST = 10  # drivers in one model, those that most answers tell something of: more are slow to weigh
ENOUGH = 600  # answers from where it can be said what a driver is
SIDES = ("below", "exceeded")
TOGETHER = Words(
    "Dit zegt wat samengaat met het cijfer, niet waardoor het komt.",
    "This says what goes together with the score, not what causes it.",
)
ASK = Words(
    "Vraag in de enquête bij een paar onderdelen of het minder, zoals of beter dan verwacht was: dan is er "
    "niets te raden.",
    "Ask in the survey of a few parts whether it was less than, as, or better than expected: then nothing "
    "has to be guessed.",
)
MEASURE = Words(
    "Lees ook gemeten feiten in, zoals wachttijd of op tijd: die hangen niet af van hoe iemand zich voelde.",
    "Bring in measured facts too, such as waiting time or being on time: they do not depend on how somebody "
    "felt.",
)


def drivers_of(scope: Scope) -> DriversFound | None:
    """What the score of these moments goes together with, on days that both count; None without answers.

    From three sides, each a model of its own: what was rated beside the score (numbers in `extra`), what was
    measured (performance), and each theme with whether it was less or better than expected where it is
    spoken of. Score points on the scale that most answers use. No label below 600 answers, nor on a figure
    without a test.
    """
    answers = answers_in(scope)
    if not len(answers):
        return None
    found = (_ratings(answers), _facts(scope, answers), _themes(scope, answers))
    parts = tuple(part for part in found if part is not None)
    return DriversFound(
        scope, answers.scale, len(answers), parts, _sentence(parts, len(answers)), _would_help(parts)
    )


def _ratings(answers: Answers) -> Part | None:
    """Only answers in which everything was rated: surveys that ask something else are left out."""
    ratings = answers.ratings()
    asked = max((_told(values) for values in ratings.values()), default=0)
    often = {name: values for name, values in ratings.items() if _told(values) * 2 >= asked}
    columns = {name: (name.replace("_", " "), values) for name, values in often.items()}
    complete = [place for place, row in enumerate(zip(*often.values(), strict=True)) if None not in row]
    rows = tuple(answers.rows[place] for place in complete)
    kept = {name: (said, [values[place] for place in complete]) for name, (said, values) in columns.items()}
    return _part("rating", replace(answers, rows=rows), kept)


def _facts(scope: Scope, answers: Answers) -> Part | None:
    """Facts that are known of at least half of the answers; where one is not, it counts as usual."""
    facts = [fact for fact in facts_of(scope, answers.rows) if fact.known * 2 >= len(answers)]
    part = _part("fact", answers, {fact.kind: (fact.name, _nought(fact.marks())) for fact in facts})
    return part and replace(part, rows=tuple(_without_a_label(row) for row in part.rows))


def _without_a_label(row: Row) -> Row:
    """A yes or no has one side, and the two sides of an amount are not equally far from what is usual."""
    contrast = replace(row.driver.contrast, asymmetry=Estimate(None), p=None, q=None, kind="unclear")
    return replace(row, driver=replace(row.driver, contrast=contrast))


def _themes(scope: Scope, answers: Answers) -> Part | None:
    """A theme counts where it is spoken of, on the side of what was expected; elsewhere it is as usual."""
    spoke = answers.spoken()
    often = Counter(slug for row in spoke.rows for slug in spoke.themes.get(row.pk, ()))
    names = {theme.slug: theme.name for theme in Theme.objects.current()}
    columns = {
        slug: (names[slug], values)
        for slug, n in often.items()
        if n >= SHOWN_FROM and max(_sides("theme", values := _nought(spoke.sides_of(slug)))) >= SHOWN_FROM
    }
    part = _part("theme", spoke, columns)
    if part is None:
        return None
    rows = tuple(replace(row, words=_where(scope, row.key)) for row in part.rows)
    return replace(part, rows=rows)


def _part(seen: Seen, answers: Answers, columns: Mapping[str, tuple[str, Marks]]) -> Part | None:
    """One model of the score on what is told of most; None where there is nothing to go by."""
    import pyarrow as pa

    from wallofchange import analysis

    told = {key: values for key, (_, values) in columns.items() if any(values)}
    held = sorted(told, key=lambda key: -_marked(told[key]))[:MOST]
    if not held:
        return None
    names = _apart({key: columns[key][0] for key in held})
    table = {"score": pa.array([row.score for row in answers.rows], pa.float64())}
    table |= {names[key]: pa.array(told[key], pa.float64()) for key in held}
    found = analysis.drivers(pa.table(table), score="score", drivers=list(names.values()))
    keys = {name: key for key, name in names.items()}
    rows = [Row(keys[one.name], seen, one, *_sides(seen, told[keys[one.name]]), {}) for one in found.drivers]
    return Part(seen, found, tuple(rows))


def _apart(names: Mapping[str, str]) -> dict[str, str]:
    """A name of its own for every key."""
    twice = {name for name, n in Counter([*names.values(), "score"]).items() if n > 1}
    return {key: f"{name} ({key})" if name in twice else name for key, name in names.items()}


def _sentence(parts: Sequence[Part], n: int) -> Words:
    """Labels of what was rated and said; of what was measured whether the score moves with it."""
    judged = [
        Named(row.name, row.driver.contrast) for part in parts for row in part.rows if part.seen != "fact"
    ]
    measured = [row.name for part in parts for row in part.rows if part.seen == "fact" and row.moves]
    said = drivers_sentence(judged, n) if judged or not measured else SILENCE
    if measured:
        said += Words(
            f"Gemeten, en het cijfer beweegt mee: {', '.join(measured)}.",
            f"Measured, and the score moves with it: {', '.join(measured)}.",
        )
    return said + TOGETHER if judged or measured else said


def _sides(seen: Seen, values: Marks) -> tuple[int, int]:
    """How many answers fall short and how many exceed; a rating as its scale is cut."""
    marks = values if seen != "rating" else _cut(values)
    return sum(mark is not None and mark < 0 for mark in marks), sum((mark or 0) > 0 for mark in marks)


def _cut(values: Marks) -> Marks:
    import numpy as np

    from wallofchange.analysis.expected import column_of

    cells, places = np.unique(np.array(values, float), return_inverse=True)
    counted = [(float(cell), int((places == place).sum())) for place, cell in enumerate(cells)]
    found = column_of("", counted, places, None).marks
    return [] if found is None else [float(mark) for mark in found]


def _told(values: Marks) -> int:
    return sum(value is not None for value in values)


def _marked(values: Marks) -> int:
    return sum(bool(value) for value in values)


def _nought(values: Marks) -> Marks:
    return [0.0 if value is None else value for value in values]


def _where(scope: Scope, theme: str) -> dict[str, str]:
    """The query of the words on either side of a theme, as the list of signals takes it."""
    asked = {"moment": [moment.slug for moment in scope.moments], "theme": theme, "unit": list(scope.units)}
    return {side: "?" + urlencode(asked | {"expectation": side}, doseq=True) for side in SIDES}


def _would_help(parts: tuple[Part, ...]) -> Words:
    """What is missing to say more, most useful first; nothing where there is enough."""
    seen = {part.seen: part.found.n for part in parts}
    most = max(seen.values(), default=0)
    helps = SILENCE
    if most < ENOUGH:
        helps += Words(
            f"Om te zeggen wat een driver is, zijn {ENOUGH} antwoorden nodig; nu zijn het er hooguit {most}. "
            "Een langere periode of meer rayons samen helpt.",
            f"To say what a driver is takes {ENOUGH} answers; now there are at most {most}. A longer period "
            "or more units together helps.",
        )
    if "rating" not in seen:
        helps += ASK
    return helps if "fact" in seen else helps + MEASURE
