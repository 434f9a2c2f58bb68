"""The parts of a plan that hold several things, as somebody types them: one a line, or with commas."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _

BELOW = "below"  # the guardrail that needs no name: less than expected
POPULATION = ("channel", "language", "unit")
ALL_TEAMS = "all_teams"
MARGINS = "margins"
A_HUNDRED = (99.5, 100.5)  # shares that were rounded may come to this
SHARE = re.compile(r"(.+?)[\s:=]+(\d+(?:[.,]\d+)?)\s*%?")
DAYS = re.compile(r"(\d{4}-\d\d-\d\d)\s*(?:-|–|t/m|to|until|tot)?\s*(\d{4}-\d\d-\d\d)?\s*:?\s*(.*)")


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """A day, as a browser or a person writes it."""
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label,
        widget=widget,
        help_text=help_text,
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
        required=required,
    )


class Listed(forms.CharField):
    """Several things on one line, with commas or line ends between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(each) for each in value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class Lined(forms.CharField, ABC):
    """One thing a line; what is said of it stands behind a colon."""

    def __init__(self, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2})
        super().__init__(required=False, widget=widget, **options)

    def prepare_value(self, value: Any) -> Any:
        return value if value is None or isinstance(value, str) else "\n".join(self.lines(value))

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return self.read([line.strip() for line in text.splitlines() if line.strip()])

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))

    @abstractmethod
    def lines(self, value: Any) -> list[str]:
        """The value, one thing a line."""

    @abstractmethod
    def read(self, lines: list[str]) -> Any:
        """The value that these lines say."""


class Starts(Lined):
    """A place and the day on which it starts: {"Almelo": "2026-03-02"}."""

    def lines(self, value: Any) -> list[str]:
        return [f"{unit}: {begins}" for unit, begins in value.items()]

    def read(self, lines: list[str]) -> Any:
        pairs = [line.rpartition(":") for line in lines]
        return {
            unit.strip(): _iso(begins.strip(), line) for (unit, _colon, begins), line in _with(pairs, lines)
        }


class Guardrails(Lined):
    """What may not get worse, and by how much at most: [{"measure": "below", "margin": 0.03}]."""

    def lines(self, value: Any) -> list[str]:
        return [f"{_rail_said(each['measure'])}: {100 * float(each['margin']):g}" for each in value]

    def read(self, lines: list[str]) -> Any:
        pairs = [line.rpartition(":") for line in lines]
        return [
            {"measure": _rail(name.strip()), "margin": _margin(margin.strip(), line)}
            for (name, _colon, margin), line in _with(pairs, lines)
        ]


class Exclusions(Lined):
    """Days that do not count, and why: [{"from": "2026-05-04", "until": "2026-05-10", "why": "holiday"}]."""

    def lines(self, value: Any) -> list[str]:
        return [f"{each['from']} – {each['until']}: {each.get('why', '')}".rstrip(": ") for each in value]

    def read(self, lines: list[str]) -> Any:
        return [_days(line) for line in lines]


class Population(Lined):
    """Of whom it is measured: {"channel": ["mail"], "unit": ["Almelo"]}; empty is everybody."""

    def lines(self, value: Any) -> list[str]:
        return [
            name if name == ALL_TEAMS else f"{name}: {', '.join(map(str, chosen))}"
            for name, chosen in value.items()
            if chosen and name != MARGINS
        ]

    def read(self, lines: list[str]) -> Any:
        found: dict[str, Any] = {}
        for line in lines:
            name, _colon, chosen = line.partition(":")
            key = _names().get(name.strip().casefold())
            values = [part.strip() for part in chosen.split(",") if part.strip()]
            if key is None or not (values or key == ALL_TEAMS):
                raise forms.ValidationError(
                    _("'%(line)s' says no channel, language or place. Write it as channel: mail, phone.")
                    % {"line": line}
                )
            found[key] = True if key == ALL_TEAMS else values
        return found


class Margins(Lined):
    """What share of all customers each kind is: {"unit": {"Almelo": 0.4, "Zwolle": 0.6}}."""

    def lines(self, value: Any) -> list[str]:
        return [
            f"{_said_of(name)}: {', '.join(f'{kind} {100 * share:g}' for kind, share in shares.items())}"
            for name, shares in value.items()
        ]

    def read(self, lines: list[str]) -> Any:
        found: dict[str, dict[str, float]] = {}
        for line in lines:
            name, colon, rest = line.partition(":")
            if not (name.strip() and colon):
                raise forms.ValidationError(
                    _("'%(line)s' needs a name, a colon, and what is said of it.") % {"line": line}
                )
            key = _names().get(name.strip().casefold(), name.strip())
            found[key] = _shares(rest, line)
        return found


def _shares(text: str, line: str) -> dict[str, float]:
    """Each kind with its share, 0 to 1; together one. A decimal comma stands between two figures."""
    found: dict[str, float] = {}
    for part in re.split(r",(?!\d)|;", text):
        said = SHARE.fullmatch(part.strip())
        if said is None or said[1] in found:
            raise forms.ValidationError(
                _("'%(part)s' is no kind with its share, each once. Write Almelo 40, Zwolle 60.")
                % {"part": part.strip()}
            )
        found[said[1]] = float(said[2].replace(",", "."))
    total = sum(found.values())
    if not A_HUNDRED[0] <= total <= A_HUNDRED[1] or not all(found.values()):
        raise forms.ValidationError(
            _("'%(line)s' comes to %(total)s in a hundred. Let the shares add up to 100, none of them 0.")
            % {"line": line, "total": f"{total:g}"}
        )
    return {kind: round(share / total, 6) for kind, share in found.items()}


def _said_of(name: str) -> str:
    return {"channel": _("channel"), "language": _("language"), "unit": _("place")}.get(name, name)


def _names() -> dict[str, str]:
    said = {_("channel"): "channel", _("language"): "language", _("place"): "unit", _("all teams"): ALL_TEAMS}
    return {name.casefold(): key for name, key in said.items()} | {
        name: name for name in (*POPULATION, ALL_TEAMS)
    }


def _with(pairs: list[tuple[str, str, str]], lines: list[str]) -> list[tuple[tuple[str, str, str], str]]:
    """Each pair with its line; a line without a name or a colon is refused."""
    for (name, colon, _rest), line in zip(pairs, lines, strict=True):
        if not (name.strip() and colon):
            raise forms.ValidationError(
                _("'%(line)s' needs a name, a colon, and what is said of it.") % {"line": line}
            )
    return list(zip(pairs, lines, strict=True))


def _rail_said(measure: str) -> str:
    return _("less than expected") if measure == BELOW else measure


def _rail(name: str) -> str:
    return BELOW if name.casefold() in (BELOW, _("less than expected").casefold()) else name


def _margin(text: str, line: str) -> float:
    """In a hundred, above 0 and at most 100."""
    try:
        margin = float(text.replace(",", ".").removesuffix("%").strip()) / 100
    except ValueError:
        margin = 0.0
    if not 0 < margin <= 1:
        raise forms.ValidationError(
            _("'%(line)s' needs a number: by how many in a hundred it may rise at most, such as 3.")
            % {"line": line}
        )
    return round(margin, 6)


def _days(line: str) -> dict[str, str]:
    found = DAYS.fullmatch(line)
    if found is None:
        raise forms.ValidationError(
            _("'%(line)s' is no stretch of days. Write 2026-05-04 – 2026-05-10: holiday.") % {"line": line}
        )
    first, last, why = found[1], found[2] or found[1], found[3].strip()
    first, last = _iso(first, line), _iso(last, line)
    if last < first:
        raise forms.ValidationError(_("'%(line)s' ends before it begins.") % {"line": line})
    return {"from": first, "until": last, "why": why}


def _iso(text: str, line: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise forms.ValidationError(
            _("'%(line)s' holds no day. Write it as 2026-05-04.") % {"line": line}
        ) from None
