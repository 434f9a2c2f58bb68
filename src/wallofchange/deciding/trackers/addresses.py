"""The address of an issue, as one copies it from a browser: which tracker, and which issue there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qs, urlsplit

from django.utils.translation import gettext as _

from wallofchange.diary.refused import Refused

LONGEST = 500
GITHUB, GITLAB, JIRA, AZURE = "github", "gitlab", "jira", "azure"
_GITHUB = re.compile(r"/(?P<project>[\w.-]+/[\w.-]+)/(?:issues|pull)/(?P<n>\d{1,12})/?")
_GITLAB = re.compile(
    r"/(?P<project>[\w.-]+(?:/[\w.-]+)+?)(?:/-)?/(?P<what>issues|work_items|merge_requests)/(?P<n>\d{1,12})/?"
)
_JIRA_KEY = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,40}-\d{1,12}")
_AZURE = re.compile(r"/(?:(?P<organisation>[^/]+)/)?(?P<project>[^/]+)/_workitems/edit/(?P<n>\d{1,12})/?")


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue: `key` is the same for its address in a browser and for what its tracker sends of it."""

    kind: str
    key: str
    name: str  # as people say it: wall/site #12, KLANT-7


def issue_at(address: str) -> tuple[str, Issue]:
    """The address as it is kept, and the issue it leads to.

    Raises:
        Refused: when it is no address, or none of an issue that is known here.
    """
    address = address.strip()
    parts = _split(address)
    if parts is None or len(address) > LONGEST:
        raise _odd()
    for reader in (_azure, _jira, _gitlab, _github):
        if issue := reader(parts):
            return address, issue
    raise _odd()


def github(host: str, project: str, number: int | str) -> Issue:
    return Issue(GITHUB, f"{GITHUB}:{host}/{project}#{number}".lower(), f"{project} #{number}")


def gitlab(host: str, project: str, number: int | str, *, merge_request: bool = False) -> Issue:
    sign = "!" if merge_request else "#"
    return Issue(GITLAB, f"{GITLAB}:{host}/{project}{sign}{number}".lower(), f"{project} {sign}{number}")


def jira(host: str, key: str) -> Issue:
    return Issue(JIRA, f"{JIRA}:{host}/{key}".lower(), key.upper())


def azure(organisation: str, number: int | str) -> Issue:
    """A number is one of an organisation's (on a server of one's own: a host's), whatever the project."""
    return Issue(AZURE, f"{AZURE}:{organisation}#{number}".lower(), f"{organisation} #{number}")


def host_of(address: str) -> str:
    parts = _split(address)
    return parts.netloc.lower() if parts else ""


def gitlab_at(address: str) -> Issue | None:
    parts = _split(address)
    return _gitlab(parts) if parts else None


def github_at(address: str) -> Issue | None:
    parts = _split(address)
    return _github(parts) if parts else None


def azure_organisation(address: str) -> str:
    """Whose it is: dev.azure.com/ORGANISATION, ORGANISATION.visualstudio.com, or a host of one's own."""
    parts = _split(address)
    if parts is None:
        return ""
    host = parts.netloc.lower()
    if host == "dev.azure.com":
        return parts.path.strip("/").split("/")[0]
    return host.removesuffix(".visualstudio.com")


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        odd = parts.scheme not in ("http", "https") or not parts.hostname or "@" in parts.netloc
        return None if odd or parts.port == 0 else parts
    except ValueError:  # such as a port of letters
        return None


def _github(parts: SplitResult) -> Issue | None:
    found = _GITHUB.fullmatch(parts.path)
    return github(parts.netloc, found["project"], found["n"]) if found else None


def _gitlab(parts: SplitResult) -> Issue | None:
    """Known by the `/-/` of its addresses, or by its name; older ones look like those of GitHub."""
    found = _GITLAB.fullmatch(parts.path)
    if not found or ("/-/" not in parts.path and "gitlab" not in parts.netloc.lower()):
        return None
    return gitlab(parts.netloc, found["project"], found["n"], merge_request=found["what"] == "merge_requests")


def _jira(parts: SplitResult) -> Issue | None:
    steps = [step for step in parts.path.split("/") if step]
    asked = parse_qs(parts.query).get("selectedIssue", [""])[0]
    named = steps[steps.index("browse") + 1 :][:1] if "browse" in steps else [asked]
    keyed = [key for key in named if _JIRA_KEY.fullmatch(key)]
    return jira(parts.netloc, keyed[0]) if keyed else None


def _azure(parts: SplitResult) -> Issue | None:
    found = _AZURE.fullmatch(parts.path) or _AZURE.search(parts.path)
    if not found:
        return None
    return azure(azure_organisation(parts.geturl()), found["n"])


def _odd() -> Refused:
    return Refused(
        _("This is not an address of an issue that is known here."),
        remedy=_(
            "Copy it from the issue itself in GitHub, GitLab, Jira or Azure DevOps, "
            "such as https://github.com/heemwarm/site/issues/12."
        ),
        code="address",
    )
