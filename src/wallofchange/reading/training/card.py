"""The part of the model card that a run writes itself: data, hashes, scores."""

from __future__ import annotations

from pathlib import Path

from wallofchange.reading.training.train import Made

BEGIN, END = "<!-- made by wallofchange train -->", "<!-- until here -->"


def write(made: Made, card: Path) -> None:
    """Put today's facts between the two marks of the card; what people wrote around them stays."""
    text = card.read_text("utf-8") if card.exists() else f"# The shipped readers\n\n{BEGIN}\n{END}\n"
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    card.write_text(f"{before}{BEGIN}\n{facts(made)}{END}{after}", "utf-8")


def facts(made: Made) -> str:
    """Return the facts as Markdown."""
    lines = [
        f"Version `{made.version}`, {made.path.stat().st_size / 1e6:.1f} MB.",
        "",
        "| taught with | texts |",
        "| --- | --- |",
        *(f"| {name} | {count:,} |" for name, count in made.examples.items()),
        "",
        "| file | SHA-256 |",
        "| --- | --- |",
        *(f"| {name} | `{digest[:16]}…` |" for name, digest in made.hashes.items()),
        "",
        "| measured on (never taught with) | n | macro-F1 | 95 % interval | accuracy |",
        "| --- | --- | --- | --- | --- |",
        *(
            f"| {s.name} | {s.n:,} | {s.macro_f1:.3f} | {s.low:.3f} to {s.high:.3f} | {s.accuracy:.3f} |"
            for s in made.scores
        ),
    ]
    return "\n".join(lines) + "\n"
