"""What `effect` can look out for when the table, or whoever asks, knows more than scores and days."""

from __future__ import annotations

import argparse
from math import isfinite

from wallofchange.analysis import CannotAnswerError, OtherChange, Watch
from wallofchange.analysis.spellings import one_day
from wallofchange.house.shell import _, gettext_noop
from wallofchange.measuring.words import Words

COLUMNS = {
    "question-version": gettext_noop("the version of the question that was asked (T1)"),
    "channel": gettext_noop("how the answer came in (T1, T7)"),
    "customer": gettext_noop("who answered (T13)"),
    "invited": gettext_noop(
        "0 or 1; a row for everybody who was asked, without a score where nobody answered (T5)"
    ),
    "expectation": gettext_noop("below, met or exceeded (T14)"),
    "words": gettext_noop("what customers wrote (T14)"),
    "gone": gettext_noop("0 or 1: has left since the start, so cannot be asked (T6)"),
    "follow-up": gettext_noop("days each customer was followed (T19)"),
    "handler": gettext_noop("who helped, a person or a team (T14)"),
    "feeling": gettext_noop(
        "what the words say, -1 to 1, or negative, neutral, positive; with --handler (T14)"
    ),
    "outcome": gettext_noop(
        "0 or 1: ended well; a row for everything that was closed, with --handler and --invited (T14)"
    ),
    "complaint": gettext_noop("0 or 1: complained (T14)"),
}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Columns and facts by which traps are caught; none is needed."""
    group = parser.add_argument_group(_("what else to look out for (traps)"))
    for name, meaning in COLUMNS.items():
        group.add_argument(f"--{name}", metavar=_("COLUMN"), help=_(meaning))
    group.add_argument(
        "--segment",
        action="append",
        default=[],
        metavar=_("COLUMN"),
        help=_("a kind of customer (T5, T7); again"),
    )
    group.add_argument(
        "--planned-share", type=_share, metavar="X", help=_("of the lots that should be treated (T2)")
    )
    group.add_argument(
        "--other-change",
        action="append",
        default=[],
        metavar=_("DATE[=SHARE]"),
        help=_("what else changed, and for which share of the customers (T12); again"),
    )
    group.add_argument(
        "--comparisons",
        type=int,
        default=1,
        metavar="N",
        help=_("measures × segments × dates looked at (T11)"),
    )


def watch_of(options: argparse.Namespace) -> Watch:
    """The watch that these options ask for."""
    return Watch(
        question=options.question_version,
        channel=options.channel,
        segments=tuple(options.segment),
        customer=options.customer,
        invited=options.invited,
        expectation=options.expectation,
        words=options.words,
        gone=options.gone,
        follow_up=options.follow_up,
        handler=options.handler,
        feeling=options.feeling,
        outcome=options.outcome,
        complaint=options.complaint,
        planned_share=options.planned_share,
        comparisons=options.comparisons,
        other_changes=tuple(_other_change(written) for written in options.other_change),
    )


WITH_A_SHARE = Words(
    "Schrijf het als 2026-10-26, of 2026-10-26=0.3.", "Write it as 2026-10-26, or 2026-10-26=0.3."
)


def _other_change(written: str) -> OtherChange:
    day, _, share = written.partition("=")
    found = one_day(day, WITH_A_SHARE)
    name = Words("een andere verandering", "another change")
    return OtherChange(found, name, _number(share, written) if share else 1.0)


def _number(share: str, written: str) -> float:
    try:
        return _share(share)
    except (ValueError, argparse.ArgumentTypeError):
        raise CannotAnswerError(
            Words(
                f"{written!r} heeft geen aandeel achter de dag.", f"{written!r} has no share after its day."
            ),
            Words("Schrijf het als DATUM=0.3.", "Write it as DATE=0.3."),
        ) from None


def _share(text: str) -> float:
    share = float(text)
    if not isfinite(share) or not 0 < share <= 1:
        raise argparse.ArgumentTypeError(_("{text} is no share between 0 and 1").format(text=text))
    return share
