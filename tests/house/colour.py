"""Colour as a reader of tokens.css sees it: OKLCH to sRGB, contrast (WCAG 2) and two-cone sight (Viénot)."""

import re
from math import atan2, cos, exp, hypot, pi, radians, sin, sqrt
from pathlib import Path

import wallofchange.house

TOKENS = Path(wallofchange.house.__file__).parent / "static/house/tokens.css"
Linear = tuple[float, float, float]
Lab = tuple[float, float, float]

_PAIR = re.compile(r"--([\w-]+):\s*light-dark\(\s*oklch\(([^)]*)\),\s*oklch\(([^)]*)\)\s*\)")
_SIGHT = {  # rows of a 3 x 3 matrix on linear sRGB
    "protan": ((0.11238, 0.88762, 0.0), (0.11238, 0.88762, 0.0), (0.00401, -0.00401, 1.0)),
    "deutan": ((0.29275, 0.70725, 0.0), (0.29275, 0.70725, 0.0), (-0.02234, 0.02234, 1.0)),
    "tritan": ((1.0, 0.14461, -0.14461), (0.0, 0.85924, 0.14076), (0.0, 0.85924, 0.14076)),
}


def tokens() -> dict[str, dict[str, Linear]]:
    """Every opaque colour of tokens.css as {theme: {name: linear sRGB}}."""
    themes: dict[str, dict[str, Linear]] = {"light": {}, "dark": {}}
    for name, *both in _PAIR.findall(TOKENS.read_text()):
        for theme, value in zip(themes, both, strict=True):
            if "/" not in value:
                themes[theme][name] = from_oklch(value)
    return themes


def from_oklch(value: str) -> Linear:
    """Linear sRGB of what stands between the brackets of oklch(), not clipped."""
    lightness, chroma, hue = value.split()
    level = float(lightness.rstrip("%")) / 100
    a, b = float(chroma) * cos(radians(float(hue))), float(chroma) * sin(radians(float(hue)))
    long = (level + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (level - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (level - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def contrast(one: Linear, other: Linear) -> float:
    """The contrast ratio of WCAG 2, 1 to 21, of colours rounded to the 8 bits of a screen."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def seen_by(sight: str, colour: Linear) -> Linear:
    """The colour as somebody with that sight sees it."""
    red, green, blue = (sum(m * c for m, c in zip(row, colour, strict=True)) for row in _SIGHT[sight])
    return max(red, 0), max(green, 0), max(blue, 0)


def distance(one: Linear, other: Linear) -> float:
    """How far apart two colours look, CIEDE2000."""
    return ciede2000(_lab(one), _lab(other))


def ciede2000(one: Lab, other: Lab) -> float:
    """The difference of two colours in CIELAB (Sharma, Wu and Dalal 2005)."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean_chroma = (hypot(a1, b1) + hypot(a2, b2)) / 2
    stretch = 1 + 0.5 * (1 - sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7)))
    c1, c2 = hypot(a1 * stretch, b1), hypot(a2 * stretch, b2)
    h1, h2 = atan2(b1, a1 * stretch) % (2 * pi), atan2(b2, a2 * stretch) % (2 * pi)
    turn = (h2 - h1 + pi) % (2 * pi) - pi if c1 * c2 else 0.0
    hue = (h1 + turn / 2) % (2 * pi)
    level, chroma = (l1 + l2) / 2, (c1 + c2) / 2
    by_level = 1 + 0.015 * (level - 50) ** 2 / sqrt(20 + (level - 50) ** 2)
    by_chroma = 1 + 0.045 * chroma
    by_hue = 1 + 0.015 * chroma * _hue_weight(hue)
    steps = (l2 - l1) / by_level, (c2 - c1) / by_chroma, 2 * sqrt(c1 * c2) * sin(turn / 2) / by_hue
    around = exp(-(((hue * 180 / pi - 275) / 25) ** 2))
    twist = -2 * sqrt(chroma**7 / (chroma**7 + 25**7)) * sin(radians(60 * around))
    return sqrt(sum(step**2 for step in steps) + twist * steps[1] * steps[2])


def _hue_weight(hue: float) -> float:
    return (
        1
        - 0.17 * cos(hue - radians(30))
        + 0.24 * cos(2 * hue)
        + 0.32 * cos(3 * hue + radians(6))
        - 0.20 * cos(4 * hue - radians(63))
    )


def _luminance(colour: Linear) -> float:
    return sum(w * _on_screen(c) for w, c in zip((0.2126, 0.7152, 0.0722), colour, strict=True))


def _on_screen(channel: float) -> float:
    clipped = min(max(channel, 0), 1)
    shown = 12.92 * clipped if clipped <= 0.0031308 else 1.055 * clipped ** (1 / 2.4) - 0.055
    shown = round(shown * 255) / 255
    return shown / 12.92 if shown <= 0.04045 else ((shown + 0.055) / 1.055) ** 2.4


def _lab(colour: Linear) -> Lab:
    red, green, blue = colour
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    fx, fy, fz = (t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)
