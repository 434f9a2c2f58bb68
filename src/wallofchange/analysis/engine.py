"""Where the counting happens: DuckDB in this process, or Spark elsewhere."""

from __future__ import annotations

from typing import Any

from wallofchange.analysis.trouble import CannotAnswerError
from wallofchange.measuring.words import Words


def connect(engine: str | None = None) -> Any:
    """An Ibis backend: DuckDB for None or "duckdb", Spark for "sc://HOST:PORT" or "spark://HOST:PORT".

    Raises:
        CannotAnswerError: when the engine is not known, not installed or does not answer.
    """
    if engine in (None, "", "duckdb"):
        import ibis

        return ibis.duckdb.connect(autoinstall_known_extensions="false")
    if str(engine).startswith(("sc://", "spark://")):
        return _spark(str(engine))
    raise CannotAnswerError(
        Words(f"Er is geen motor {engine!r}.", f"There is no engine {engine!r}."),
        Words(
            "Gebruik duckdb, sc://HOST:PORT of spark://HOST:PORT.",
            "Use duckdb, sc://HOST:PORT or spark://HOST:PORT.",
        ),
    )


def _spark(address: str) -> Any:
    import ibis

    try:
        from pyspark.sql import SparkSession
    except ImportError as trouble:
        raise CannotAnswerError(
            Words("De motor voor Spark is niet geïnstalleerd.", "The Spark engine is not installed."),
            Words(
                "Installeer hem met: pip install 'wall-of-change[spark]'",
                "Install it with: pip install 'wall-of-change[spark]'",
            ),
        ) from trouble
    builder = SparkSession.builder
    try:
        session = (
            builder.remote(address) if address.startswith("sc://") else builder.master(address)
        ).getOrCreate()
        session.conf.set("spark.sql.session.timeZone", "UTC")
    except Exception as trouble:  # Spark raises a dozen unrelated kinds when nobody listens
        raise CannotAnswerError(
            Words(f"Op {address} antwoordt geen Spark.", f"No Spark answers at {address}."),
            Words("Kijk host, poort en firewall na.", "Check host, port and firewall."),
        ) from trouble
    return ibis.pyspark.connect(session)
