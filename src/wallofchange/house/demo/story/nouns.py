"""The shapes in which the story is told."""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

OUTAGE: Final = "Planning plat en negen graden vorst, 12 tot en met 25 januari: vooraf in het plan."
When: TypeAlias = tuple[int, int, str]  # week, weekday (0 is Monday), clock

Ending: TypeAlias = Literal[
    "inventory",
    "selection",
    "realisation",
    "evaluation",
    "learned",
    "not measured",
    "at once",
    "not now",
    "no",
    "never mind",
]


@dataclass(frozen=True)
class Quote:
    """Something a customer said, word for word; it hangs in the wall as a signal like any other."""

    key: str
    words: str
    when: When
    moment: str
    channel: str
    district: int
    customer: str
    language: str = "nl"
    score: int | None = None
    expectation: str = ""
    asks: bool = False


@dataclass(frozen=True)
class YesBut:
    """A worry, and what became of it. `days` is what the answer took, or how long it may still take."""

    words: str
    by: str
    when: When
    kind: str = "other"
    became: Literal["yes_if", "no", "withdrawn", "lapsed", "open"] = "yes_if"
    what: str = ""
    who: str = ""
    days: int = 7
    met: bool = True
    feared: str = ""
    found: str = ""
    right: bool = False


@dataclass(frozen=True)
class Prediction:
    """A plan of a measurement, in weeks of the story; `number` is that of the planted change."""

    sentence: str
    number: int | None
    design: str
    before: tuple[int, int]
    after: tuple[int, int]
    predicted: float
    worthwhile: float = 0.3
    moment: str = ""
    districts: tuple[int, ...] = ()
    excluded: tuple[int, ...] = ()
    exclusion: str = ""
    everywhere: bool = False
    arm: str = ""
    planned_n: int | None = None
    looks: tuple[float, ...] = ()
    guardrails: tuple[dict[str, object], ...] = ()
    chosen_by: tuple[int, int] | None = None
    until: int | None = None  # the planned last week, where it lies beyond what was measured


@dataclass(frozen=True)
class Told:
    """An idea and everything that happened to it."""

    key: str
    title: str
    team: str
    by: str
    pinned: When
    ending: Ending
    kind: str = "seven"
    found: str = ""
    lane: str = "try"
    hours: float = 4
    moment: str = ""
    partners: tuple[str, ...] = ()
    voices: tuple[str, ...] = ()
    also: tuple[str, str, int] | None = None  # theme, side, how many other signals hang with it
    already: int = 0  # of a no: how many others of that theme hung with it before
    yes_buts: tuple[YesBut, ...] = ()
    yes_ands: tuple[tuple[str, str], ...] = ()  # who, what
    chosen: When | None = None
    chosen_by: str = ""
    started: When | None = None
    live: When | None = None
    prediction: Prediction | None = None
    judged: When | None = None
    concluded_by: str = ""
    how: Literal["kept", "adapted", "stopped"] = "kept"
    line: str = ""
    ended: When | None = None
    look_again: When | None = None
