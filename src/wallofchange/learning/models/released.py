"""Which answers the figures that somebody saw were made of."""

from __future__ import annotations

import zlib
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from wallofchange.measuring.differencing import Group

KEPT_FOR = timedelta(days=400)
MOST_KEPT = 120  # groups a person and kind of figure; the oldest go first


class Released(models.Model):
    """One group of answers of which a figure was shown. It holds keys only: no words, no score, no name."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+"
    )  # nobody: shown to all
    about = models.CharField(max_length=40)  # which kind of figure
    name = models.CharField(max_length=400)  # of what: the filter, written one way
    digest = models.CharField(max_length=64)
    group = models.BinaryField()  # answers and who gave them: int64, packed
    people = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["user", "about", "-at"], name="released_by_person")]

    def __str__(self) -> str:
        return f"{self.about}: {self.name}"

    @property
    def answers(self) -> Group:
        return unpacked(bytes(self.group))


def packed(group: Group) -> bytes:
    import numpy as np

    return zlib.compress(np.concatenate([np.diff(group.answers, prepend=0), group.people]).tobytes(), 1)


def unpacked(kept: bytes) -> Group:
    import numpy as np

    from wallofchange.measuring.differencing import Group

    both = np.frombuffer(zlib.decompress(kept), np.int64)
    half = len(both) // 2
    return Group(np.cumsum(both[:half]), both[half:])


def digest(group: Group) -> str:
    """The same answers give the same digest."""
    return sha256(group.answers.tobytes()).hexdigest()
