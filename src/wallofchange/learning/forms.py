"""A figure of somebody else, and how we ask ourselves, as they are typed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wallofchange.learning.models import Mode
from wallofchange.listening.models import Moment

ANYWAY = [("", gettext_lazy("not known"))]


class AskedForm(forms.Form):
    """The question, and all that has to be the same before two figures may be compared."""

    question = forms.CharField(max_length=300, label=gettext_lazy("The question, as it was asked"))
    scale = forms.RegexField(
        r"^\s*-?\d+(\.\d+)?\s*-\s*\d+(\.\d+)?\s*$", label=gettext_lazy("Scale"), initial="0-10"
    )
    mode = forms.ChoiceField(
        choices=[*ANYWAY, *Mode.choices], required=False, label=gettext_lazy("How people were asked")
    )
    country = forms.RegexField(
        r"^[A-Za-z]{2}$", required=False, label=gettext_lazy("Country, in two letters, such as NL")
    )
    version = forms.CharField(
        max_length=80, required=False, label=gettext_lazy("Version of the question, if it has one")
    )
    moment = forms.ModelChoiceField(
        Moment.objects.all(),
        required=False,
        label=gettext_lazy("Moment"),
        empty_label=gettext_lazy("everywhere"),
    )

    def asked(self) -> dict[str, Any]:
        """What was typed, as the model takes it."""
        given = dict(self.cleaned_data)
        low, _dash, high = given.pop("scale").strip().rpartition("-")
        return given | {"scale_low": float(low), "scale_high": float(high)}


class BenchmarkForm(AskedForm):
    """Whose figure it is, what it is, and where it was found."""

    name = forms.CharField(max_length=120, label=gettext_lazy("Whose figure"))
    mean = forms.FloatField(required=False, label=gettext_lazy("Mean"))
    sd = forms.FloatField(required=False, min_value=0, label=gettext_lazy("Spread (standard deviation)"))
    n = forms.IntegerField(required=False, min_value=1, label=gettext_lazy("How many answered"))
    counts = forms.CharField(
        required=False,
        label=gettext_lazy("Or how often each score was given"),
        help_text=gettext_lazy("Such as: 8 = 41, 9 = 12. Then mean, spread and number follow."),
    )
    day = forms.DateField(
        label=gettext_lazy("Until when the answers run"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d", "%d-%m-%Y"],
    )
    source = forms.CharField(max_length=300, label=gettext_lazy("Where it was found"))

    field_order = (
        "name",
        "mean",
        "sd",
        "n",
        "counts",
        "question",
        "scale",
        "mode",
        "country",
        "day",
        "source",
    )

    def clean_counts(self) -> dict[str, int]:
        said = self.cleaned_data["counts"]
        parts = [part for part in said.replace(";", ",").split(",") if part.strip()]
        found: dict[str, int] = {}
        for part in parts:
            score, sign, number = part.replace(":", "=").partition("=")
            try:
                found[f"{float(score):g}"] = int(number)
            except ValueError:
                sign = ""
            if not sign:
                raise forms.ValidationError(_("Write each score with its number, such as 8 = 41."))
        return found
