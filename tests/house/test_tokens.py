from itertools import combinations

import pytest

from tests.house.colour import ciede2000, contrast, distance, seen_by, tokens

PAPERS = ["paper", "card", "sunk"]
KINDS = ["below", "met", "above", "seven", "nine"]
WASHES = [f"{kind}-wash" for kind in [*KINDS, "accent"]]
TEXT = [
    *(
        (ink, paper)
        for ink in ["ink", "ink-soft", "ink-mute", "accent", "accent-strong", "link"]
        for paper in PAPERS
    ),
    *((kind, paper) for kind in KINDS for paper in [*PAPERS, f"{kind}-wash"]),
    *((ink, wash) for ink in ["ink", "ink-soft", "ink-mute"] for wash in WASHES),
    ("on-accent", "accent"),
    ("on-accent", "accent-strong"),
    ("accent-strong", "accent-wash"),
]
EDGES = [
    *(
        (edge, paper)
        for edge in ["edge", "focus", "accent", "mark-below", "mark-above", "mark-seven"]
        for paper in PAPERS
    ),
    *(
        (series, paper)
        for series in ["series-1", "series-2", "series-3", "series-4"]
        for paper in ["paper", "card"]
    ),
    ("mark-below", "below-wash"),
    ("mark-above", "above-wash"),
]
MARKS = [f"mark-{kind}" for kind in KINDS]
SERIES = ["series-1", "series-2", "series-3", "series-4"]
OUTLINED = {"light": ["mark-met", "mark-nine"], "dark": ["mark-met"]}

themes = pytest.mark.parametrize("theme", ["light", "dark"])


@themes
def test_every_text_stands_out_from_its_paper(theme):
    colours = tokens()[theme]

    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in TEXT}

    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@themes
def test_every_edge_focus_and_mark_stands_out_from_its_paper(theme):
    colours = tokens()[theme]

    faint = {pair: contrast(colours[pair[0]], colours[pair[1]]) for pair in EDGES}

    assert {pair: ratio for pair, ratio in faint.items() if ratio < 3} == {}


@themes
def test_only_the_marks_that_get_an_outline_are_faint(theme):
    colours = tokens()[theme]

    faint = [mark for mark in MARKS if contrast(colours[mark], colours["card"]) < 3]

    assert faint == OUTLINED[theme]


@themes
def test_every_colour_can_be_shown_on_a_plain_screen(theme):
    channels = [channel for colour in tokens()[theme].values() for channel in colour]

    assert min(channels) >= 0
    assert max(channels) <= 1


@themes
@pytest.mark.parametrize("sight", ["protan", "deutan", "tritan"])
@pytest.mark.parametrize(("group", "apart"), [(MARKS, 13), (SERIES, 17)])
def test_marks_and_series_stay_apart_for_who_sees_two_colours(theme, sight, group, apart):
    seen = [seen_by(sight, tokens()[theme][name]) for name in group]

    assert min(distance(one, other) for one, other in combinations(seen, 2)) >= apart


def test_both_themes_know_the_same_colours():
    light, dark = tokens().values()

    assert light.keys() == dark.keys()


@pytest.mark.parametrize(
    ("one", "other", "published"),
    [
        ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
        ((50, 2.5, 0), (73, 25, -18), 27.1492),
        ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ],
)
def test_the_colour_difference_agrees_with_the_published_pairs(one, other, published):
    assert ciede2000(one, other) == pytest.approx(published, abs=1e-4)


def test_the_contrast_of_black_on_white_is_twenty_one():
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
