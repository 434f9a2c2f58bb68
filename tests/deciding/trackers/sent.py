"""What trackers send, in the shapes of their public documentation, with names of our own."""

from typing import Any

GITHUB_ISSUE = "https://github.com/heemwarm/site/issues/12"
GITHUB_PULL = "https://github.com/heemwarm/site/pull/13"
GITLAB_ISSUE = "https://gitlab.example.org/heemwarm/planning/-/issues/23"
GITLAB_MERGE = "https://gitlab.example.org/heemwarm/planning/-/merge_requests/7"
JIRA_ISSUE = "https://heemwarm.atlassian.net/browse/KLANT-214"
AZURE_ITEM = "https://dev.azure.com/heemwarm/Planning/_workitems/edit/77"


def github(state: str = "closed", reason: str | None = "completed", **more: Any) -> dict[str, Any]:
    return {
        "action": "closed" if state == "closed" else "edited",
        "issue": {
            "url": "https://api.github.com/repos/heemwarm/site/issues/12",
            "html_url": GITHUB_ISSUE,
            "id": 73464126,
            "number": 12,
            "title": "Picture of what was mended",
            "user": {"login": "iris", "id": 21031067, "type": "User"},
            "labels": [{"id": 208045946, "name": "wall", "color": "d73a4a", "default": False}],
            "state": state,
            "state_reason": reason,
            "assignees": [],
            "comments": 0,
            "updated_at": "2026-03-02T09:20:18Z",
        }
        | more,
        "repository": {"id": 186853002, "name": "site", "full_name": "heemwarm/site", "private": True},
        "sender": {"login": "iris", "id": 21031067},
    }


def github_pull(*, merged: bool, state: str = "closed") -> dict[str, Any]:
    return {
        "action": "closed",
        "number": 13,
        "pull_request": {
            "url": "https://api.github.com/repos/heemwarm/site/pulls/13",
            "html_url": GITHUB_PULL,
            "number": 13,
            "state": state,
            "merged": merged,
            "draft": False,
            "updated_at": "2026-03-02T10:00:00Z",
        },
        "repository": {"full_name": "heemwarm/site"},
    }


def github_ping() -> dict[str, Any]:
    return {"zen": "Anything added dilutes everything else.", "hook_id": 30, "hook": {"type": "Repository"}}


def gitlab(state: str = "closed", *, kind: str = "issue", **more: Any) -> dict[str, Any]:
    at = GITLAB_MERGE if kind == "merge_request" else GITLAB_ISSUE
    return {
        "object_kind": kind,
        "event_type": kind,
        "user": {"id": 1, "name": "Iris", "username": "iris"},
        "project": {
            "id": 1,
            "name": "Planning",
            "web_url": "https://gitlab.example.org/heemwarm/planning",
            "path_with_namespace": "heemwarm/planning",
            "default_branch": "main",
        },
        "object_attributes": {
            "id": 301,
            "iid": 7 if kind == "merge_request" else 23,
            "title": "A file every ten minutes",
            "state": state,
            "action": "close",
            "updated_at": "2026-03-02 09:17:43 UTC",
            "url": at,
        }
        | more,
        "labels": [],
        "changes": {
            "updated_at": {"previous": "2026-03-01 17:15:43 UTC", "current": "2026-03-02 09:17:43 UTC"}
        },
    }


def jira(word: str = "In Progress", category: str = "indeterminate", resolution: str = "") -> dict[str, Any]:
    return {
        "timestamp": 1772443800000,
        "webhookEvent": "jira:issue_updated",
        "issue_event_type_name": "issue_generic",
        "user": {"accountId": "99:27935d01", "displayName": "Iris", "active": True},
        "issue": {
            "id": "10214",
            "self": "https://heemwarm.atlassian.net/rest/api/2/issue/10214",
            "key": "KLANT-214",
            "fields": {
                "summary": "Picture of what was mended",
                "resolution": {"id": "10000", "name": resolution} if resolution else None,
                "status": {
                    "self": "https://heemwarm.atlassian.net/rest/api/2/status/3",
                    "name": word,
                    "id": "3",
                    "statusCategory": {"id": 4, "key": category, "colorName": "yellow", "name": word},
                },
            },
        },
        "changelog": {
            "id": "10301",
            "items": [{"field": "status", "fieldtype": "jira", "fromString": "To Do", "toString": word}],
        },
    }


def azure(word: str = "Active", *, made: bool = False) -> dict[str, Any]:
    base = "https://dev.azure.com/heemwarm/_apis/wit/workItems/77"
    fields: dict[str, Any] = {"System.State": word} if made else {
        "System.Rev": {"oldValue": "1", "newValue": "2"},
        "System.State": {"oldValue": "New", "newValue": word},
    }  # fmt: skip
    changed = {
        "id": 2,
        "workItemId": 77,
        "rev": 2,
        "fields": fields,
        "url": f"{base}/updates/2",
        "revision": {"id": 77, "rev": 2, "fields": {"System.TeamProject": "Planning", "System.State": word}},
    }
    return {
        "subscriptionId": "00000000-0000-0000-0000-000000000000",
        "notificationId": 1,
        "id": "27646e0e-b520-4d2b-9411-bba7524947cd",
        "eventType": "workitem.created" if made else "workitem.updated",
        "publisherId": "tfs",
        "resource": {"id": 77, "rev": 1, "fields": fields, "url": base} if made else changed,
        "resourceVersion": "1.0",
        "createdDate": "2026-03-02T09:42:37.7493853Z",
    }
