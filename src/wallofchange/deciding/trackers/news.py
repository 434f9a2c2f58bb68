"""What a tracker sends when an issue changes, read as: which issue, what it is called there, how far it is.

Written after the public documentation of each: GitHub's `issues` and `pull_request` events, GitLab's issue,
work item and merge request events, Jira's `jira:issue_*`, Azure DevOps' `workitem.*`. What is not about the
state of an issue is no news.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils.dateparse import parse_datetime

from wallofchange.deciding.trackers import addresses
from wallofchange.deciding.trackers.addresses import Issue

TO_DO, DOING, DONE, DROPPED, OTHER = "to_do", "doing", "done", "dropped", "other"
LONGEST = 80
Sent = Mapping[str, Any]

_GITLAB = ("issue", "work_item", "merge_request")
_JIRA = {"new": TO_DO, "indeterminate": DOING, "done": DONE}
_WONT = {
    "won't do",
    "won't fix",
    "wontfix",
    "declined",
    "duplicate",
    "cannot reproduce",
    "cancelled",
    "canceled",
}
_AZURE = {
    **dict.fromkeys(("new", "to do", "proposed", "approved", "design"), TO_DO),
    **dict.fromkeys(("active", "doing", "committed", "in progress", "resolved", "in test", "ready"), DOING),
    **dict.fromkeys(("done", "closed", "completed"), DONE),
    **dict.fromkeys(("removed", "cut"), DROPPED),
}


@dataclass(frozen=True, slots=True)
class News:
    """How far one issue is, in the tracker's own word and in ours; `said_at` None where it does not tell."""

    issue: Issue
    word: str
    state: str
    said_at: datetime | None


def news_of(kind: str, sent: Sent) -> News | None:
    """None where there is nothing to know: another event, or a shape that is not theirs."""
    readers = {
        addresses.GITHUB: _github,
        addresses.GITLAB: _gitlab,
        addresses.JIRA: _jira,
        addresses.AZURE: _azure,
    }
    return readers[kind](sent)


def _github(sent: Sent) -> News | None:
    found = _part(sent, "issue") or _part(sent, "pull_request")
    issue = addresses.github_at(_text(found, "html_url"))
    if issue is None:
        return None
    word, why = _text(found, "state"), _text(found, "state_reason")
    if found.get("merged") is True:
        word, state = "merged", DONE
    elif word == "closed":
        dropped = why in ("not_planned", "duplicate") or "merged" in found
        state = DROPPED if dropped else DONE
        word = f"closed ({why.replace('_', ' ')})" if why else word
    else:
        state = DOING if "merged" in found or found.get("assignees") else TO_DO
    return _news(issue, word, state, found.get("updated_at"))


def _gitlab(sent: Sent) -> News | None:
    found = _part(sent, "object_attributes")
    kind = _text(sent, "object_kind")
    host, number = addresses.host_of(_text(found, "url")), found.get("iid")
    project = _text(_part(sent, "project"), "path_with_namespace")
    if kind not in _GITLAB or not (host and project and isinstance(number, int)):
        return None
    asked_in = kind == "merge_request"
    issue = addresses.gitlab(host, project, number, merge_request=asked_in)
    word = _text(found, "state")
    states = {"opened": DOING if asked_in else TO_DO, "merged": DONE, "closed": DROPPED if asked_in else DONE}
    if word == "opened" and found.get("assignee_ids"):
        return _news(issue, word, DOING, found.get("updated_at"))
    return _news(issue, word, states.get(word, OTHER), found.get("updated_at"))


def _jira(sent: Sent) -> News | None:
    found = _part(sent, "issue")
    host, key = addresses.host_of(_text(found, "self")), _text(found, "key")
    fields = _part(found, "fields")
    status = _part(fields, "status")
    if not (host and key and status):
        return None
    state = _JIRA.get(_text(_part(status, "statusCategory"), "key"), OTHER)
    if state == DONE and _text(_part(fields, "resolution"), "name").lower() in _WONT:
        state = DROPPED
    return _news(addresses.jira(host, key), _text(status, "name"), state, sent.get("timestamp"))


def _azure(sent: Sent) -> News | None:
    found = _part(sent, "resource")
    revision = _part(found, "revision")
    event = _text(sent, "eventType")
    changed = event == "workitem.updated"
    number = (found.get("workItemId") or revision.get("id")) if changed else found.get("id")
    organisation = addresses.azure_organisation(_text(found, "url") or _text(revision, "url"))
    word = _azure_word(found) or _azure_word(revision)
    if not (event.startswith("workitem.") and organisation and word and isinstance(number, int)):
        return None
    issue = addresses.azure(organisation, number)
    return _news(issue, word, _AZURE.get(word.lower(), OTHER), sent.get("createdDate"))


def _azure_word(found: Sent) -> str:
    """The state as it is now: of a change the new value."""
    said = _part(found, "fields").get("System.State")
    return _text(said, "newValue") if isinstance(said, Mapping) else said if isinstance(said, str) else ""


def _news(issue: Issue, word: str, state: str, said_at: object) -> News | None:
    return News(issue, word[:LONGEST], state, _moment(said_at)) if word else None


def _moment(said: object) -> datetime | None:
    """As trackers write it: ISO 8601, `2026-03-02 09:00:00 UTC`, or milliseconds since 1970."""
    try:
        if isinstance(said, int | float) and not isinstance(said, bool):
            return datetime.fromtimestamp(said / 1000, UTC)
        text = said.replace(" UTC", "Z").replace(" ", "T", 1) if isinstance(said, str) else ""
        found = parse_datetime(text)
    except (ValueError, OverflowError, OSError):
        return None
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)


def _part(sent: Sent, name: str) -> Sent:
    found = sent.get(name)
    return found if isinstance(found, Mapping) else {}


def _text(sent: Sent, name: str) -> str:
    found = sent.get(name)
    return found if isinstance(found, str) else ""
