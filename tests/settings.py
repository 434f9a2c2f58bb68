"""The settings of the house, in a home of the tests' own and in English; pytest reads them first."""

import os
import tempfile

os.environ["WALLOFCHANGE_HOME"] = tempfile.mkdtemp(prefix="wall-of-change-test-")
os.environ["WALLOFCHANGE_LANGUAGE"] = "en"
os.environ.pop("LANGUAGE", None)  # a test says itself in which language the shell speaks

from wallofchange.house.settings import *  # noqa: F403  # the home must be named before it is read

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # logging in is not what takes the time
