"""The prediction as a form: what is typed is kept, what is wrong is said with the next step."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.listening.models import Moment, Signal
from wallofchange.people.models import User

MOST_LOOKS = 5
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 1, 1)
WINDOWS = ("baseline_from", "baseline_until", "live_on", "measure_from", "measure_until")
SHARES = (Hypothesis.Measure.NINE_PLUS, Hypothesis.Measure.ORDINAL)


class Listed(forms.CharField):
    """Several things on one line, with commas or line ends between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(str(each) for each in value) if isinstance(value, (list, tuple)) else value

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value) or ""
        return [part.strip() for line in text.splitlines() for part in line.split(",") if part.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(super().has_changed(self.prepare_value(initial), data))


class Kept(forms.JSONField):
    """A part of the plan that travels along without being shown."""

    widget = forms.HiddenInput

    def __init__(self, shape: type) -> None:
        super().__init__(required=False)
        self.shape = shape

    def clean(self, value: Any) -> Any:
        found = super().clean(value)
        return found if isinstance(found, self.shape) else self.shape()


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(
        label=label, widget=widget, help_text=help_text, input_formats=["%Y-%m-%d", "%d-%m-%Y"]
    )


class HypothesisForm(forms.Form):
    """Which measure, at which moment, for whom, moves how far, by when."""

    sentence = forms.CharField(
        label=gettext_lazy("In one sentence"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    measure = forms.ChoiceField(label=gettext_lazy("What will move"), choices=Hypothesis.Measure.choices)
    direction = forms.ChoiceField(label=gettext_lazy("Which way"), choices=Hypothesis.Direction.choices)
    moment = forms.ModelChoiceField(
        Moment.objects.all(),
        label=gettext_lazy("At which moment"),
        required=False,
        empty_label=gettext_lazy("all moments"),
    )
    worthwhile = forms.FloatField(
        label=gettext_lazy("The smallest difference that matters"),
        localize=True,
        help_text=gettext_lazy("On the score's own scale. For a share: 0.05 is five customers in a hundred."),
    )
    predicted = forms.FloatField(
        label=gettext_lazy("What we think it will be"), localize=True, required=False
    )
    design = forms.ChoiceField(label=gettext_lazy("Compared with what"), choices=Hypothesis.Design.choices)
    treated_units = Listed(
        label=gettext_lazy("Where the change is made"),
        required=False,
        help_text=gettext_lazy(
            "Districts, branches or departments, with commas between them. The others are the comparison."
        ),
    )
    baseline_from = _day(gettext_lazy("Before: from"))
    baseline_until = _day(
        gettext_lazy("Before: up to and including"), gettext_lazy("Whole weeks compare best.")
    )
    live_on = _day(gettext_lazy("Live on"))
    measure_from = _day(gettext_lazy("After: from"))
    measure_until = _day(gettext_lazy("After: up to and including"))
    planned_n = forms.IntegerField(label=gettext_lazy("Answers needed"), required=False, min_value=1)
    looks = Listed(
        label=gettext_lazy("When we look"),
        required=False,
        help_text=gettext_lazy(
            "At most five days, or parts of the answers (0.5, 1). More looks make luck look like an effect."
        ),
    )
    selected_on_from = forms.DateField(required=False, widget=forms.HiddenInput)
    selected_on_until = forms.DateField(required=False, widget=forms.HiddenInput)
    arm_key = forms.CharField(required=False, max_length=40, widget=forms.HiddenInput)
    drafted_by_system = forms.BooleanField(required=False, widget=forms.HiddenInput)
    population = Kept(dict)
    guardrails = Kept(list)
    exclusions = Kept(list)
    segments = Kept(list)

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name, field in self.fields.items():
            if self.is_bound and self.errors.get(name):
                field.widget.attrs |= {
                    "aria-invalid": "true",
                    "aria-describedby": f"{self[name].auto_id}_error",
                }

    def predict(self, idea: Idea, *, at: Any) -> Hypothesis:
        """Write the prediction down; call when valid."""
        return idea.predict(by=self.user, at=at, **self.cleaned_data)

    def clean_worthwhile(self) -> float:
        worthwhile: float = self.cleaned_data["worthwhile"]
        if not 0 < worthwhile < float("inf"):
            raise forms.ValidationError(
                _("A difference that matters is more than 0. Which one would make you glad you did it?")
            )
        return worthwhile

    def clean_looks(self) -> list[Any]:
        looks = [_look(text) for text in self.cleaned_data["looks"]]
        if len(looks) > MOST_LOOKS:
            raise forms.ValidationError(
                _("%(n)s looks is too many: five at most. Leave out the early ones.") % {"n": len(looks)}
            )
        return looks

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        for name in WINDOWS:
            if name in given:
                self._check_day(name, given[name])
        self._check_order(
            "baseline_from", "baseline_until", _("This window is empty: it ends before it begins.")
        )
        self._check_order(
            "measure_from", "measure_until", _("This window is empty: it ends before it begins.")
        )
        self._check_order(
            "baseline_until",
            "live_on",
            _("'Before' ends on or after the day it goes live. End it a day earlier, or go live later."),
            strict=True,
        )
        self._check_order(
            "live_on",
            "measure_from",
            _("'After' begins before it is live. Begin on the day it goes live, or later."),
        )
        if given.get("measure") in SHARES and given.get("worthwhile", 0) >= 1:
            self.add_error(
                "worthwhile", _("For a share, write it between 0 and 1: 0.05 is five customers in a hundred.")
            )
        self._check_units(given)
        return given

    def _check_day(self, name: str, day: date) -> None:
        if not EARLIEST <= day < LATEST:
            self.add_error(
                name,
                _("%(day)s lies outside what we can have heard. Is the year right?")
                % {"day": date_format(day)},
            )

    def _check_order(self, first: str, second: str, trouble: str, *, strict: bool = False) -> None:
        given = self.cleaned_data
        if first not in given or second not in given:
            return
        if given[second] < given[first] or (strict and given[second] == given[first]):
            self.add_error(second if not strict else first, trouble)

    def _check_units(self, given: dict[str, Any]) -> None:
        if given.get("design") != Hypothesis.Design.CONTROLLED or "treated_units" not in given:
            return
        known, asked = units_of(self.user, given.get("moment")), set(given["treated_units"])
        if not asked:
            self.add_error(
                "treated_units",
                _("Name at least one place where the change is made; known are: %(known)s.")
                % {"known": _some(known)},
            )
        elif unknown := sorted(asked - known):
            self.add_error(
                "treated_units",
                _("Nobody has answered from %(unknown)s. Known are: %(known)s.")
                % {"unknown": ", ".join(unknown), "known": _some(known)},
            )
        elif not known - asked:
            self.add_error(
                "treated_units",
                _("Nobody is left to compare with. Leave at least one out, or choose 'before and after'."),
            )


def units_of(user: User, moment: Moment | None) -> set[str]:
    """The units from which this person hears customers, at this moment."""
    heard = Signal.objects.seen_by(user).exclude(unit="")
    if moment:
        heard = heard.filter(moment=moment)
    return set(heard.order_by().values_list("unit", flat=True).distinct())


def _look(text: str) -> Any:
    """A fraction of the answers (0 to 1], or a day."""
    try:
        fraction = float(text)
    except ValueError:
        try:
            return date.fromisoformat(text).isoformat()
        except ValueError:
            fraction = 0.0
    if not 0 < fraction <= 1:
        raise forms.ValidationError(
            _("'%(text)s' is neither a day nor a part of the answers. Write 2026-06-01, or 0.5 for half.")
            % {"text": text}
        )
    return fraction


def _some(known: set[str]) -> str:
    names = sorted(known)
    return ", ".join(names[:12]) + (", …" if len(names) > 12 else "") if names else _("none yet")
