"""Somebody who was asked in chooses a password."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wallofchange.diary.clock import now
from wallofchange.diary.models import note
from wallofchange.people.forms import PasswordForm
from wallofchange.people.invitation import invited


def come_in(request: HttpRequest, person: str, token: str) -> HttpResponse:
    user = invited(person, token)
    if user is None:
        return render(request, "people/link_used.html", status=410)
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user.set_password(form.cleaned_data["password"])
        user.save(update_fields=["password"])
        note("came in", user, by=user, at=now())
        login(request, user)
        return redirect("house:today")
    answer = {"form": form, "invited": user}
    return render(request, "people/come_in.html", answer, status=422 if form.errors else 200)
