"""What the reader says has a name for people."""

import pytest

from wallofchange.reading.language import LANGUAGES
from wallofchange.understanding.labels import labels_of


@pytest.mark.parametrize("language", [*LANGUAGES, "unknown"])
def test_every_language_that_the_reader_tells_has_a_name_of_its_own(language):
    names = labels_of("language")

    assert names[language] not in (language, "")
    assert len({*names.values()}) == len(names)
