"""A colleague: somebody who logs in."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

GAVE, TOOK_BACK = "gave leave for a name", "took leave for a name back"  # as the diary has it


class People(BaseUserManager["User"]):
    """Makes colleagues, and finds them."""

    def welcome(self, username: str, name: str, password: str | None = None, **more: Any) -> User:
        """Add a colleague; without a password they cannot log in yet."""
        user = self.model(username=username.strip().lower(), name=name.strip(), **more)
        user.set_password(password)
        user.save()
        return user

    def names_that_may_stay(self) -> frozenset[str]:
        """First and full names, in lower case, of who wants to be named in compliments."""
        names = self.filter(is_active=True, name_may_stay=True).values_list("name", flat=True)
        whole = {" ".join(name.lower().split()) for name in names}
        return frozenset(whole | {name.split(" ", 1)[0] for name in whole if name})


class User(AbstractBaseUser):
    """A colleague. What they see follows from their teams; a manager sees every team."""

    class Role(models.TextChoices):
        COLLEAGUE = "colleague", _("colleague")
        MANAGER = "manager", _("CX manager")
        ADMINISTRATOR = "administrator", _("administrator")

    username = models.CharField(_("Name to log in with"), max_length=60, unique=True)
    name = models.CharField(max_length=150)
    email = models.EmailField(blank=True)
    role = models.CharField(max_length=20, choices=Role.choices, default=Role.COLLEAGUE)
    language = models.CharField(max_length=2, default="", blank=True)  # empty: the browser's
    theme = models.CharField(max_length=5, default="", blank=True)  # empty: the system's
    is_active = models.BooleanField(default=True)
    name_may_stay = models.BooleanField(default=False)  # in compliments; only they themselves can say so
    sees_originals = models.BooleanField(default=False)  # what customers wrote, before personal data went
    joined_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def first_name(self) -> str:
        return self.name.split(" ", 1)[0]

    @property
    def initials(self) -> str:
        words = self.name.split()
        return "".join(word[0] for word in (words[:1] + words[-1:] if len(words) > 1 else words)).upper()

    @property
    def sees_all_teams(self) -> bool:
        return self.role in (self.Role.MANAGER, self.Role.ADMINISTRATOR)

    @property
    def administers(self) -> bool:
        return self.role == self.Role.ADMINISTRATOR
