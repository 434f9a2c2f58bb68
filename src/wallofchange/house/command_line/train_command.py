"""`wallofchange train`: make the shipped readers again, with a model card."""

from __future__ import annotations

import argparse
import json
import sys
from importlib.resources import files
from pathlib import Path

from wallofchange.diary.refused import Refused
from wallofchange.house.command_line.places import check_place
from wallofchange.house.command_line.seeds import seed
from wallofchange.house.command_line.train_places import check_table
from wallofchange.house.shell import _


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--train-data", metavar=_("DIR"), type=Path, help=_("the folder with goemotions/dev.parquet")
    )
    parser.add_argument(
        "-o", "--out", metavar=_("FILE.npz"), type=Path, help=_("where the weights go (default: the package)")
    )
    parser.add_argument(
        "--deep", action="store_true", help=_("tune the deep reader again as well: half an hour, needs torch")
    )
    parser.add_argument(
        "--emotions", action="store_true", help=_("teach both readers emotions again: a quarter of an hour")
    )
    parser.add_argument(
        "--words",
        action="store_true",
        help=_("make the vectors of the known words again, and the convolution"),
    )
    parser.add_argument(
        "--convolution",
        action="store_true",
        help=_("teach the small convolution again what the deep reader says: twenty minutes, needs torch"),
    )
    parser.add_argument(
        "--card", metavar=_("FILE.md"), type=Path, help=_("the model card to bring up to date")
    )
    parser.add_argument(
        "--seed", type=seed, default=1, help=_("the same seed and data give the same reader (1)")
    )
    parser.add_argument(
        "--json", action="store_true", help=_("one JSON document on standard output, nothing else")
    )


def run(options: argparse.Namespace) -> int:
    data = _data(options.train_data)
    for place in filter(None, (options.out, options.card)):
        check_place(place)
    convolves = (
        options.convolution or options.deep or options.words
    )  # it stands on the words, and says the layers
    if convolves:
        check_table(data, "banking77", "id", "text", "category")
        _check_torch()
    if options.words:
        _words(options.seed)
    if options.deep:
        _tune(data, options.seed)
    if convolves:
        _convolution(data, options.seed)
    if options.emotions or options.deep:  # other layers need another head of emotions
        _felt(data, options.seed)
    from wallofchange.reading.training import card, train

    made = train.train(data, options.out or _shipped(), seed=options.seed, tell=_tell)
    if options.card:
        card.write(made, options.card)
    if options.json:
        document = {
            "out": str(made.path),
            "version": made.version,
            "examples": made.examples,
            "hashes": made.hashes,
        }
        print(json.dumps({**document, "scores": [score._asdict() for score in made.scores]}))
    else:
        print(card.facts(made))
    return 0


def _check_torch() -> None:
    from wallofchange.reading.training.deep import NoTorch, check_torch

    try:
        check_torch("making this again")
    except NoTorch as trouble:
        raise Refused(_("making this again needs torch: pip install 'wall-of-change[train]'")) from trouble


def _tune(data: Path, seed: int) -> None:
    from wallofchange.reading.training.deep import tune

    tune(data, _shipped().with_name("deep.npz"), seed=seed, tell=_tell)


def _convolution(data: Path, seed: int) -> None:
    from wallofchange.reading import deep
    from wallofchange.reading.fast import shipped_static
    from wallofchange.reading.training import convolution

    if reason := deep.available():
        told = _("The convolution is taught by the deep reader, and it cannot be had: {reason}.")
        raise Refused(told.format(reason=reason))
    weights = convolution.teach(data, shipped_static(), seed=seed, tell=_tell)
    convolution.save(weights, _shipped().with_name("convolution.npz"))


def _words(seed: int) -> None:
    from wallofchange.reading import deep
    from wallofchange.reading.fast.static import vectors_from
    from wallofchange.reading.training import static

    if reason := deep.available():
        told = _("The words are said by the deep reader's base, and it cannot be had: {reason}.")
        raise Refused(told.format(reason=reason))
    _tell(_("Saying the words again; this takes some minutes"))
    place = _shipped().with_name("static.npz")
    static.save(static.again(vectors_from(place.read_bytes()), deep.base_encoder(), seed=seed), place)


def _felt(data: Path, seed: int) -> None:
    from wallofchange.reading import deep
    from wallofchange.reading.deep.reader import reader_from
    from wallofchange.reading.heads import save
    from wallofchange.reading.training import felt_deep
    from wallofchange.reading.training.felt_student import felt_head

    if reason := deep.available():
        told = _("The deep reader teaches emotions, and it cannot be had: {reason}.")
        raise Refused(told.format(reason=reason))
    _tell(_("Teaching emotions; this takes a quarter of an hour"))
    weights = _shipped().with_name("deep.npz")
    felt_deep.teach(data, weights, seed)
    teacher = reader_from(weights.read_bytes())
    save(felt_head(data, teacher, seed), _shipped().with_name("fast_emotions.npz"))


def _data(folder: Path | None) -> Path:
    if folder is None:
        raise Refused(
            _("The readers are taught with GoEmotions (Apache-2.0), which does not come with the product."),
            remedy=_(
                "Put goemotions/dev.parquet (columns text and labels) in a folder; add --train-data DIR."
            ),
        )
    check_table(folder, "goemotions", "text", "labels")
    return folder


def _shipped() -> Path:
    return Path(str(files("wallofchange.reading"))) / "data" / "fast.npz"


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
