"""Sources that are recognised by the names of their columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from wallofchange.analysis.tabular import Sentence, TableError

from .scores import FIVE, Scale
from .values import plain

Names = tuple[str, ...]


@dataclass(frozen=True)
class Preset:
    """How one source writes its files. `fields` lists, per field, the names to try in order."""

    name: str
    label: str
    signs: tuple[frozenset[str], ...] = ()  # one of these sets of names must all be there
    fields: dict[str, Names] = field(default_factory=dict)
    skip: frozenset[str] = frozenset()  # what is about the form, not about the experience
    scale: Scale | None = None
    channel: str = ""
    names_below: bool = False  # the row under the header holds the real names
    survey: bool = False  # the other columns are questions
    lasting_ids: bool = False  # an id means the same in every export
    zone: str | None = None  # times are written in this zone, whatever the home's own is

    def recognises(self, names: Sequence[str]) -> bool:
        there = {plain(name) for name in names}
        return any(sign <= there for sign in self.signs)

    def known(self, columns: Sequence[str], names: Sequence[str]) -> dict[str, Names]:
        """The columns that this source always has, per field."""
        there = {plain(name): column for column, name in reversed(list(zip(columns, names, strict=True)))}
        found = {
            known: tuple(there[name] for name in wanted if name in there)
            for known, wanted in self.fields.items()
        }
        return {known: places for known, places in found.items() if places}


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split(", "))


PLAIN = Preset("plain", "Plain file")
QUALTRICS = Preset(
    "qualtrics",
    "Qualtrics",
    signs=(
        _names("start date, end date, response id"),
        _names("recorded date, response id"),
        _names("start date, response id, finished"),
    ),
    fields={
        "id": ("response id",),
        "time": ("recorded date", "end date", "start date"),
        "language": ("user language",),
        "customer": ("external reference", "external data reference", "recipient email"),
        "channel": ("distribution channel",),
    },
    skip=_names(
        "status, ip address, progress, duration in seconds, finished, recipient last name, "
        "recipient first name, location latitude, location longitude, start date, "
        "end date, recorded date, recipient email"
    ),
    survey=True,
    lasting_ids=True,
)
QUALTRICS_LEGACY = Preset(
    "qualtrics-legacy",
    "Qualtrics (legacy)",
    signs=(
        _names("response id, response set"),
        _names("response id, start date, end date, external data reference"),
    ),
    fields={
        "id": ("response id",),
        "time": ("end date", "start date"),
        "customer": ("external data reference", "email address"),
    },
    skip=_names(
        "response set, name, ip address, status, start date, end date, finished, location latitude, "
        "location longitude, location accuracy, email address"
    ),
    names_below=True,
    survey=True,
    lasting_ids=True,
)
LIMESURVEY = Preset(
    "limesurvey",
    "LimeSurvey",
    signs=(
        _names("id, submitdate, lastpage, startlanguage"),
        _names("response id, date submitted, last page, start language"),
        _names("antwoord id, laatste pagina, starttaal"),
        _names("id, submitdate, startlanguage"),
    ),
    fields={
        "id": ("id", "response id", "antwoord id"),
        "time": (
            "submitdate", "date submitted", "datum ingevuld", "datum verzonden", "datum van inzending",
            "datestamp", "date last action", "datum laatste actie", "startdate",
            "date started", "datum gestart", "startdatum",
        ),
        "language": ("startlanguage", "start language", "starttaal"),
        "customer": ("token", "toegangscode"),
    },
    skip=_names(
        "lastpage, last page, laatste pagina, seed, startdate, date started, datestamp, date last action, "
        "ipaddr, ip address, refurl, referrer url, interviewtime, total time"
    ),
    survey=True,
)  # fmt: skip
GOOGLE_PLAY = Preset(
    "google-play",
    "Google Play",
    signs=(_names("package name, star rating, review text"),),
    fields={
        "id": ("review link",),
        "text": ("review text",),
        "title": ("review title",),
        "score": ("star rating",),
        "time": (
            "review last update millis since epoch", "review submit millis since epoch",
            "review last update date and time", "review submit date and time",
        ),
        "language": ("reviewer language",),
        "unit": ("package name",),
        "reply": ("developer reply text",),
    },
    skip=_names(
        "device, app version code, developer reply date and time, developer reply millis since epoch"
    ),
    scale=FIVE,
    channel="google play",
    lasting_ids=True,
    zone="UTC",
)  # fmt: skip
PRESETS = {preset.name: preset for preset in (PLAIN, QUALTRICS, QUALTRICS_LEGACY, LIMESURVEY, GOOGLE_PLAY)}


def recognise(columns: Sequence[str], below: Sequence[str]) -> Preset:
    """The source whose column names these are; plain when it is none we know."""
    for preset in (QUALTRICS_LEGACY, QUALTRICS, LIMESURVEY, GOOGLE_PLAY):
        if preset.recognises(below if preset.names_below else columns):
            return preset
    return PLAIN


def forced(name: str, columns: Sequence[str], below: Sequence[str]) -> Preset:
    """The preset of this name, once it is sure that the file has its columns.

    Raises:
        TableError: when there is no such preset, or the file lacks a column it needs.
    """
    preset = PRESETS.get(name)
    if preset is None:
        known = ", ".join(PRESETS)
        raise TableError(
            Sentence(f"There is no preset {name!r}.", f"Er is geen preset {name!r}."),
            Sentence(f"Choose one of: {known}.", f"Kies er een van: {known}."),
        )
    names = below if preset.names_below else columns
    if preset.signs and not preset.recognises(names):
        there = {plain(column) for column in names}
        missing = min((sign - there for sign in preset.signs), key=len)
        raise missing_columns(sorted(missing), columns, preset.label)
    return preset


def missing_columns(missing: Sequence[str], columns: Sequence[str], wanted_by: str = "") -> TableError:
    """The error for columns that are not there; it names the ones that are."""
    asked, there = ", ".join(map(repr, missing)), ", ".join(columns)
    en, nl = (
        (f" that {wanted_by} files have", f" die bestanden van {wanted_by} hebben") if wanted_by else ("", "")
    )
    return TableError(
        Sentence(f"This file has no column {asked}{en}.", f"Dit bestand heeft geen kolom {asked}{nl}."),
        Sentence(f"The columns are: {there}.", f"De kolommen zijn: {there}."),
    )
