"""The engine: DuckDB as it should be, and the same questions in Spark's words."""

import ibis
import pytest

from wallofchange.analysis import questions
from wallofchange.analysis.engine import connect

TEXT = {"score": "string", "day": "string", "team": "string", "joins": "string"}


def test_duckdb_does_not_fetch_extensions_by_itself():
    setting = connect().raw_sql("SELECT current_setting('autoinstall_known_extensions')").fetchone()

    assert setting == (False,)


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark"])
def test_the_questions_can_be_said_to_every_engine(dialect):
    table = ibis.table(TEXT, name="answers")

    said = [
        ibis.to_sql(question, dialect=dialect)
        for question in (
            questions.score_counts(table, "score", ["team"]),
            questions.daily_counts(table, "score", "day", ("joins", "ja"), "team"),
            questions.per_customer(table, "score", "day", "team", ("joins", "ja")),
        )
    ]

    assert all(" COUNT(*) AS " in " ".join(sql.split()) for sql in said)


@pytest.mark.parametrize("dialect", ["duckdb", "pyspark"])
def test_rows_can_be_asked_of_every_engine(dialect):
    table = ibis.table({**TEXT, "wait": "int32"}, name="answers")

    sql = ibis.to_sql(questions.rows(table, ["score", "wait"], "day"), dialect=dialect)

    assert " AS DOUBLE) AS " in " ".join(sql.split())
