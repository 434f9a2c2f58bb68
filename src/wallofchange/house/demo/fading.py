"""What nobody touched for sixty days, as it went: told a week before, and gone on its day."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from wallofchange.deciding.models import Fading, Idea, Stage


def fade(idea: Idea, at: datetime, look_again_on: date) -> None:
    """Let it go to 'Not now' at this moment, in nobody's name."""
    told = at - timedelta(days=7)
    Fading.objects.create(
        idea=idea,
        at=told,
        untouched=(told - idea.at).days,
        goes_on=timezone.localdate(at),
        look_again_on=look_again_on,
    )
    idea.go_by_itself(Stage.NOT_NOW, at=at, look_again_on=look_again_on)
