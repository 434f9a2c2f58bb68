"""How small work is told: in one line each, with what most of it has in common."""

from .nouns import Told, YesBut


def met(
    words: str,
    by: str,
    week: int,
    what: str,
    who: str,
    days: int,
    feared: str,
    found: str,
    kind: str = "other",
) -> YesBut:
    return YesBut(
        words, by, (week, 1, "09:08"), kind, what=what, who=who, days=days, feared=feared, found=found
    )


def once(
    key: str,
    title: str,
    team: str,
    by: str,
    week: int,
    line: str,
    moment: str,
    *yes_buts: YesBut,
    kind: str = "seven",
    also: tuple[str, str, int] | None = None,
) -> Told:
    return Told(
        key,
        title,
        team,
        by,
        (week, 0, "09:10"),
        "at once",
        kind=kind,
        moment=moment,
        line=line,
        also=also,
        yes_buts=yes_buts,
        ended=(week, 4, "09:15"),
    )


def tried(
    key: str,
    title: str,
    team: str,
    by: str,
    lead: str,
    week: int,
    hours: float,
    moment: str,
    *yes_buts: YesBut,
    kind: str = "seven",
    found: str = "",
    also: tuple[str, str, int] | None = None,
) -> Told:
    return Told(
        key,
        title,
        team,
        by,
        (week, 0, "09:10"),
        "not measured",
        kind=kind,
        found=found,
        hours=hours,
        moment=moment,
        also=also,
        yes_buts=yes_buts,
        chosen=(week + 1, 0, "09:10"),
        chosen_by=lead,
        started=(week + 2, 0, "09:10"),
        live=(week + 4, 0, "09:10"),
    )


def refused(
    key: str,
    title: str,
    team: str,
    by: str,
    week: int,
    moment: str,
    words: str,
    kind: str,
    reason: str,
    who: str,
    again: int,
) -> Told:
    worry = YesBut(
        words,
        "tom" if team == "service" else "remco" if team == "field" else "kwame",
        (week, 1, "09:08"),
        kind,
        "no",
        what=reason,
        who=who,
        days=4,
    )
    return Told(
        key,
        title,
        team,
        by,
        (week, 0, "09:10"),
        "no",
        moment=moment,
        yes_buts=(worry,),
        look_again=(again, 0, "09:00"),
    )
