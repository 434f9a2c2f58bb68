"""Move into an empty home."""

from __future__ import annotations

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from wallofchange.diary.clock import now
from wallofchange.people import welcome as home
from wallofchange.people.forms import WelcomeForm
from wallofchange.people.models import User


def welcome(request: HttpRequest) -> HttpResponse:
    if User.objects.exists():
        return redirect("people:login")
    key = request.POST.get("key") or request.GET.get("key", "")
    if not home.fits(key):
        return render(request, "house/no_key.html", status=403)
    form = WelcomeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        user = home.move_in(**form.cleaned_data, at=now())
        login(request, user)
        return redirect("house:today")
    return render(
        request, "house/welcome.html", {"form": form, "key": key}, status=422 if form.errors else 200
    )
