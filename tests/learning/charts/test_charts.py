"""A chart: one builder makes the picture and its table, in the reader's language."""

from datetime import date

import pytest
from django.utils import translation

from tests.house.colour import tokens as known_colours
from wallofchange.house.parts_charts import every_chart
from wallofchange.learning import charts
from wallofchange.learning.charts import tokens
from wallofchange.learning.charts.drawing import draw, on_paper
from wallofchange.measuring.estimate import UNKNOWN, Estimate

TOLD = {"title": "The level", "description": "What one sees."}
KINDS = [chart.key for chart in every_chart()]


def chart_of(key):
    return next(chart for chart in every_chart() if chart.key == key)


def leaves(spec):
    """Every value in a spec, however deep."""
    if isinstance(spec, dict):
        return [leaf for value in spec.values() for leaf in leaves(value)]
    if isinstance(spec, list | tuple):
        return [leaf for value in spec for leaf in leaves(value)]
    return [spec]


def test_the_table_holds_the_numbers_of_the_picture():
    rows = [charts.Named("Service", Estimate(0.394, 0.251, 0.537), 412), charts.Named("IT", UNKNOWN)]

    with translation.override("en"):
        chart = charts.intervals(rows, key="teams", **TOLD)

    assert chart.rows == (("Service", "+0.39", "+0.25 – +0.54", "412"), ("IT", "–", "", "–"))
    drawn = [(value["name"], value["estimate"], value["low"]) for value in chart.spec["data"]["values"]]
    assert drawn == [("Service", 0.394, 0.251), ("IT", None, None)]


def test_numbers_are_written_as_the_reader_writes_them():
    with translation.override("nl"):
        chart = charts.promised_found(
            [charts.Promise("Bellen", 0.56, Estimate(-0.2, -1234.5, 0.1))], key="p", **TOLD
        )

    assert chart.rows == (("Bellen", "+0,56", "−0,20", "−1.234,50 – +0,10"),)
    assert chart.spec["config"]["locale"]["number"]["decimal"] == ","
    assert chart.spec["config"]["locale"]["time"]["shortMonths"][2] == "mrt"


def test_a_gap_in_time_stays_a_gap():
    days = [charts.Dated(date(2026, 3, 2), Estimate(7, 6.8, 7.2)), charts.Dated(date(2026, 3, 9), UNKNOWN)]

    chart = charts.level_by_week({"visit": days}, key="level", **TOLD)

    assert [value["estimate"] for value in chart.spec["data"]["values"]] == [7, None]
    assert chart.rows[1][1:] == ("–", "")


def test_a_fifth_line_is_refused():
    series = {name: [charts.Dated(date(2026, 3, 2), Estimate(7, 6, 8))] for name in "abcde"}

    with pytest.raises(ValueError, match="more than 4"):
        charts.level_by_week(series, key="level", **TOLD)


def test_nothing_to_draw_is_refused():
    with pytest.raises(ValueError, match="nothing to draw"):
        charts.intervals([], key="none", **TOLD)


def test_a_row_that_may_not_be_shown_says_so_in_the_picture_as_well():
    hidden = charts.Shares("moving", UNKNOWN, UNKNOWN, UNKNOWN, 4)

    with translation.override("en"):
        chart = charts.expectation_bars([hidden], key="expected", **TOLD)

    assert chart.spec["data"]["values"][0]["of"] == "too few people to show"
    assert "4" not in str(chart.spec["data"])


def test_an_interval_with_zero_in_it_has_no_side():
    rows = [charts.Named("a", Estimate(0.1, -0.1, 0.3)), charts.Named("b", Estimate(-0.4, -0.6, -0.2))]

    chart = charts.intervals(rows, key="sides", **TOLD)

    assert [value["side"] for value in chart.spec["data"]["values"]] == ["open", "below"]


@pytest.mark.parametrize("key", KINDS)
def test_colours_are_named_after_tokens_and_nothing_else(key):
    spec = chart_of(key).spec

    written = [leaf for leaf in leaves(spec) if isinstance(leaf, str)]

    named = {tokens._NAME.fullmatch(leaf)[1] for leaf in written if leaf.startswith("var(")}
    assert named <= known_colours()["light"].keys()
    assert [leaf for leaf in written if leaf.startswith(("#", "rgb", "oklch"))] == []


@pytest.mark.parametrize("key", KINDS)
def test_type_is_never_under_thirteen_px_and_is_the_houses_own(key):
    config = chart_of(key).spec["config"]

    assert config["text"]["fontSize"] == config["axis"]["labelFontSize"] == 13
    assert config["font"].startswith("ui-sans-serif")


def test_the_server_reads_the_colours_of_both_themes_from_the_tokens():
    def hexed(linear):
        return "#" + "".join(f"{tokens._on_screen(channel):02x}" for channel in linear)

    expected = {
        theme: {name: hexed(value) for name, value in names.items()}
        for theme, names in known_colours().items()
    }

    assert tokens.palette() == expected


def test_on_paper_every_colour_is_filled_in():
    filled = on_paper(chart_of("band"), "dark", "png")

    assert [leaf for leaf in leaves(filled) if isinstance(leaf, str) and leaf.startswith("var(")] == []
    assert filled["background"] == tokens.palette()["dark"]["card"]


@pytest.mark.parametrize("key", KINDS)
def test_the_server_draws_every_kind_of_chart(key):
    drawn = draw(chart_of(key), "svg").decode()

    assert drawn.startswith("<svg")
    assert "style=" not in drawn  # it is sent with a policy that allows none
    assert "NaN" not in drawn


def test_a_png_is_twice_the_size():
    drawn = draw(chart_of("intervals"), "png")

    assert drawn[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(drawn[16:20]) == 2 * 640


def test_a_pdf_is_a_pdf():
    assert draw(chart_of("intervals"), "pdf")[:5] == b"%PDF-"


def test_the_line_of_no_difference_ends_before_the_words_over_and_under_a_row():
    rows = [charts.Named("A title that runs over the line of nothing", Estimate(0.1, -0.2, 0.4), 9)]

    layers = charts.intervals(rows, key="teams", **TOLD).spec["layer"]

    marks = [layer["mark"] for layer in layers]
    (line,) = [mark for mark in marks if mark["type"] == "tick"]
    (over,) = [mark["dy"] for mark in marks if mark["type"] == "text" and isinstance(mark["dy"], int)]
    assert "rule" not in [mark["type"] for mark in marks]
    assert line["size"] / 2 < abs(over) - tokens.size() / 2
