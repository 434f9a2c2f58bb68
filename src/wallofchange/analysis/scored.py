"""`score`: how well a reader does on texts that people labelled, as it comes or taught first."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from wallofchange.analysis.score_cautions import cautions
from wallofchange.analysis.source import source_of
from wallofchange.analysis.trouble import CHECK_NAMES, CannotAnswerError
from wallofchange.analysis.warning import Warned
from wallofchange.measuring.words import Words

if TYPE_CHECKING:
    from wallofchange.reading.answers import Answer as _Answer
    from wallofchange.reading.feeling import Feeler
    from wallofchange.reading.lessons import Depth
    from wallofchange.reading.scoring import Agreement

Labels = frozenset[str]
Task = Literal["polarity", "emotion", "theme"]
TASKS: tuple[Task, ...] = ("polarity", "emotion", "theme")
SEPARATOR = "|"  # between several labels of one text


@dataclass(frozen=True)
class Scored:
    """The agreement with people, the speed in texts a second of one core, and who read."""

    task: Task
    agreement: Agreement
    texts_per_second: float
    reader: str
    version: str
    left_out: int  # rows without a text or a label
    warnings: tuple[Warned, ...] = ()

    def document(self) -> dict[str, object]:
        """As `score --json` says it."""
        found = self.agreement
        return {
            "task": self.task,
            "n": found.n,
            "macro_f1": found.macro_f1,
            "accuracy": found.accuracy,
            "low": found.low,
            "high": found.high,
            "texts_per_second": self.texts_per_second,
            "per_label": {
                label: {"precision": one.precision, "recall": one.recall, "f1": one.f1, "n": one.n}
                for label, one in found.per_label.items()
            },
            "reader": self.reader,
            "version": self.version,
            "left_out": self.left_out,
            "warnings": [warned.as_dict() for warned in self.warnings],
        }


def score(
    table: object,
    *,
    text: str,
    label: str,
    task: Task,
    train: object | None = None,
    depth: Depth = "cascade",
    seed: int = 1,
    reader: Feeler | None = None,
) -> Scored:
    """Compare what is read with what people said.

    Args:
        table: a path, an Ibis table, or anything with the Arrow C stream interface.
        text: the column with the words.
        label: the column with what people said; several labels of one text stand with `|` between them.
        task: polarity, emotion or theme. Without `train` the labels must be ones the shipped reader says.
        train: another table with the same two columns to learn from first.
        depth: fast, cascade (the least sure go to the deep encoder) or deep.
        seed: of the bootstrap and of what is learnt.
        reader: another one than the shipped ones, judged on polarity as it comes.

    Raises:
        CannotAnswerError: when a table, a column or the labels do not fit the question.
    """
    from wallofchange.reading.answers import polarity_answer
    from wallofchange.reading.scoring import agreement

    judged = _labelled(table, text, label)
    texts, said = judged.texts, judged.labels
    asked = frozenset().union(*said)
    clock = time.process_time
    if reader is not None:
        if train is not None or task != "polarity":
            raise CannotAnswerError(
                Words(
                    f"De lezer {reader.name} wordt gemeten op polariteit, zoals hij komt.",
                    f"The reader {reader.name} is scored on polarity, as it comes.",
                ),
                Words(
                    "Vraag --task polarity zonder --train, of kies een andere --reader.",
                    "Ask --task polarity without --train, or choose another --reader.",
                ),
            )
        warned = [*judged.cautions, *cautions(texts, asked)]
        answer, name, version = _said(lambda: polarity_answer(asked, reader))
        clock = time.perf_counter  # who waits for another machine takes time as well
    elif train is None:
        warned = [*judged.cautions, *cautions(texts, asked)]
        answer, name, version = _shipped(task, said, depth)
    else:
        lesson = _spelled_as(asked, _labelled(train, text, label, whose="--train"))
        taught = frozenset().union(*lesson.labels)
        of_files = (*judged.cautions, *lesson.cautions)
        warned = [*of_files, *cautions(texts, asked, learnt=lesson.texts, taught=taught)]
        answer, name, version = _taught(lesson, said, task, depth, seed)
    # weights are read when the first text comes, and that is no reading; who is asked may remember its answer
    answer(texts[:WARM_UP] if reader is None else [ANY_TEXT])
    began = clock()
    read = answer(texts)
    spent = max(clock() - began, 1e-9)
    found = agreement(said, read, seed=seed)
    return Scored(task, found, len(texts) / spent, name, version, judged.left_out, tuple(warned))


WARM_UP = 20
ANY_TEXT = "Goed geholpen, dank u wel."
Answer = Callable[[Sequence[str]], list[Labels]]


@dataclass(frozen=True)
class _Labelled:
    texts: list[str]
    labels: list[Labels]
    left_out: int
    cautions: tuple[Warned, ...]


def _spelled_as(asked: Labels, lesson: _Labelled) -> _Labelled:
    """Labels that differ only in capitals from one that is asked are that one."""
    known = {label.casefold(): label for label in sorted(asked)}
    labels = [
        frozenset(label if label in asked else known.get(label.casefold(), label) for label in row)
        for row in lesson.labels
    ]
    return replace(lesson, labels=labels)


def _labelled(table: object, text: str, label: str, *, whose: str = "") -> _Labelled:
    if text == label:
        raise CannotAnswerError(
            Words(
                f"{text!r} kan niet de tekst én het label zijn.", f"{text!r} cannot be both text and label."
            ),
            Words("Noem voor elk een eigen kolom.", "Name a column for each."),
        )
    source = source_of(table, [text, label])
    rows = source.answer(source.table.select(text, label))
    found = [(row[text], _labels(row[label])) for row in rows]
    kept = [(str(words), labels) for words, labels in found if words is not None and labels]
    if not kept:
        raise CannotAnswerError(
            Words(
                f"Geen rij{whose and ' van ' + whose} heeft woorden in {text!r} én een label in {label!r}.",
                f"No row{whose and ' of ' + whose} has both words in {text!r} and a label in {label!r}.",
            ),
            CHECK_NAMES,
        )
    return _Labelled(
        [words for words, _ in kept], [labels for _, labels in kept], len(found) - len(kept), source.cautions
    )


def _labels(cell: object) -> Labels:
    if cell is None or cell != cell:  # NaN differs from itself
        return frozenset()
    from wallofchange.reading.opening import is_nothing

    parts = (part.strip() for part in str(cell).split(SEPARATOR))
    return frozenset(part for part in parts if part and not is_nothing(part))


def _shipped(task: Task, said: Sequence[Labels], depth: Depth) -> tuple[Answer, str, str]:
    from wallofchange.reading.answers import shipped_answer

    asked, several = frozenset().union(*said), _several(said)
    return _said(lambda: shipped_answer(task, asked, several=several, depth=depth))


def _said(ask: Callable[[], _Answer]) -> tuple[Answer, str, str]:
    from wallofchange.reading.answers import UnknownLabels

    try:
        found = ask()
    except UnknownLabels as trouble:
        raise CannotAnswerError(
            Words(
                f"De lezer zegt geen {', '.join(sorted(trouble.labels)[:8])}.",
                f"The reader does not say {', '.join(sorted(trouble.labels)[:8])}.",
            ),
            Words(
                f"Hij zegt {', '.join(trouble.known[:40])}; of leer hem de jouwe met --train BESTAND.",
                f"It says {', '.join(trouble.known[:40])}; or add --train FILE to teach it yours.",
            ),
        ) from trouble
    return found.answer, found.name, found.version


def _taught(
    lesson: _Labelled, said: Sequence[Labels], task: Task, depth: Depth, seed: int
) -> tuple[Answer, str, str]:
    from wallofchange.reading.answers import feeling_encoder
    from wallofchange.reading.lessons import teach

    several = _several(said) or _several(lesson.labels)
    try:
        taught = teach(
            lesson.texts,
            lesson.labels,
            several=several,
            feeling=feeling_encoder() if task == "polarity" else None,
            about=task == "theme",
            depth=depth,
            seed=seed,
        )
    except ValueError as trouble:
        raise CannotAnswerError(
            str(trouble),
            Words("Geef meer teksten met labels om van te leren.", "Give more labelled texts to learn from."),
        ) from trouble
    return taught.answer, taught.name, taught.version


def _several(said: Sequence[Labels]) -> bool:
    return any(len(labels) > 1 for labels in said)


def rows_of(scored: Scored) -> Iterator[tuple[str, float, float, float, int]]:
    """Each label with precision, recall, F1 and n, the most frequent first."""
    labels = sorted(scored.agreement.per_label.items(), key=lambda pair: -pair[1].n)
    for name, one in labels:
        yield name, one.precision, one.recall, one.f1, one.n
