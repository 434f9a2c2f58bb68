"""What stands on /parts/: the page that shows every part, with sentences from the demo company."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class Noted(forms.Form):
    """An example of every kind of field; it saves nothing."""

    words = forms.CharField(
        label=gettext_lazy("What did the customer say?"),
        help_text=gettext_lazy("In their words, as literally as you can."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    moment = forms.ChoiceField(
        label=gettext_lazy("At which moment?"),
        choices=[("visit", gettext_lazy("engineer at the door")), ("bill", gettext_lazy("yearly bill"))],
    )
    name = forms.EmailField(label=gettext_lazy("Whom may we answer?"), required=False)
    wants_answer = forms.BooleanField(label=gettext_lazy("This customer wants an answer"), required=False)


def shown() -> dict[str, Any]:
    """The context of house/parts.html."""
    return {
        "form": Noted({"words": "", "moment": "visit", "name": "tom at example"}),
        "ideas": _ideas(),
        "columns": [_("Ideas"), _("Chosen"), _("In the making"), _("Does it work?"), _("Learned")],
        "expectations": ["below", "met", "exceeded", ""],
        "verdicts": _verdicts(),
        "before": [6, 4, 7, 9, 15, 22, 41, 92, 118, 61, 37],
        "after": [3, 2, 3, 4, 7, 11, 25, 64, 124, 96, 59],
        "empty_ways": [
            {"url": "#", "label": _("Read three")},
            {"url": "#", "label": _("Note what a customer told you")},
        ],
        "refusal": {
            "message": _("These 8 hours are kept for improving."),
            "remedy": _("Until 1 November there are 3 hours left for regular work."),
        },
        "refusal_ways": [
            {"url": "#", "label": _("Put it on 2 November")},
            {"url": "#", "label": _("Make it smaller")},
        ],
        "rows": [
            (_("Knowing who comes"), 412, 7.2, 24, "+0,39"),
            (_("On time"), 1388, 7.0, 18, "−0,02"),
            (_("Really listened to"), 96, 6.4, 11, "+0,11"),
        ],
    }


def _ideas() -> list[dict[str, str]]:
    return [
        {
            "words": _("Just asleep. And then the bell."),
            "title": _("Don't ring, baby asleep"),
            "by": "Sefa Yildiz",
            "kind": "seven",
        },
        {
            "words": _("Dirk knows our house, and the dog."),
            "title": _("Pick your engineer"),
            "by": "Bram Oldenhof",
            "kind": "nine",
            "mark": "worry",
        },
        {
            "words": _("The slip says 'work carried out'. What work?"),
            "title": _("A picture of what was mended"),
            "by": "Dirk Wolters",
            "kind": "seven",
        },
        {
            "words": _("A card for our boiler, ten years old. It said we need not buy anything."),
            "title": _("The boiler's birthday"),
            "by": "Sefa Yildiz",
            "kind": "nine",
            "mark": "clock",
        },
        {
            "words": _("He walked to the van and came back with a heater and two hot-water bottles."),
            "title": _("The warmth case"),
            "by": "Joke te Velde",
            "kind": "nine",
            "mark": "works",
        },
    ]


def _verdicts() -> list[tuple[str, str, str]]:
    return [
        (
            "works",
            _("It works"),
            _("Nines and tens rose by 13 points, very probably because of what we did."),
        ),
        (
            "works_with_damage",
            _("It works, and it costs something"),
            _("Too late 9 points more often. Which weighs more?"),
        ),
        (
            "harmful",
            _("Customers are worse off"),
            _("Stopping today is one click; whoever went through it will hear from us."),
        ),
        (
            "no_relevant_effect",
            _("This made no difference to customers"),
            _("Now we know, and that is worth something."),
        ),
        ("not_proven", _("Not proven"), _("That is not the same as: it does not work.")),
        ("too_early", _("Too early"), _("190 of 600 answers. Around 14 December we shall know.")),
        (
            "cannot_judge",
            _("Nothing can be said about this"),
            _("We asked for a mark instead of an opinion."),
        ),
    ]
