"""Shares that a reader counted, corrected with what people read in a random part of the same answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from wallofchange.measuring.quantiles import z_of


@dataclass(frozen=True, slots=True)
class Audit:
    """Answers drawn at random, read by a reader and by a person: how many both, one or neither marked."""

    both: float = 0
    reader_only: float = 0
    person_only: float = 0
    neither: float = 0

    @property
    def n(self) -> float:
        return self.both + self.reader_only + self.person_only + self.neither

    @property
    def person(self) -> float:
        """How many a person marked."""
        return self.both + self.person_only

    @property
    def agreed(self) -> float | None:
        """The share on which both said the same, 0 to 1; None when nothing was audited."""
        return (self.both + self.neither) / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class CorrectedShare:
    """A share between 0 and 1, its standard error and its interval, and how many answers a person read."""

    p: float
    low: float
    high: float
    se: float
    n: float


def pooled(parts: Iterable[tuple[float, Audit]]) -> Audit:
    """One audit of answers that were audited part by part, each at a rate of its own: (answers, audit).

    A part counts by its answers and not by how much of it was audited; one that nobody audited is taken to
    be like the rest. The size is the effective one, (sum of w)² / (sum of w²) over the audited answers with
    w = answers / audited of their part (Kish 1965, Survey Sampling): less the further the rates lie apart.

    >>> found = pooled([(900, Audit(both=10)), (100, Audit(reader_only=10))])
    >>> round(found.both / found.n, 3), round(found.n, 2)
    (0.9, 12.2)
    """
    audited = [(answers, audit) for answers, audit in parts if answers and audit.n]
    whole = sum(answers for answers, _audit in audited)
    if not whole:
        return Audit()
    n = whole**2 / sum(answers**2 / audit.n for answers, audit in audited)
    each = [(n / whole * answers / audit.n, audit) for answers, audit in audited]
    return Audit(
        both=sum(weight * audit.both for weight, audit in each),
        reader_only=sum(weight * audit.reader_only for weight, audit in each),
        person_only=sum(weight * audit.person_only for weight, audit in each),
        neither=sum(weight * audit.neither for weight, audit in each),
    )


def corrected_share(read: tuple[float, float], audit: Audit, level: float = 0.95) -> CorrectedShare:
    """The share of N answers, from what a reader marked in all of them and a person in n drawn at random.

    `read` is (marked by the reader, answers N). Prediction-powered inference with f what the reader says
    and Y what the person says, both 0 or 1 (Angelopoulos et al. 2023, Science 382:669, the mean):

        p = mean_N(f) + mean_n(Y - f)        Var(p) = Var(f)/N + Var(Y - f)/n

    `se` is the root of that. The interval is p ± z·se, cut off at 0 and 1, where Var(Y - f) has one mistake
    to either side added, as Agresti & Coull (1998) do for a share: thirty answers without a mistake do not
    show that a reader makes none.

    Assumes that the n were drawn by lot from the N, and that the reader did not learn from them.

    Raises:
        ValueError: when nothing was read or audited, or more was marked than read.

    >>> found = corrected_share((300, 1000), Audit(both=27, reader_only=3, person_only=8, neither=62))
    >>> round(found.p, 3), round(found.se, 4)
    (0.35, 0.0358)
    """
    marked, answers = read
    if answers <= 0 or not 0 <= marked <= answers or not audit.n:
        raise ValueError(
            f"A corrected share needs 0 <= marked <= answers and an audit; these are {marked} of {answers}, "
            f"with {audit.n} audited."
        )
    f = marked / answers
    p = f + (audit.person_only - audit.reader_only) / audit.n
    half = z_of(level) * sqrt(f * (1 - f) / answers + _variance(audit, more=1) / audit.n)
    low, high = max(0.0, min(1.0, p - half)), min(1.0, max(0.0, p + half))
    se = sqrt(f * (1 - f) / answers + _variance(audit) / audit.n)
    return CorrectedShare(min(1.0, max(0.0, p)), low, high, se, audit.n)


def rogan_gladen(read: tuple[float, float], audit: Audit, level: float = 0.95) -> CorrectedShare:
    """The same share by the other road: from how often the reader finds and how often it rightly passes by.

    p = (p_read + specificity - 1) / (sensitivity + specificity - 1), standard error by the delta method
    (Rogan & Gladen 1978, Am J Epidemiol 107:71). Here as a second opinion on `corrected_share`.

    Raises:
        ValueError: when a person marked none or all of the audit, or the reader is no better than chance.

    >>> round(rogan_gladen((300, 1000), Audit(27, 3, 8, 62)).p, 3)
    0.35
    """
    marked, answers = read
    ones, zeros = audit.person, audit.n - audit.person
    if answers <= 0 or not ones or not zeros:
        raise ValueError("Rogan and Gladen need answers that a person marked and answers that one did not.")
    found, passed, f = audit.both / ones, audit.neither / zeros, marked / answers
    better = found + passed - 1
    if better <= 0:
        raise ValueError("This reader is no better than chance, so nothing follows from what it marked.")
    p = (f + passed - 1) / better
    variance = f * (1 - f) / answers + p**2 * found * (1 - found) / ones
    variance += (1 - p) ** 2 * passed * (1 - passed) / zeros
    se = sqrt(variance) / better
    ends = [min(1.0, max(0.0, p + side * z_of(level) * se)) for side in (-1, 1)]
    return CorrectedShare(min(1.0, max(0.0, p)), ends[0], ends[1], se, audit.n)


def beside_gold(corrected: CorrectedShare, answers: float, gold: tuple[float, float]) -> CorrectedShare:
    """The share of all answers: `answers` with a corrected share, and the `gold` (marked, asked) as they are.

    What the customer was asked needs no correction and adds no error: everything shrinks by the part that
    had to be read.

    >>> found = beside_gold(CorrectedShare(0.4, 0.3, 0.5, 0.05, 100), 50, (10, 50))
    >>> round(found.p, 3), round(found.low, 3), round(found.high, 3)
    (0.3, 0.25, 0.35)
    """
    marked, asked = gold
    part, fixed = answers / (answers + asked), marked / (answers + asked)
    p, low, high = (fixed + part * value for value in (corrected.p, corrected.low, corrected.high))
    return CorrectedShare(p, low, high, part * corrected.se, corrected.n)


def kappa(pairs: Mapping[tuple[str, str], int]) -> float | None:
    """How far two readers of the same answers agree beyond chance: (one says, other says) -> how often.

    (agreed - expected) / (1 - expected), with what both would agree on by their habits alone as expected
    (Cohen 1960). 1 is always, 0 no more than chance; None when both always say one and the same thing.

    >>> round(kappa({("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}), 2)
    0.4
    """
    n = sum(pairs.values())
    if not n:
        return None
    habits: list[Counter[str]] = [Counter(), Counter()]
    for says, often in pairs.items():
        for side, label in zip(habits, says, strict=True):
            side[label] += often
    expected = sum(often * habits[1][label] for label, often in habits[0].items()) / n**2
    agreed = sum(often for (one, other), often in pairs.items() if one == other) / n
    return None if expected == 1 else (agreed - expected) / (1 - expected)


def _variance(audit: Audit, more: int = 0) -> float:
    """Of Y - f, which is -1, 0 or 1; `more` mistakes are added on either side."""
    n = audit.n + 2 * more
    mean = (audit.person_only - audit.reader_only) / n
    return (audit.person_only + audit.reader_only + 2 * more) / n - mean**2
