"""What goes out of the house: by mail and to a chat, with its tries; never to one's own network unasked."""

from datetime import timedelta
from email import message_from_string
from email.header import decode_header, make_header

import pytest

from tests import cast
from tests.servers.outside import chat_server, mail_server
from wallofchange.people.models import Notice
from wallofchange.people.models.notice import AGAIN
from wallofchange.people.notices import chat, delivering, mail
from wallofchange.people.notices.trouble import NotDelivered

MINUTE = timedelta(minutes=1)


@pytest.fixture
def post(settings):
    with mail_server() as server:
        settings.MAIL = f"smtp://127.0.0.1:{server.port}?from=wall@example.org"
        yield server


@pytest.fixture
def hook(settings):
    with chat_server() as server:
        settings.OWN_NETWORK = True
        yield server


def notice(kind: str, to: str, key: str = "k", **more) -> Notice:
    made = {"subject": "Service, maandag", "text": "Klaar. Vandaag merkt een klant: één bel minder."} | more
    return Notice.objects.create(
        team=cast.team(), kind=kind, to=to, key=key, at=cast.MONDAY, next_try_at=cast.MONDAY, **made
    )


@pytest.mark.django_db
def test_a_mail_arrives_at_a_real_mail_server(post):
    sent = notice("mail", "anna@example.org")

    assert delivering.pull(cast.MONDAY) == 1

    sent.refresh_from_db()
    (mailed,) = post.mails
    read = message_from_string(mailed["text"])
    assert sent.sent_at == cast.MONDAY
    assert (mailed["to"], read["From"]) == (["anna@example.org"], "wall@example.org")
    assert str(make_header(decode_header(read["Subject"]))) == "Service, maandag"
    assert "één bel minder" in mailed["text"]


@pytest.mark.django_db
def test_a_chat_gets_json_with_a_text(hook):
    notice("chat", hook.url)

    delivering.pull(cast.MONDAY)

    (heard,) = hook.heard
    assert heard["path"] == "/hooks/secret"
    assert heard["kind"] == "application/json"
    assert heard["body"] == {"text": "Klaar. Vandaag merkt een klant: één bel minder."}


@pytest.mark.django_db
def test_what_was_sent_is_not_sent_twice(hook):
    notice("chat", hook.url)

    assert [delivering.pull(cast.MONDAY + n * MINUTE) for n in range(3)] == [1, 0, 0]
    assert len(hook.heard) == 1


@pytest.mark.django_db
def test_a_chat_that_is_down_is_tried_again_later_and_then_has_it(hook):
    hook.answers = [503, 429]
    late = notice("chat", hook.url)

    tried = [delivering.pull(cast.MONDAY + passed) for passed in (0 * MINUTE, MINUTE / 2, MINUTE, 6 * MINUTE)]

    late.refresh_from_db()
    assert tried == [1, 0, 1, 1]
    assert (late.sent_at, late.tries, late.trouble) == (cast.MONDAY + 6 * MINUTE, 3, "")


@pytest.mark.django_db
def test_after_the_last_try_it_is_given_up_and_the_log_says_why(hook):
    hook.answers = [500] * 20
    lost = notice("chat", hook.url)

    at = cast.MONDAY
    for _ in range(len(AGAIN) + 3):
        delivering.pull(at)
        at += timedelta(hours=7)

    lost.refresh_from_db()
    assert lost.given_up_at is not None
    assert (lost.tries, lost.why) == (len(AGAIN) + 1, "The chat answered 500.")


@pytest.mark.django_db
def test_a_webhook_that_is_gone_is_not_asked_again(hook):
    hook.answers = [404]
    gone = notice("chat", hook.url)

    delivering.pull(cast.MONDAY)

    gone.refresh_from_db()
    assert (gone.given_up_at, gone.trouble) == (cast.MONDAY, "chat_answered:404")


@pytest.mark.django_db
def test_a_mail_address_that_nobody_has_is_given_up(post):
    post.unknown = {"gone@example.org"}
    lost = notice("mail", "gone@example.org")

    delivering.pull(cast.MONDAY)

    lost.refresh_from_db()
    assert (lost.why, lost.given_up_at) == ("The mail server refused this address.", cast.MONDAY)


@pytest.mark.django_db
def test_without_a_mail_server_it_says_so(settings):
    settings.MAIL = ""
    waits = notice("mail", "anna@example.org")

    delivering.pull(cast.MONDAY)

    waits.refresh_from_db()
    assert waits.why == "No mail server is named (WALLOFCHANGE_MAIL)."


@pytest.mark.django_db
def test_of_two_workers_one_sends_it(hook):
    first = notice("chat", hook.url)
    second = Notice.objects.get(pk=first.pk)

    assert (first.claim(cast.MONDAY), second.claim(cast.MONDAY)) == (True, False)


def test_a_redirect_is_not_followed(hook):
    hook.answers, hook.elsewhere = [302], hook.url

    with pytest.raises(NotDelivered) as told:
        chat.post(hook.url, "hello", own_network=True)

    assert (told.value.trouble, told.value.for_good, len(hook.heard)) == ("chat_answered:302", True, 1)


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1:8000/",
        "http://localhost/hook",
        "http://10.0.0.7/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://[64:ff9b::a00:1]/",
        "http://0.0.0.0/",
        "http://2130706433/",
        "http://100.64.0.1/",
    ],
)
def test_an_address_of_ones_own_network_is_refused(url):
    with pytest.raises(NotDelivered, match="own_network"):
        chat.looked_up(url)


@pytest.mark.parametrize(
    "url",
    ["ftp://example.org/", "file:/etc/passwd", "gopher://x", "https://", "https://me:you@example.org/", ""],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(NotDelivered, match="no_address"):
        chat.looked_up(url)


def test_nothing_of_the_address_stands_in_what_went_wrong(hook):
    hook.answers = [500]

    with pytest.raises(NotDelivered) as told:
        chat.post(hook.url, "hello", own_network=True)

    assert "secret" not in str(told.value)


@pytest.mark.parametrize(
    ("url", "port", "tls", "sender"),
    [
        ("smtps://me:s%40ve@mail.example.org", 465, "whole", "wall-of-change@mail.example.org"),
        ("smtp://mail.example.org", 587, "start", "wall-of-change@mail.example.org"),
        ("smtp://mail.example.org:25?tls=no&from=a@b.nl", 25, "", "a@b.nl"),
        ("smtp://localhost:1025", 1025, "", "wall-of-change@localhost"),
    ],
)
def test_a_mail_server_is_named_by_its_url(url, port, tls, sender):
    server = mail.Server.of(url)

    assert server is not None
    assert (server.port, server.tls, server.sender) == (port, tls, sender)


def test_a_password_with_signs_is_read_as_it_was_meant():
    server = mail.Server.of("smtps://me:s%40ve@mail.example.org")

    assert server is not None
    assert (server.name, server.password) == ("me", "s@ve")


def test_what_names_no_mail_server_is_none():
    assert (mail.Server.of(""), mail.Server.of("http://example.org")) == (None, None)
