"""What `effect` looks out for: the columns and facts by which traps are caught."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wallofchange.measuring.response import Answered
from wallofchange.measuring.words import Words

INVITED = "invited"
YES = {"1", "1.0", "true", "ja", "yes", "waar"}


@dataclass(frozen=True, slots=True)
class OtherChange:
    """Something else that changed: when, what, and which share of the customers it reached (0 to 1)."""

    day: date
    name: Words
    touched: float = 1.0


@dataclass(frozen=True, slots=True)
class Closed:
    """Of what was closed how much was asked about, each (asked, closed): by handler, and by how it ended."""

    handlers: tuple[Answered, ...]
    well: Answered
    badly: Answered


@dataclass(frozen=True, slots=True)
class Watch:
    """Columns (by name) and facts by which more traps are caught; each may be left out.

    question: the version of the question (T1). channel: how the answer came (T1, T7). segments: kinds of
    customers (T7, and with `invited` T5). customer: who answered (T13). invited: 0/1, a row for everybody who
    was asked (T5); without it a row without a score is a question left open (T22). expectation: below,
    met or exceeded (T14). words: what customers wrote (T14). gone: 0/1, who has left (T6). follow_up: days
    each was followed (T19). begged: messages known to ask for a high score (T14). planned_share: of the lots
    that should be treated (T2). comparisons: how many measures, segments and dates were looked at (T11).
    handler: who helped, with feeling: what the words say, -1 to 1 or negative, neutral, positive (T14); with
    invited and outcome: 0/1, whether it ended well, a row for everything that was closed (T14). complaint:
    0/1 (T14), or trouble: the complaints and all, before and after, and of a control (T14).
    response: (answered, asked), before and after, and of a control (T5), where no table has a row for
    everybody. closed: of what was closed since, by handler, what went well and what did not (T14).
    scheduled: the look is one the plan asked for; peeking: somebody asked at another time (T10).
    extended: the plan was measured longer than was fixed, so at its end only what holds at all times counts.
    """

    question: str | None = None
    channel: str | None = None
    segments: tuple[str, ...] = ()
    customer: str | None = None
    invited: str | None = None
    expectation: str | None = None
    words: str | None = None
    gone: str | None = None
    follow_up: str | None = None
    handler: str | None = None
    feeling: str | None = None
    outcome: str | None = None
    complaint: str | None = None
    trouble: tuple[tuple[int, int], ...] = ()
    response: tuple[Answered, ...] = ()
    closed: Closed | None = None
    planned_share: float | None = None
    begged: int = 0
    comparisons: int = 1
    other_changes: tuple[OtherChange, ...] = ()
    scheduled: bool = False
    peeking: bool = False
    extended: bool = False

    @property
    def beside(self) -> dict[str, str]:
        """The columns that are counted together with the scores, by what they are watched for."""
        named = {
            "question": self.question,
            "channel": self.channel,
            "expectation": self.expectation,
            INVITED: self.invited,
            "handler": self.handler,
            "feeling": self.feeling,
            "outcome": self.outcome,
            "complaint": self.complaint,
        }
        found = {name: column for name, column in named.items() if column}
        return found | {f"segment {at}": column for at, column in enumerate(self.segments)}
