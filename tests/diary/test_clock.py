"""The one clock."""

import os
import time
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from tests import cast
from wallofchange.diary import clock


@pytest.fixture
def story(settings, tmp_path):
    class Here:
        folder = tmp_path

    settings.HOME = Here
    clock.tell_story_from(cast.MONDAY)
    return tmp_path


def test_a_home_that_is_lived_in_has_the_real_time():
    assert abs(clock.now() - timezone.now()) < timedelta(seconds=5)


def test_a_demo_begins_on_the_morning_of_its_story_and_time_passes_there(story: Path):
    an_hour_ago = time.time() - 3600
    os.utime(story / "demo.clock", (an_hour_ago, an_hour_ago))

    assert abs(clock.now() - (cast.MONDAY + timedelta(hours=1))) < timedelta(seconds=5)


def test_the_story_never_leaves_its_day(story: Path):
    last_week = time.time() - 7 * 24 * 3600
    os.utime(story / "demo.clock", (last_week, last_week))

    assert timezone.localtime(clock.now()).strftime("%F %H:%M") == "2026-03-02 23:59"
