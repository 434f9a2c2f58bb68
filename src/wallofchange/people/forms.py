"""What somebody types to come in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class PasswordForm(forms.Form):
    """A password of one's own."""

    password = forms.CharField(
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        label=_("Password"),
        help_text=_("At least ten characters. A short sentence is best."),
    )

    def clean_password(self) -> Any:
        password = self.cleaned_data["password"]
        try:
            validate_password(password)
        except ValidationError as problem:  # Django's own sentence about the length is not there in Dutch
            if any(each.code == "password_too_short" for each in problem.error_list):
                raise ValidationError(
                    _("That is shorter than ten characters. A short sentence is best.")
                ) from None
            raise
        return password


class WelcomeForm(PasswordForm):
    """Four lines: who, how to log in, and which team."""

    field_order = ("name", "username", "password", "team")
    name = forms.CharField(max_length=150, label=_("Your name"))
    username = forms.SlugField(max_length=60, label=_("Name to log in with"))
    team = forms.CharField(max_length=80, label=_("Your team"))
