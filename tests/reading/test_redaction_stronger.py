"""The stronger reader of names adds to what is found, where it is installed."""

import pytest

from wallofchange.reading.redacting.stronger import deduce
from wallofchange.reading.redaction import find
from wallofchange.reading.words import Words

pytest.importorskip("deduce", reason="the extra [names] is not installed: pip install wallofchange[names]")


def test_a_name_on_no_list_is_found_by_the_stronger_reader():
    text = "Ik sprak met Anneke de Wit en de heer Jansen uit Zwolle."

    found = {text[span.start : span.end] for span in find(Words(text), also=deduce())}

    assert {"Anneke de Wit", "Jansen"} <= found
