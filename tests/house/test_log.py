"""What goes wrong is told in the log, what customers wrote is not."""

import logging

from django.conf import settings

from wallofchange.house.log import Discreet


def test_a_reading_that_fails_tells_where_and_of_what_kind_and_no_words():
    words = "call me on 06-12345678, Tineke"
    try:
        raise ValueError(f"cannot read {words}")
    except ValueError as problem:
        record = logging.LogRecord(
            "wallofchange.worker", logging.ERROR, __file__, 1, "understanding could not be handled", (),
            (type(problem), problem, problem.__traceback__),
        )  # fmt: skip

    told = Discreet().format(record)

    assert words not in told
    assert told.endswith("builtins.ValueError")


def test_the_house_logs_so():
    assert settings.LOGGING["formatters"]["line"]["()"] == "wallofchange.house.log.Discreet"


def test_a_line_without_an_exception_stays_a_line():
    assert Discreet().formatException((None, None, None)) == ""
