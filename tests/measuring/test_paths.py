"""The European customer satisfaction index on its public table, and the index itself."""

from pathlib import Path

import numpy as np
import pytest

from wallofchange.measuring.paths import index, path_model, resampled

MOBI = Path(__file__).parents[3] / "shared" / "data" / "ecsi_mobi" / "mobi.parquet"
BLOCKS = {
    "image": ("IMAG", 5),
    "expectation": ("CUEX", 3),
    "quality": ("PERQ", 7),
    "value": ("PERV", 2),
    "satisfaction": ("CUSA", 3),
    "complaints": ("CUSCO", 0),
    "loyalty": ("CUSL", 3),
}
# Path coefficients of the ECSI model on 250 customers of mobile phones, as R semPLS prints them (3 decimals).
PUBLISHED = {
    ("image", "expectation"): 0.505,
    ("expectation", "quality"): 0.557,
    ("expectation", "value"): 0.051,
    ("quality", "value"): 0.557,
    ("image", "satisfaction"): 0.179,
    ("expectation", "satisfaction"): 0.064,
    ("quality", "satisfaction"): 0.513,
    ("value", "satisfaction"): 0.192,
    ("satisfaction", "complaints"): 0.526,
    ("image", "loyalty"): 0.195,
    ("satisfaction", "loyalty"): 0.483,
    ("complaints", "loyalty"): 0.071,
}


@pytest.fixture(scope="module")
def mobi():
    if not MOBI.exists():
        pytest.skip("The public table of the ECSI example is not at hand.")
    import pyarrow.parquet as pq

    table = pq.read_table(MOBI).to_pydict()
    return {
        name: [table[f"{stem}{at}"] for at in range(1, items + 1)] if items else [table[stem]]
        for name, (stem, items) in BLOCKS.items()
    }


def test_the_published_paths_come_out(mobi):
    found = path_model(mobi, list(PUBLISHED))

    for path, coefficient in PUBLISHED.items():
        assert found.paths[path] == pytest.approx(coefficient, abs=0.001), path
    assert found.loadings["image"] == pytest.approx((0.743, 0.601, 0.578, 0.768, 0.744), abs=0.002)
    assert found.n == 250


def test_the_index_lies_between_the_means_of_its_items(mobi):
    found = path_model(mobi, list(PUBLISHED))
    items = mobi["satisfaction"]
    means = [100 * (np.mean(item) - 1) / 9 for item in items]

    value = index(items, found.weights["satisfaction"], (1, 10))

    assert min(means) < value < max(means)
    assert sum(found.weights["satisfaction"]) == pytest.approx(1)


def test_the_bootstrap_holds_the_figure(mobi):
    _found, indices, paths = resampled(mobi, list(PUBLISHED), (1, 10), draws=40)

    assert all(each.low < each.estimate < each.high for each in indices.values())
    assert paths["quality", "satisfaction"].low > 0.3
    assert paths["expectation", "satisfaction"].low < 0 < paths["expectation", "satisfaction"].high


def test_two_blocks_of_one_item_give_their_correlation():
    lots = np.random.default_rng(2)
    a = lots.normal(size=100)
    b = 0.6 * a + lots.normal(size=100)

    found = path_model({"a": [a], "b": [b]}, [("a", "b")])

    assert found.paths["a", "b"] == pytest.approx(np.corrcoef(a, b)[0, 1])


def test_an_item_that_never_differs_and_a_path_to_nowhere_are_refused():
    with pytest.raises(ValueError, match="same"):
        path_model({"a": [[1, 1, 1]], "b": [[1, 2, 3]]}, [("a", "b")])
    with pytest.raises(ValueError, match="no block 'c'"):
        path_model({"a": [[1, 2, 3]]}, [("a", "c")])
