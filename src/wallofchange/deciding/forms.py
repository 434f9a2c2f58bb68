"""The prediction as a form: what is typed is kept, what is wrong is said with the next step."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.deciding.models import Hypothesis, Idea
from wallofchange.deciding.plan_checks import CHECKS
from wallofchange.deciding.plan_fields import (
    MARGINS,
    Exclusions,
    Guardrails,
    Listed,
    Margins,
    Population,
    Starts,
    day,
)
from wallofchange.listening.models import Moment
from wallofchange.people.models import User

MOST_LOOKS = 5
MOST_ANSWERS = 10_000_000  # nobody asks more customers one thing
EARLIEST = date(2000, 1, 1)
LATEST = date(2100, 1, 1)
WINDOWS = ("baseline_from", "baseline_until", "live_on", "measure_from", "measure_until")
SHARES = (Hypothesis.Measure.NINE_PLUS, Hypothesis.Measure.ORDINAL)


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
    unit_starts = Starts(
        label=gettext_lazy("When each place begins"),
        help_text=gettext_lazy("For one place after another. One a line: Almelo: 2026-03-02."),
    )
    baseline_from = day(gettext_lazy("Before: from"))
    baseline_until = day(
        gettext_lazy("Before: up to and including"), gettext_lazy("Whole weeks compare best.")
    )
    live_on = day(gettext_lazy("Live on"))
    measure_from = day(gettext_lazy("After: from"))
    measure_until = day(gettext_lazy("After: up to and including"))
    planned_n = forms.IntegerField(
        label=gettext_lazy("Answers needed"), required=False, min_value=1, max_value=MOST_ANSWERS
    )
    looks = Listed(
        label=gettext_lazy("When we look"),
        required=False,
        help_text=gettext_lazy(
            "At most five days, or parts of the answers (0.5, 1). More looks make luck look like an effect."
        ),
    )
    population = Population(
        label=gettext_lazy("Of whom"),
        help_text=gettext_lazy("Empty is everybody. One a line, such as channel: mail, phone."),
    )
    arm_key = forms.CharField(
        label=gettext_lazy("Where the lot is kept"),
        required=False,
        max_length=40,
        help_text=gettext_lazy(
            "By lot: the name under which answers carry who got it (1) and who did not (0)."
        ),
    )
    guardrails = Guardrails(
        label=gettext_lazy("What may not get worse"),
        help_text=gettext_lazy("One a line, with how many in a hundred at most: less than expected: 3."),
    )
    exclusions = Exclusions(
        label=gettext_lazy("Days that do not count"),
        help_text=gettext_lazy("One stretch a line, with the reason: 2026-05-04 – 2026-05-10: holiday."),
    )
    segments = Listed(
        label=gettext_lazy("Looked at apart"),
        required=False,
        help_text=gettext_lazy("Kinds of customers that are named beforehand, such as channel, language."),
    )
    margins = Margins(
        label=gettext_lazy("Who all customers are"),
        help_text=gettext_lazy(
            "How many in a hundred each kind is, one sort a line: place: Almelo 40, Zwolle 60. "
            "Then the outcome weighted to that stands beside the other."
        ),
    )
    selected_on_from = day(
        gettext_lazy("Chosen by figures from"),
        gettext_lazy("Only where the figures themselves led to this idea."),
        required=False,
    )
    selected_on_until = day(gettext_lazy("Chosen by figures up to and including"), required=False)
    drafted_by_system = forms.BooleanField(required=False, widget=forms.HiddenInput)

    # The sentence that is drafted, and by which fields each part of it is changed.
    PARTS: ClassVar[dict[str, tuple[str, ...]]] = {
        "moment": ("moment",),
        "amount": ("measure", "direction", "worthwhile", "predicted"),
        "date": ("live_on", "measure_from", "measure_until"),
    }
    COMPARED = (
        *("design", "treated_units", "unit_starts", "arm_key"),
        *("baseline_from", "baseline_until", "planned_n", "looks"),
    )
    MORE = (
        *("population", "margins", "guardrails", "exclusions", "segments"),
        *("selected_on_from", "selected_on_until"),
    )

    def part(self, name: str) -> list[forms.BoundField]:
        """The fields behind one part of the sentence."""
        return [self[field] for field in self.PARTS[name]]

    @property
    def compared(self) -> list[forms.BoundField]:
        """Compared with what, and when we look."""
        return [self[name] for name in self.COMPARED]

    @property
    def more(self) -> list[forms.BoundField]:
        """What is drafted, and seldom changed."""
        return [self[name] for name in self.MORE]

    @property
    def proof_wrong(self) -> bool:
        """Whether something is wrong that no part of the sentence says."""
        return any(self[name].errors for name in (*self.COMPARED, *self.MORE))

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        for name, field in self.fields.items():
            if self.is_bound and self.errors.get(name):
                field.widget.attrs |= {
                    "aria-invalid": "true",
                    "aria-describedby": f"{self[name].auto_id}_error",
                }

    def typed(self) -> dict[str, Any]:
        """What can be read of what is typed, field by field, whatever is wrong with the plan as a whole."""
        found: dict[str, Any] = {}
        for name, field in self.fields.items():
            try:
                value = field.clean(self[name].data)
                found[name] = [_look(text) for text in value] if name == "looks" else value
            except forms.ValidationError:
                continue
        if not 0 < (found.get("worthwhile") or 0) < float("inf"):
            found.pop("worthwhile", None)
        return found

    def written(self, name: str, value: Any) -> str:
        """A value as it stands in the form."""
        shown = self.fields[name].widget.format_value(self.fields[name].prepare_value(value))
        return str(shown[0] if isinstance(shown, list) else "" if shown is None else shown)

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
        if given.get("design") == Hypothesis.Design.STAGGERED:
            given["treated_units"] = sorted(given.get("unit_starts") or {})
        for check in CHECKS:
            for name, trouble in check(given, self.user):
                self.add_error(name, trouble)
        return _with_margins(given)

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


def _with_margins(given: dict[str, Any]) -> dict[str, Any]:
    """They are kept with the population they are of."""
    margins = given.pop(MARGINS, None)
    return given | {"population": given.get("population", {}) | {MARGINS: margins}} if margins else given


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
