"""What customers said, written down as signals: the generated words and those everybody knows by heart."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import pyarrow as pa

from wallofchange.closing.pull import STILL_WAITING
from wallofchange.house.demo import weeks
from wallofchange.house.demo.company import DISTRICTS
from wallofchange.house.demo.generator import FACTS
from wallofchange.house.demo.moving_in import Company
from wallofchange.house.demo.story.nouns import Quote
from wallofchange.house.demo.story.quotes import QUOTES
from wallofchange.listening.models import Customer, Signal
from wallofchange.understanding.models.at_once import insert

ARMS: Final = ("arm_2", "arm_3", "arm_9")
HEARD_AFTER: Final = timedelta(minutes=3)
NOWHERE: Final = "example.org"  # kept free for examples (RFC 2606): no mail arrives there


@dataclass(frozen=True)
class Said:
    """A signal, with what its writer meant: the story looks for words with it, no reader sees it."""

    signal: Signal
    about: str
    side: str
    asks: bool
    is_quote: bool = False  # one of those that everybody knows by heart
    also: str = ""  # what it mentions beside what it is about

    @property
    def is_shown_first(self) -> bool:
        """What everybody knows by heart, and what may still wait for an answer; the rest was long ago."""
        return self.is_quote or self.signal.said_at >= weeks.TODAY - STILL_WAITING

    @property
    def is_glad(self) -> bool:
        """Thanks rather than a question."""
        return self.side == "exceeded" and "?" not in self.signal.words


@dataclass(frozen=True)
class Heard:
    """Everything that was said, and the quotes by their key."""

    said: list[Said]
    quotes: dict[str, Signal]

    def write_down(self) -> None:
        """Insert the signals in the order of time, and tell each its key."""
        insert([each.signal for each in self.said])
        keys = dict(Signal.objects.values_list("fingerprint", "pk"))
        for each in self.said:
            each.signal.pk = keys[each.signal.fingerprint]

    def about(self, theme: str, side: str, *, since: datetime, until: datetime) -> list[Signal]:
        """Return what was written about a theme from one side, in a stretch of time."""
        return [
            each.signal
            for each in self.said
            if each.about == theme and each.side == side and since <= each.signal.said_at < until
        ]


def listen(table: pa.Table, company: Company) -> Heard:
    """Return everything that was said, in the order of time, ready to be written down."""
    rows = table.to_pylist()
    customers = _customers(
        {row["customer"] for row in rows if row["customer"]},
        {row["customer"] for row in rows if row["customer"] and row["channel"] == "email"},
    )
    said = [
        Said(
            _signal(number, row, company, customers),
            row["about"] or "",
            row["side"],
            row["asks_answer"],
            also=row["also"] or "",
        )
        for number, row in enumerate(rows)
    ]
    quotes = {quote.key: _quoted(quote, company, customers) for quote in QUOTES}
    known = [Said(quotes[quote.key], "", quote.expectation, quote.asks, is_quote=True) for quote in QUOTES]
    everything = sorted([*said, *known], key=lambda each: each.signal.said_at)
    return Heard(everything, quotes)


def _customers(keys: Iterable[str], mailing: AbstractSet[str]) -> dict[str, Customer]:
    """By the key that the story has for them; who mailed us by an address that leads nowhere."""
    named = {_key(quote): quote.customer for quote in QUOTES if quote.customer}
    everybody = sorted({*keys, *named})
    names = {key: "" if key == name else name for key, name in named.items()}
    known = {key: f"{key.lower()}@{NOWHERE}" if key in mailing else key for key in everybody}
    made = {key: Customer(key=known[key], name=names.get(key, "")) for key in everybody}
    insert(list(made.values()))
    kept = dict(Customer.objects.values_list("key", "pk"))
    for customer in made.values():
        customer.pk = kept[customer.key]
    return made


def _key(quote: Quote) -> str:
    return quote.customer if quote.customer.startswith("H-") else f"Q-{quote.key}"


def _signal(number: int, row: dict[str, Any], company: Company, customers: dict[str, Customer]) -> Signal:
    said_at = row["said_at"].replace(tzinfo=UTC)
    return Signal(
        source=company.source_of(row["survey"], row["channel"]),
        moment=company.moments[row["moment"]],
        customer=customers.get(row["customer"]),
        channel=row["channel"],
        unit=row["district"],
        said_at=said_at,
        heard_at=said_at + HEARD_AFTER,
        words=row["text"] or "",
        language=row["language"],
        score=row["score"],
        scale_low=row["scale_low"],
        scale_high=row["scale_high"],
        expectation=row["expectation"] or "",
        question=row["question"],
        external_id=f"heemwarm-{number}",
        fingerprint=f"heemwarm-{number}",
        extra=_extra(row),
    )


def _extra(row: dict[str, Any]) -> dict[str, Any]:
    """The objective facts and the lots, where they are known."""
    facts = {name: row[name] for name in (*FACTS, *ARMS) if row[name] is not None}
    if "on_time" in facts:
        facts["late"] = not facts["on_time"]
    if row["survey"]:
        facts["invited_by"] = row["invited_by"]
    return facts


def _quoted(quote: Quote, company: Company, customers: dict[str, Customer]) -> Signal:
    week, weekday, clock = quote.when
    said_at = weeks.moment_in(week, weekday, clock)
    survey = _survey_of(quote)
    low, high = (1, 10) if survey == "bill" else (0, 10) if survey else (1, 5)
    return Signal(
        source=company.source_of(survey, quote.channel),
        moment=company.moments[quote.moment],
        customer=customers.get(_key(quote)) if quote.customer else None,
        channel=quote.channel,
        unit=DISTRICTS[quote.district],
        said_at=said_at,
        heard_at=said_at + HEARD_AFTER,
        words=quote.words,
        language=quote.language,
        score=quote.score,
        scale_low=low if quote.score is not None else None,
        scale_high=high if quote.score is not None else None,
        expectation=quote.expectation,
        external_id=f"heemwarm-{quote.key}",
        fingerprint=f"heemwarm-{quote.key}",
    )


def _survey_of(quote: Quote) -> str:
    if quote.channel != "survey":
        return ""
    return quote.moment if quote.moment in ("check", "engineer", "bill") else "contact"
