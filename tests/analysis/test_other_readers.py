"""T16: a share of labels read by one reader before and by another after is not compared."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest

import wallofchange.analysis as woc
from wallofchange.measuring import traps
from wallofchange.measuring.audited import kappa
from wallofchange.measuring.words import Words

START, CHANGE = date(2026, 1, 5), date(2026, 3, 16)
PLAN = {"score": "below", "time": "day", "change_at": CHANGE, "scale": "0-1", "measure": "mean"}


def labels(version_before="tfidf 1", version_after="tfidf 1", *, said=0, seed=1):
    """A thousand 0/1 labels over twenty weeks; the first `said` of each side were said, not read."""
    chance = np.random.default_rng(seed)
    day = np.repeat(np.arange(140), 8)
    version = np.where(day < 70, version_before, version_after)
    spoken = (np.arange(len(day)) % 8) < said
    return pa.table(
        {
            "below": (chance.random(len(day)) < 0.2).astype(float),
            "day": [START + timedelta(int(each)) for each in day],
            "read_by": np.where(spoken, "", version),
        }
    )


def codes(found):
    return [trap.code for trap in found.traps]


def test_labels_of_two_readers_are_not_compared_and_the_way_round_is_named():
    found = woc.effect(labels("tfidf 1", "tfidf 2"), **PLAN, label_version="read_by")

    [trap] = [trap for trap in found.traps if trap.code == "T16"]
    assert found.verdict == "cannot_judge"
    assert trap.consequence["en"] == "re-read with one reader, then compare"
    assert trap.consequence["nl"] == "laat alles door één lezer opnieuw lezen, en vergelijk dan"
    assert "tfidf 1, tfidf 2" in trap.text["en"]
    assert "re-read with one reader" in found.sentence.en


def test_labels_of_one_reader_are_compared():
    found = woc.effect(labels(), **PLAN, label_version="read_by")

    assert "T16" not in codes(found)
    assert found.verdict != "cannot_judge"


def test_one_text_that_another_stood_in_for_is_told_and_leaves_the_verdict():
    one = labels()["read_by"].to_pylist()
    one[700] = "cascade 3-abc~12ab34"

    found = woc.effect(labels().set_column(2, "read_by", [one]), **PLAN, label_version="read_by")

    [trap] = [trap for trap in found.traps if trap.code == "T16"]
    assert found.verdict == woc.effect(labels(), **PLAN, label_version="read_by").verdict
    assert trap.text["en"] == (
        "another reader read 1 of the 1,120 answers that were read (cascade 3-abc~12ab34)"
    )
    assert trap.consequence["nl"] == "zo weinig dat de vergelijking blijft staan"


def test_one_text_of_a_guardrail_that_another_stood_in_for_is_told_as_well():
    table = labels().append_column("score", [[float(day % 11) for day in range(1120)]])
    one = table["read_by"].to_pylist()
    one[3] = "cascade 3-abc~12ab34"
    table = table.set_column(2, "read_by", [one])
    rail = woc.Guardrail("below", 0.1, Words("Minder", "Less"))
    asked = {**PLAN, "score": "score", "scale": "0-10", "guardrails": [rail], "label_version": "read_by"}

    few = woc.effect(table, **asked)
    many = woc.effect(table.set_column(2, "read_by", [one[:560] + one[3:4] * 560]), **asked)

    assert (
        "another reader read 1 of the 1,120"
        in next(trap for trap in few.traps if trap.code == "T16").text["en"]
    )
    assert (few.verdict == "cannot_judge", many.verdict) == (False, "cannot_judge")


@pytest.mark.parametrize(
    ("before", "after", "by_chance", "closes"),
    [
        ({"a": 980, "b": 20}, {"a": 1000}, 0.03, False),
        ({"a": 980, "b": 20}, {"a": 990, "b": 10}, 0.03, False),
        ({"a": 980, "b": 20}, {"a": 985, "b": 15}, 0.03, True),  # each misread, they move 3.5 points
        ({"a": 980, "b": 20}, {"a": 1000}, 0.01, True),
        ({"a": 94, "b": 6}, {"a": 1000}, 0.2, True),  # more than one in twenty of a side
        ({"a": 94, "b": 6, "": 100}, {"a": 1000}, 0.2, False),  # people said the other half
        ({"a": 990, "b": 10}, {"a": 1000}, None, False),
        ({"a": 990, "b": 10}, {"b": 1000}, None, True),
    ],
)
def test_others_read_few_where_they_move_no_more_than_chance(before, after, by_chance, closes):
    assert traps.read_by_others([before, after], by_chance).blocks is closes


def test_of_what_people_said_or_one_reader_read_nothing_is_told():
    assert traps.read_by_others([{"a": 9, "": 5}, {"a": 7}]) is None
    assert traps.read_by_others([{"": 5}, {"": 7}]) is None
    assert traps.read_by_others([]) is None


def test_what_people_said_themselves_has_no_reader():
    found = woc.effect(labels("", "tfidf 1", said=3), **PLAN, label_version="read_by")

    assert "T16" not in codes(found)


def test_another_reader_outside_the_windows_does_no_harm():
    older = labels().slice(0, 40).set_column(2, "read_by", [["tfidf 0"] * 40])  # of the first week

    found = woc.effect(
        pa.concat_tables([labels(), older]),
        **PLAN,
        label_version="read_by",
        baseline=(CHANGE - timedelta(28), CHANGE - timedelta(1)),
    )

    assert "T16" not in codes(found)


@pytest.mark.parametrize(
    ("sign", "goes_off"),
    [
        ({"agreement": (0.81, 0.74)}, True),
        ({"agreement": (0.81, 0.77)}, False),
        ({"agreement": (0.70, 0.85)}, False),
        ({"unknown": (0.12, 0.18)}, True),
        ({"unknown": (0.18, 0.12)}, True),
        ({"unknown": (0.12, 0.16)}, False),
    ],
)
def test_a_reader_that_agrees_less_or_knows_less_is_a_trap_too(sign, goes_off):
    found = woc.effect(labels(), **PLAN, **sign)

    assert ("T16" in codes(found)) is goes_off
    assert (found.verdict == "cannot_judge") is goes_off


def test_each_trap_speaks_both_languages():
    possible = [
        traps.read_by_others([{"1": 10}, {"2": 10}]),
        traps.agreement_fell(0.9, 0.5),
        traps.unknown_moved(0.1, 0.3),
    ]

    assert all(trap.blocks and trap.text.nl != trap.text.en and trap.way_round.nl for trap in possible)


def test_agreement_beyond_chance_is_cohens():
    from sklearn.metrics import cohen_kappa_score

    pairs = {("a", "a"): 20, ("a", "b"): 5, ("b", "a"): 10, ("b", "b"): 15}
    one, other = zip(*[pair for pair, often in pairs.items() for _ in range(often)], strict=True)

    assert kappa(pairs) == pytest.approx(cohen_kappa_score(one, other))
    assert kappa({("a", "a"): 9}) is None
    assert kappa({}) is None
