"""Sentences of our own in which nobody is named: what a hit in them costs is a false alarm.

Every line counts once, however often its template can be filled: the sentences to learn from, the words
of the demonstration and what the pages say themselves, in Dutch and English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.reading.redaction.marked import Marked

HOUSE = Path(__file__).parents[3] / "src" / "wallofchange"
WRITTEN = HOUSE / "reading" / "training" / "written"
_SLOT = re.compile(r"\{(\w+)\}")
_SENTENCE = re.compile(r'^(?:msgid|msgstr(?:\[\d\])?) "(.*)"$|^"(.*)"$')
# slots of the demonstration that hold people; a line with one of them is no clean text
PEOPLE = frozenset(("adviser", "engineer", "name", "who", "person", "by", "team"))
NAMED = re.compile(r"\b(?:Sanne|Fatima|Anna|Jansen|Vries|Dirk|Sefa|Els|Ann|20451)\b")  # said on purpose


def clean(language: str) -> tuple[Marked, ...]:
    """The clean lines in one language, each once."""
    lines = (*_taught(language), *_told(language), *_shown(language))
    return tuple(
        Marked(line, language, ()) for line in dict.fromkeys(lines) if " " in line and not NAMED.search(line)
    )


def _taught(language: str) -> Iterator[str]:
    slots: dict[str, list[str]] = {}
    turn = 0
    for name in (f"{language}.txt", f"felt_{language}.txt", f"needs_{language}.txt", f"short_{language}.txt"):
        for line in (WRITTEN / name).read_text(encoding="utf-8").splitlines():
            if line.startswith("@"):
                slot, _, choices = line[1:].partition("=")
                slots[slot.strip()] = [choice.strip() for choice in choices.split("|")]
                continue
            for said in _sayings(line, name):
                turn += 1
                yield _SLOT.sub(
                    lambda match: slots[match[1]][turn % len(slots[match[1]])],  # noqa: B023  # used at once
                    said,
                )


def _sayings(line: str, name: str) -> Iterable[str]:
    if not line or line.startswith("#"):
        return ()
    if name.startswith("short"):
        return [said.strip() for said in line.split("|")]
    if name.startswith("felt"):
        return [line.partition(": ")[2]]
    return [line.partition(" ")[2]]


def _told(language: str) -> Iterator[str]:
    for path in sorted((HOUSE / "house" / "demo" / "words").rglob("*.toml")):
        for line in _texts(tomllib.loads(path.read_text(encoding="utf-8")).get(language, {})):
            if PEOPLE.isdisjoint(_SLOT.findall(line)):
                yield _SLOT.sub("9", line)


def _texts(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part
    elif isinstance(part, dict):
        for each in part.values():
            yield from _texts(each)
    elif isinstance(part, list):
        for each in part:
            yield from _texts(each)


def _shown(language: str) -> Iterator[str]:
    """What the pages say: the message is English, its translation Dutch."""
    for path in sorted(HOUSE.glob("*/locale/nl/LC_MESSAGES/django.po")):
        for entry in path.read_text(encoding="utf-8").split("\n\n")[1:]:
            message = _entry(entry)
            for part, text in message.items():
                if not text or (part.startswith("msgstr") if language == "en" else part.startswith("msgid")):
                    continue
                yield re.sub(r"%\(\w+\)s|%[sd]|\{\w*\}|<[^>]+>", "9", text)


def _entry(entry: str) -> dict[str, str]:
    parts: dict[str, str] = {}
    now = ""
    for line in entry.splitlines():
        if line.startswith("#"):
            continue
        begin = re.match(r"(msg\w+(?:\[\d\])?) ", line)
        if begin:
            now = begin[1]
            line = line[begin.end() :]
        parts[now] = parts.get(now, "") + line.strip().strip('"').replace("\\n", " ").replace('\\"', '"')
    return parts
