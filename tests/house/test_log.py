"""What goes wrong is told in the log, what customers wrote is not."""

import io
import logging

import pytest
from django.conf import settings

from tests import cast
from wallofchange.house.log import Discreet
from wallofchange.house.worker import work_once

SAID = "call me on 06-12345678"


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


@pytest.fixture
def lines():
    """What the house's own formatter makes of all that is logged."""
    written = io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(Discreet(settings.LOGGING["formatters"]["line"]["format"]))
    logging.getLogger().addHandler(handler)
    yield written
    logging.getLogger().removeHandler(handler)


@pytest.mark.django_db
def test_a_worker_that_fails_on_a_customers_words_does_not_log_them(lines, monkeypatch):
    cast.signal("call me on 06-12345678, Tineke")
    monkeypatch.setattr("wallofchange.understanding.pull._row", cannot_keep)

    work_once(cast.MONDAY)

    assert "understanding could not be handled" in lines.getvalue()
    assert "Tineke" not in lines.getvalue()


@pytest.mark.django_db
def test_a_page_that_fails_on_a_customers_words_does_not_log_them(lines, client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("django.core.handlers.base.BaseHandler._get_response", fails)

    answer = client.get("/api/v1/signals?q=Tineke")

    assert answer.status_code == 500
    assert "ValueError" in lines.getvalue()
    assert SAID not in lines.getvalue()
    assert "Tineke" not in lines.getvalue()


def cannot_keep(signal, read, at):
    raise ValueError(signal.words)


def fails(*_given, **_more):
    raise ValueError(SAID)
