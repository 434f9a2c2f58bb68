"""The address of an issue, as somebody copies it, and what its tracker sends of it, are one issue."""

import pytest

from tests.deciding.trackers import sent
from wallofchange.deciding.trackers.addresses import issue_at
from wallofchange.deciding.trackers.news import news_of
from wallofchange.diary.refused import Refused

KNOWN = [
    (sent.GITHUB_ISSUE, "github", "heemwarm/site #12"),
    (sent.GITHUB_PULL + "#discussion_r1", "github", "heemwarm/site #13"),
    ("https://git.example.org/heemwarm/site/issues/12", "github", "heemwarm/site #12"),
    (sent.GITLAB_ISSUE, "gitlab", "heemwarm/planning #23"),
    ("https://gitlab.com/heemwarm/it/planning/-/work_items/4", "gitlab", "heemwarm/it/planning #4"),
    ("https://gitlab.com/heemwarm/planning/issues/4", "gitlab", "heemwarm/planning #4"),
    (sent.GITLAB_MERGE, "gitlab", "heemwarm/planning !7"),
    (sent.JIRA_ISSUE, "jira", "KLANT-214"),
    ("https://jira.example.org/projects/K/boards/1?selectedIssue=K-2", "jira", "K-2"),
    (sent.AZURE_ITEM, "azure", "heemwarm #77"),
    ("https://heemwarm.visualstudio.com/Planning/_workitems/edit/77/", "azure", "heemwarm #77"),
]
ODD = [
    "",
    "call Iris",
    "javascript:alert(1)",
    "ftp://github.com/heemwarm/site/issues/12",
    "https://github.com/heemwarm/site",
    "https://github.com/heemwarm/site/issues/twelve",
    "https://iris:secret@github.com/heemwarm/site/issues/12",
    "https://github.com:port/heemwarm/site/issues/12",
    "https://heemwarm.atlassian.net/browse/",
    "https://github.com/heemwarm/site/issues/1?" + "x" * 600,
]
SAME = [
    (sent.GITHUB_ISSUE, "github", sent.github()),
    (sent.GITHUB_PULL, "github", sent.github_pull(merged=True)),
    (sent.GITLAB_ISSUE, "gitlab", sent.gitlab()),
    (sent.GITLAB_MERGE, "gitlab", sent.gitlab(kind="merge_request")),
    (sent.JIRA_ISSUE, "jira", sent.jira()),
    (sent.AZURE_ITEM, "azure", sent.azure()),
    (sent.AZURE_ITEM, "azure", sent.azure(made=True)),
]
FAR = [
    ("github", sent.github("open", None), ("open", "to_do")),
    ("github", sent.github("open", None, assignees=[{"login": "iris"}]), ("open", "doing")),
    ("github", sent.github(), ("closed (completed)", "done")),
    ("github", sent.github(reason="not_planned"), ("closed (not planned)", "dropped")),
    ("github", sent.github_pull(merged=False, state="open"), ("open", "doing")),
    ("github", sent.github_pull(merged=True), ("merged", "done")),
    ("github", sent.github_pull(merged=False), ("closed", "dropped")),
    ("gitlab", sent.gitlab("opened"), ("opened", "to_do")),
    ("gitlab", sent.gitlab("opened", assignee_ids=[3]), ("opened", "doing")),
    ("gitlab", sent.gitlab(), ("closed", "done")),
    ("gitlab", sent.gitlab("merged", kind="merge_request"), ("merged", "done")),
    ("gitlab", sent.gitlab("closed", kind="merge_request"), ("closed", "dropped")),
    ("jira", sent.jira("Te doen", "new"), ("Te doen", "to_do")),
    ("jira", sent.jira(), ("In Progress", "doing")),
    ("jira", sent.jira("Gereed", "done", "Done"), ("Gereed", "done")),
    ("jira", sent.jira("Gereed", "done", "Won't Do"), ("Gereed", "dropped")),
    ("azure", sent.azure("New", made=True), ("New", "to_do")),
    ("azure", sent.azure(), ("Active", "doing")),
    ("azure", sent.azure("Closed"), ("Closed", "done")),
    ("azure", sent.azure("Removed"), ("Removed", "dropped")),
    ("azure", sent.azure("Waiting for parts"), ("Waiting for parts", "other")),
]
NOTHING = [
    ("github", sent.github_ping()),
    ("github", {}),
    ("github", {"issue": "closed"}),
    ("github", {"issue": {"html_url": 3}}),
    ("gitlab", {"object_kind": "push", "project": {"path_with_namespace": "heemwarm/planning"}}),
    ("gitlab", {"object_attributes": []}),
    ("jira", {"webhookEvent": "sprint_started", "sprint": {"id": 4}}),
    ("azure", {"eventType": "build.complete", "resource": {"id": 4}}),
]


@pytest.mark.parametrize(("address", "kind", "name"), KNOWN)
def test_an_address_that_somebody_copies_is_known(address, kind, name):
    kept, issue = issue_at(f"  {address} ")

    assert (kept, issue.kind, issue.name) == (address, kind, name)


@pytest.mark.parametrize("address", ODD)
def test_an_address_of_nothing_known_is_refused_with_an_example(address):
    with pytest.raises(Refused, match="not an address of an issue") as refusal:
        issue_at(address)

    assert "https://github.com/heemwarm/site/issues/12" in refusal.value.remedy


@pytest.mark.parametrize(("address", "kind", "news"), SAME)
def test_what_its_tracker_sends_is_about_the_issue_at_that_address(address, kind, news):
    found = news_of(kind, news)

    assert found is not None
    assert found.issue.key == issue_at(address)[1].key
    assert f"{found.said_at:%Y-%m-%d}" == "2026-03-02"


@pytest.mark.parametrize(("kind", "news", "far"), FAR)
def test_how_far_it_is_is_told_in_their_word_and_in_ours(kind, news, far):
    found = news_of(kind, news)

    assert found is not None
    assert (found.word, found.state) == far


@pytest.mark.parametrize(("kind", "news"), NOTHING)
def test_what_is_not_about_an_issue_is_no_news(kind, news):
    assert news_of(kind, news) is None
