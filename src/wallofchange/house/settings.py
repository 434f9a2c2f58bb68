"""The settings of the house. None has to be set; docs/settings.md tells what each does."""

from __future__ import annotations

import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from wallofchange.house import chosen
from wallofchange.house.database import database
from wallofchange.house.home import Home

HOME = Home.current()
ADDRESS = chosen.address("WALLOFCHANGE_ADDRESS")  # such as https://wall.example.org
_address = urlsplit(ADDRESS)

SECRET_KEY = HOME.secret_key()
ORIGINALS_KEY = HOME.originals_key()  # seals what customers wrote
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", socket.gethostname()]
if _address.hostname:
    ALLOWED_HOSTS.append(_address.hostname)
    CSRF_TRUSTED_ORIGINS = [f"{_address.scheme}://{_address.netloc}"]

BEHIND_TLS = _address.scheme == "https"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_TLS else 0
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 14 * 24 * 3600
CSRF_COOKIE_SAMESITE = "Lax"
# The names are those of Django 6, so that its own middleware can take over.
SECURE_CSP = {
    "default-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_htmx",
    "wallofchange.diary",
    "wallofchange.people",
    "wallofchange.listening",
    "wallofchange.understanding",
    "wallofchange.deciding",
    "wallofchange.closing",
    "wallofchange.learning",
    "wallofchange.house",
]
MIDDLEWARE = [
    "wallofchange.house.middleware.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wallofchange.house.middleware.preferences",
    "wallofchange.house.middleware.plain_text",
    "wallofchange.house.form_once.form_once",
    "django_htmx.middleware.HtmxMiddleware",
    "wallofchange.house.middleware.Refusals",
]
ROOT_URLCONF = "wallofchange.house.urls"
WSGI_APPLICATION = "wallofchange.house.asgi.pages"
ASGI_APPLICATION = "wallofchange.house.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wallofchange.house.frame.frame",
            ],
        },
    }
]

# What goes out of the house: nothing, until somebody names a server and opens a letterbox.
MAIL = os.environ.get("WALLOFCHANGE_MAIL", "")  # such as smtps://name:password@mail.example.org
OWN_NETWORK = os.environ.get("WALLOFCHANGE_OWN_NETWORK", "") == "1"  # a chat may stand in one's own network

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "people.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_RESET_TIMEOUT = 7 * 24 * 3600  # how long an invitation works
LOGIN_URL = "people:login"
LOGIN_REDIRECT_URL = "house:today"
LOGOUT_REDIRECT_URL = "people:login"

LANGUAGE_CODE = chosen.one_of("WALLOFCHANGE_LANGUAGE", ("nl", "en"), "nl")
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
TIME_ZONE = chosen.time_zone("WALLOFCHANGE_TIMEZONE", "Europe/Amsterdam")
SMALLEST_GROUP = chosen.people("WALLOFCHANGE_SMALLEST_GROUP", 10)  # people a figure must be of
USE_I18N = True
FORMAT_MODULE_PATH = ["wallofchange.house.formats"]
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = None
WHITENOISE_USE_FINDERS = True  # the files lie in the rooms and in installed packages: nothing to collect
WHITENOISE_MAX_AGE = 300
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
FILE_UPLOAD_TEMP_DIR = str(HOME.uploads) if HOME.uploads.exists() else None

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "wallofchange.house.log.Discreet",
            "format": "%(asctime)s %(levelname)s %(name)s: %(message)s",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"wallofchange": {"level": "INFO"}},
}

BASE = Path(__file__).resolve().parent
