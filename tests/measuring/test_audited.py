"""Shares read by a reader and corrected by people: the formula, its promise, and a second opinion."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wallofchange.measuring.audited import (
    Audit,
    CorrectedShare,
    beside_gold,
    corrected_share,
    pooled,
    rogan_gladen,
)
from wallofchange.measuring.share import share

some = st.integers(0, 60)
audits = st.builds(Audit, some, some, some, some).filter(lambda audit: audit.n >= 2)
read = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(read, audits)
def test_the_estimate_and_its_error_are_those_of_the_paper(counted, audit):
    y_less_f = np.repeat([0, -1, 1, 0], [audit.both, audit.reader_only, audit.person_only, audit.neither])
    f = counted[0] / counted[1]

    found = corrected_share(counted, audit)

    assert found.p == pytest.approx(min(1, max(0, f + y_less_f.mean())), abs=1e-12)
    assert found.se == pytest.approx(sqrt(f * (1 - f) / counted[1] + y_less_f.var() / audit.n), abs=1e-12)


@given(read, audits)
def test_the_interval_holds_the_estimate_and_is_never_narrower_than_the_formula(counted, audit):
    found = corrected_share(counted, audit)

    assert 0 <= found.low <= found.p <= found.high <= 1
    assert found.high == 1 or found.low == 0 or found.high - found.low >= 2 * 1.9599 * found.se


@given(read, audits)
def test_a_share_and_its_complement_mirror_each_other(counted, audit):
    turned = Audit(audit.neither, audit.person_only, audit.reader_only, audit.both)

    found, other = (
        corrected_share(counted, audit),
        corrected_share((counted[1] - counted[0], counted[1]), turned),
    )

    assert (other.p, other.low, other.high) == pytest.approx((1 - found.p, 1 - found.high, 1 - found.low))


@given(read, st.integers(30, 500))
def test_no_mistake_seen_is_not_no_mistake_made(counted, n):
    found = corrected_share(counted, Audit(both=n // 2, neither=n - n // 2))

    assert found.p == pytest.approx(counted[0] / counted[1])
    assert found.high - found.low > 1 / n


@given(audits)
def test_when_everything_was_audited_only_what_people_said_is_left(audit):
    found = corrected_share((audit.both + audit.reader_only, audit.n), audit)

    assert found.p == pytest.approx(audit.person / audit.n)


@given(read, audits)
def test_rogan_and_gladen_give_the_same_when_the_reader_marks_as_often_in_the_audit(counted, audit):
    """With f as often in the sample as in all, both come down to what people said of the sample."""
    assume(audit.person and audit.n > audit.person)
    assume(audit.both * audit.neither > audit.person_only * audit.reader_only)
    as_often = (audit.both + audit.reader_only, audit.n)

    found, other = corrected_share(as_often, audit), rogan_gladen(as_often, audit)

    assert other.p == pytest.approx(found.p, abs=1e-9)


@pytest.mark.parametrize("estimate", [corrected_share, rogan_gladen])
@pytest.mark.parametrize(("truth", "finds", "passes"), [(0.2, 0.7, 0.95), (0.1, 0.6, 0.99), (0.5, 0.85, 0.8)])
def test_the_interval_holds_the_truth_as_often_as_it_says(estimate, truth, finds, passes):
    kept = [_holds(estimate, truth, finds, passes, seed) for seed in range(400)]

    assert sum(kept) / len(kept) >= 0.92


@pytest.mark.parametrize(("truth", "finds", "passes"), [(0.2, 0.7, 0.95), (0.05, 0.6, 0.99)])
def test_the_reader_alone_would_be_wrong_and_sure_of_it(truth, finds, passes):
    chance = np.random.default_rng(3)
    naive = share(*_drawn(chance, truth, finds, passes, answers=20_000, audited=200)[0])

    assert not naive.low <= truth <= naive.high


def test_with_many_answers_and_few_audited_it_is_narrower_than_the_audit_alone():
    chance = np.random.default_rng(5)
    counted, audit = _drawn(chance, 0.3, 0.9, 0.97, answers=20_000, audited=300)

    found, alone = corrected_share(counted, audit), share(audit.person, audit.n)

    assert found.high - found.low < 0.75 * (alone.high - alone.low)


def test_gold_needs_no_correction_and_adds_no_error():
    corrected = CorrectedShare(0.4, 0.3, 0.5, 0.05, 100)

    found = beside_gold(corrected, 100, (90, 300))

    assert (found.p, found.low, found.high) == pytest.approx((0.325, 0.3, 0.35))
    assert found.n == 100


@pytest.mark.parametrize(
    ("counted", "audit"), [((1, 0), Audit(1, 1)), ((5, 4), Audit(1, 1)), ((1, 4), Audit())]
)
def test_nothing_read_or_audited_is_refused(counted, audit):
    with pytest.raises(ValueError, match="needs 0 <= marked <= answers"):
        corrected_share(counted, audit)


def test_a_reader_that_only_guesses_gives_no_second_opinion():
    with pytest.raises(ValueError, match="no better than chance"):
        rogan_gladen((30, 100), Audit(both=5, reader_only=5, person_only=5, neither=5))
    with pytest.raises(ValueError, match="that a person marked"):
        rogan_gladen((30, 100), Audit(neither=9))


def test_how_often_they_agree():
    assert Audit(both=3, reader_only=1, person_only=1, neither=5).agreed == 0.8
    assert Audit().agreed is None


def _holds(estimate, truth, finds, passes, seed):
    found = estimate(*_drawn(np.random.default_rng(seed), truth, finds, passes, answers=3000, audited=250))
    return found.low <= truth <= found.high


def _drawn(chance, truth, finds, passes, *, answers, audited):
    y = chance.random(answers) < truth
    f = np.where(y, chance.random(answers) < finds, chance.random(answers) > passes)
    drawn = chance.choice(answers, audited, replace=False)
    yes, read_so = y[drawn], f[drawn]
    audit = Audit(
        *(int(part.sum()) for part in (yes & read_so, ~yes & read_so, yes & ~read_so, ~yes & ~read_so))
    )
    return (int(f.sum()), answers), audit


def test_parts_that_were_audited_alike_are_one_audit() -> None:
    halves = [(300, Audit(10, 2, 1, 17)), (500, Audit(20, 3, 4, 23))]

    found = pooled(halves)

    assert found.n == pytest.approx(80)
    assert (found.both, found.person_only) == (pytest.approx(30), pytest.approx(5))


def test_parts_that_were_audited_unlike_weigh_by_their_answers() -> None:
    """The interval holds the truth as often as it says, where adding the audits up would be far off."""
    draw, held, naive = np.random.default_rng(5), 0, 0
    for _ in range(600):
        parts, marked, truly, added = [], 0, 0, np.zeros(4, int)
        for answers, audited, wrong in ((4_000, 60, 0.02), (400, 60, 0.4)):
            says = draw.random(answers) < 0.3
            holds = says ^ (says & (draw.random(answers) < wrong))
            lot = draw.choice(answers, audited, replace=False)
            cells = [
                int((said[lot] & held_[lot]).sum())
                for said, held_ in ((says, holds), (says, ~holds), (~says, holds), (~says, ~holds))
            ]
            parts.append((answers, Audit(*cells)))
            marked, truly, added = marked + says.sum(), truly + holds.sum(), added + cells
        true = truly / 4_400
        found = corrected_share((marked, 4_400), pooled(parts))
        plain = corrected_share((marked, 4_400), Audit(*added.tolist()))
        held += found.low <= true <= found.high
        naive += plain.low <= true <= plain.high

    assert held / 600 > 0.93
    assert naive / 600 < 0.85
