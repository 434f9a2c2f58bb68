"""How what was heard is named on a page."""

from __future__ import annotations

from django import template

from wallofchange.listening.channel_names import channel_name

register = template.Library()

register.filter("channel_name", channel_name)
