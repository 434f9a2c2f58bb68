"""A question to a customer by mail: if the home has a mail server and the customer an address."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from wallofchange.closing.models.question import Question
from wallofchange.diary.refused import Refused
from wallofchange.listening.models import ContactWish, Customer
from wallofchange.people.models import Notice, Team, User
from wallofchange.people.notices import mail

SUBJECT = {"nl": "Mogen we u iets vragen?", "en": "May we ask you something?"}
LETTER = {
    "nl": """Goedendag,

U zei dat we u iets mogen vragen.

{words}

U kunt op deze mail antwoorden. Wilt u liever geen vragen meer? Ook dat kunt u antwoorden.

{name}, {team}""",
    "en": """Good day,

You said that we may ask you something.

{words}

You can reply to this mail. Would you rather have no more questions? Say so in your reply.

{name}, {team}""",
}


def address(customer: Customer) -> str:
    """Where this customer gets mail; empty when their key is no address, or the home has no mail server."""
    return known_address(customer) if mail.server() else ""


def known_address(customer: Customer) -> str:
    """The same, whether or not the home can send any."""
    try:
        validate_email(customer.key)
    except ValidationError:
        return ""
    return customer.key


def letter(words: str, language: str, *, by: User, team: Team) -> str:
    """The question as it goes by mail."""
    return LETTER[language if language in LETTER else "nl"].format(words=words, name=by.name, team=team)


def post(question: Question, *, by: User, at: datetime) -> None:
    """Put it in the mail, once; one that did not arrive is tried again.

    Raises:
        Refused: when there is no address, when they would rather not be asked by now, or when it was sent
            or answered.
    """
    question.check_open()
    if not (to := address(question.customer)):
        raise Refused(
            _("We have no mail address of this customer."),
            remedy=_("Bring the question over the way they speak with us."),
            code="no_address",
        )
    if not ContactWish.welcoming([question.customer_id]):
        raise Refused(
            _("This customer would rather not be asked."),
            remedy=_("Let the question go."),
            code="not_welcome",
        )
    language = question.language if question.language in LETTER else "nl"
    team = question.about.source.team
    with transaction.atomic():
        if not _reopened(question, at):
            question.send(by=by, at=at)
            Notice.objects.create(
                key=question.letter,
                team=team,
                kind=Notice.Kind.MAIL,
                to=to,
                subject=SUBJECT[language],
                text=letter(question.words, language, by=by, team=team),
                at=at,
                next_try_at=at,
            )


def hand_out(questions: Iterable[Question]) -> list[Question]:
    """The same questions, each with its letter, as far as there is one; one query."""
    asked = list(questions)
    letters = Notice.objects.in_bulk([question.letter for question in asked], field_name="key")
    for question in asked:
        question.mailed = letters.get(question.letter)
        question.address = address(question.customer)
    return asked


def pull(*, at: datetime) -> int:
    """Keep no address longer than it takes, and let no letter go that is no longer wanted.

    Returns how many letters changed.
    """
    letters = Notice.objects.filter(key__startswith=Question.LETTER).exclude(to="")
    if not (found := list(letters.only("key", "sent_at"))):
        return 0
    waiting = {int(each.key.removeprefix(Question.LETTER)): each.pk for each in found if not each.sent_at}
    asked = Question.objects.filter(pk__in=waiting).select_related("idea").in_bulk()
    welcome = ContactWish.welcoming(question.customer_id for question in asked.values())
    unwelcome = [each for each in asked.values() if each.customer_id not in welcome and each.state == "sent"]
    for question in unwelcome:
        question.drop(by=None, at=at)  # and its letter with it
    gone = Notice.objects.filter(pk__in=[pk for question, pk in waiting.items() if question not in asked])
    arrived = Notice.objects.filter(pk__in=[each.pk for each in found if each.sent_at])
    return arrived.update(to="", text="") + gone.delete()[0] + len(unwelcome)


def _reopened(question: Question, at: datetime) -> bool:
    """One that was given up goes once more."""
    given_up = Notice.objects.filter(key=question.letter).exclude(given_up_at=None)
    return bool(given_up.update(given_up_at=None, next_try_at=at, tries=0, trouble=""))
