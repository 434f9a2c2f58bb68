import re
from xml.etree import ElementTree

import pytest
from django.utils import translation

from wallofchange.house import drawing, icons
from wallofchange.house.templatetags import house_parts

COUNTS = [1, 0, 0, 0, 0, 2, 3, 9, 12, 6, 4]


def texts(svg):
    return [element.text for element in ElementTree.fromstring(svg).iter() if element.tag == "text"]


def shapes(svg, kind):
    every = ElementTree.fromstring(svg).iter()
    return [element for element in every if kind in (element.get("class") or "").split()]


def test_an_interval_names_its_estimate_its_ends_and_the_line_of_no_difference():
    svg = drawing.interval(0.65, 0.42, 0.88)

    assert texts(svg) == ["0", "0.65", "0.42", "0.88"]


@pytest.mark.parametrize(
    ("low", "high", "side"), [(0.1, 0.9, "above"), (-0.9, -0.1, "below"), (-0.1, 0.9, "open")]
)
def test_an_interval_shows_on_which_side_of_no_difference_it_lies(low, high, side):
    svg = drawing.interval((low + high) / 2, low, high)

    assert ElementTree.fromstring(svg).get("class") == f"drawing interval {side}"


def test_the_dot_of_an_interval_stands_between_its_ends_and_right_of_zero_when_above():
    svg = drawing.interval(0.65, 0.42, 0.88, worthwhile=0.3)

    [band], [dot], [zero] = shapes(svg, "band"), shapes(svg, "dot"), shapes(svg, "zero")
    start = float(band.get("x"))
    assert float(zero.get("x1")) < start < float(dot.get("cx")) < start + float(band.get("width"))


def test_an_estimate_outside_its_interval_is_an_error():
    with pytest.raises(ValueError, match="does not lie between"):
        drawing.interval(2, 0, 1)


def test_an_interval_without_width_can_still_be_drawn():
    assert texts(drawing.interval(0, 0, 0)) == ["0", "0", "0", "0"]


def test_a_distribution_has_a_bar_per_score_on_both_sides_and_the_old_height_on_the_new():
    svg = drawing.distribution(COUNTS, COUNTS[::-1], range(11))

    assert [len(shapes(svg, kind)) for kind in ("before", "after", "was")] == [11, 11, 11]


def test_the_tallest_bar_of_a_distribution_fills_its_panel():
    svg = drawing.distribution([1, 0, 0, 0, 0], [0, 0, 0, 1, 1], range(1, 6))

    assert max(float(bar.get("height")) for bar in shapes(svg, "before")) == 60
    assert max(float(bar.get("height")) for bar in shapes(svg, "after")) == 30


def test_nines_and_tens_are_marked_only_on_a_scale_up_to_ten():
    ten = drawing.distribution(COUNTS, COUNTS, range(11))
    five = drawing.distribution([1] * 5, [1] * 5, range(1, 6))

    assert [len(shapes(ten, "top")), len(shapes(five, "top"))] == [4, 0]


def test_nobody_having_answered_draws_empty_panels():
    svg = drawing.distribution([0] * 11, [0] * 11, range(11))

    assert {bar.get("height") for bar in shapes(svg, "bar")} == {"0"}


def test_sides_of_different_length_are_an_error():
    with pytest.raises(ValueError, match="same length"):
        drawing.distribution([1], [1, 2], range(2))


def test_regular_work_is_never_drawn_into_the_part_kept_for_improving():
    svg = drawing.room(160, 32, planned=400, improving=0)

    [taken], [kept] = shapes(svg, "taken"), shapes(svg, "kept")
    assert float(taken.get("x")) + float(taken.get("width")) == float(kept.get("x"))


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Anna Wiersma", "AW"),
        ("Joke te Velde", "JV"),
        ("Sefa", "S"),
        ("", "?"),
        ("  ", "?"),
        ("(IT) Bram", "B"),
    ],
)
def test_a_face_shows_the_first_letters_of_the_first_and_last_name(name, letters):
    assert drawing.initials(name) == letters


@pytest.mark.parametrize("name", icons.ICONS)
def test_every_sign_is_well_formed_and_hidden_from_who_listens(name):
    assert ElementTree.fromstring(icons.icon(name)).get("aria-hidden") == "true"


def test_the_three_signs_of_expectation_differ_in_shape():
    assert len({icons.ICONS[name] for name in ("below", "met", "above")}) == 3


def test_a_face_escapes_the_name():
    assert "<script>" not in house_parts.face("<script> x")


def test_a_label_is_escaped():
    svg = drawing.interval(0, -1, 1, label='"><script>')

    assert ElementTree.fromstring(svg).get("aria-label") == '"><script>'


def test_numbers_in_a_drawing_are_written_in_the_readers_language():
    with translation.override("nl"):
        svg = house_parts.interval(0.65, -0.42, 0.88)

    assert texts(svg) == ["0", "+0,65", "−0,42", "+0,88"]


def test_a_distribution_is_also_told_in_words():
    with translation.override("en"):
        svg = house_parts.distribution({0: 1, 10: 3}, [0] * 10 + [2])

    told = ElementTree.fromstring(svg).get("aria-label")
    assert re.match(r"Before, 4 answers \(%\): 0: 25 %, 1: 0 %", told)


@pytest.mark.parametrize(("value", "said"), [(0.394, "+0.39"), (-1.2, "−1.20"), (0.001, "0")])
def test_a_difference_carries_its_sign(value, said):
    with translation.override("en"):
        assert house_parts.signed(value) == said


def test_half_points_stand_with_the_whole_score_above_them_and_none_is_lost():
    counts = house_parts.counts_of({7: 10, 7.5: 4, 8: 1, 9.5: 2}, house_parts.scores_of("0-10"))

    assert counts == [0, 0, 0, 0, 0, 0, 0, 10, 5, 0, 2]


def test_what_was_promised_is_marked_beside_what_was_found():
    plain, marked = (drawing.interval(0.19, -0.16, 0.55, promised=promised) for promised in (0, 0.5))

    assert 'class="promised"' not in plain
    assert 'class="promised"' in marked
    assert ">0.5</text>" in marked


@pytest.mark.parametrize(("value", "said"), [(0.238, "24 %"), (0.996, "100 %"), (0.004, "0 %")])
def test_a_share_is_rounded_and_not_cut_off(value, said):
    assert house_parts.percent(value) == said


@pytest.mark.parametrize(
    ("estimate", "low", "high"),
    [(1.9, -0.1, 3.9), (-1.9, -3.9, 0.1), (2.0, 0.1, 3.9), (-2.0, -3.9, -0.1), (0.65, 0.42, 0.88)],
)
def test_the_ends_of_an_interval_in_figures_do_not_lie_over_the_line_of_no_difference(estimate, low, high):
    svg = drawing.interval(estimate, low, high, say=lambda value: f"{value:+.1f}")

    drawn = ElementTree.fromstring(svg)
    zero = next(float(line.get("x1", "")) for line in drawn.iter() if line.get("class") == "zero")
    ends = [text for text in drawn.iter() if text.get("y") == "58"]
    spans = [(float(text.get("x", "")), text.get("text-anchor"), 9 * len(text.text or "")) for text in ends]
    boxes = [(x - wide, x) if anchor == "end" else (x, x + wide) for x, anchor, wide in spans]
    assert all(right < zero or zero < left for left, right in boxes)
    assert boxes[0][1] < boxes[1][0]
