"""A channel is called in the reader's language; one that a home named itself keeps its name."""

import pytest
from django.utils import translation

from wallofchange.listening.channel_names import channel_name


@pytest.mark.parametrize(
    ("language", "channel", "called"),
    [("nl", "survey", "vragenlijst"), ("en", "survey", "survey"), ("nl", "balie Zwolle", "balie Zwolle")],
)
def test_a_known_channel_is_called_what_it_is(language, channel, called):
    with translation.override(language):
        assert channel_name(channel) == called
