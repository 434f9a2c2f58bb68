"""What is kept in both languages is shown in the reader's own."""

import pytest
from django.utils import translation

from wallofchange.diary.tongue import spoken


@pytest.mark.parametrize(
    ("language", "said"), [("nl", "muur"), ("nl-be", "muur"), ("en", "wall"), ("en-gb", "wall")]
)
def test_the_screens_language_chooses(language, said):
    with translation.override(language):
        assert spoken(nl="muur", en="wall") == said


def test_without_a_screen_it_is_dutch():
    with translation.override(None):
        assert spoken(nl="muur", en="wall") == "muur"
