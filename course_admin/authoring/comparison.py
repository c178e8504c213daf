"""Whether two runs of a cell say the same: words exactly, numbers and pictures with tolerance.

What a lesson prints after training depends a little on the machine: another processor adds up in
another order. A cell that prints such numbers states how much they may move, in its metadata::

    course: {tolerance: 0.03}

Every number in the cell's output may then differ by 0.03, or by 3 % if it is larger than 1. Without
that, whole numbers must be equal and others agree to `DEFAULT_TOLERANCE`. No output is left out.
A picture may differ by `PICTURE_TOLERANCE`, after training by `TRAINED_PICTURE_TOLERANCE`, and by
the tolerance itself where that is more: so a cell that shows the worst mistakes of a network says
that other images may be among them. With no tolerance may it be half empty.
"""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from PIL import Image

DEFAULT_TOLERANCE = 1e-3
# How far two pictures may be apart, as a share of all the ink in the reference, seen from afar
# (see `picture_distance`): 0 is the same picture, 1 is a blank page.
PICTURE_TOLERANCE = 0.1
TRAINED_PICTURE_TOLERANCE = 0.4
LEAST_INK = 0.5  # of the reference's

_NUMBER = re.compile(r"(?<![\w.])[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?![\w])")


def difference(new: Sequence[Any], reference: Sequence[Any], tolerance: float | None = None):
    """Say what first tells the outputs ``new`` from ``reference``; None if nothing does.

    Parameters
    ----------
    new, reference : sequence of nbformat outputs
        What a cell gave now, and what it gave when the notebook was built.
    tolerance : float or None
        What the cell's metadata states.
    """
    new, reference = _parts(new), _parts(reference)
    kinds = [kind for kind, _ in new]
    wanted = [kind for kind, _ in reference]
    if kinds != wanted:
        return f"there should be the outputs {wanted}, but there are {kinds}"
    for (kind, value), (_, expected) in zip(new, reference, strict=True):
        if kind in ("image/png", "image/jpeg"):
            found = picture_difference(value, expected, tolerance)
        elif isinstance(value, str) and isinstance(expected, str):
            found = text_difference(value, expected, tolerance)
        else:
            found = text_difference(json.dumps(value), json.dumps(expected), tolerance)
        if found:
            return f"{kind}: {found}"
    return None


def text_difference(new: str, reference: str, tolerance: float | None = None) -> str | None:
    """Compare two texts: the words and white space between numbers exactly, numbers with tolerance.

    Columns may be padded differently when a number has another width, so runs of blanks count once.

    Examples
    --------
    >>> text_difference("loss 0.4312", "loss  0.4310")
    >>> text_difference("loss 0.4712", "loss 0.4310")
    'the number 0.4712 should be 0.4310 (tolerance 0.001)'
    >>> text_difference("loss 0.4712", "loss 0.4310", tolerance=0.05)
    >>> text_difference("12 wrong", "13 wrong")
    'the number 12 should be 13 (tolerance 0)'
    """
    words, numbers = _split(new)
    wanted_words, wanted_numbers = _split(reference)
    if words != wanted_words:
        place = next(
            (i for i, (a, b) in enumerate(zip(words, wanted_words, strict=False)) if a != b),
            min(len(words), len(wanted_words)),
        )
        got, wanted = (w[place].strip() if place < len(w) else "" for w in (words, wanted_words))
        return f"the text {got!r} should be {wanted!r}"
    for got, wanted in zip(numbers, wanted_numbers, strict=True):
        allowed = _allowed(got, wanted, tolerance)
        if not abs(float(got) - float(wanted)) <= allowed * max(1.0, abs(float(wanted))):
            return f"the number {got} should be {wanted} (tolerance {allowed:g})"
    return None


def share_used(
    new: Sequence[Any], reference: Sequence[Any], tolerance: float | None = None
) -> float:
    """Say which share of what may differ is used up: 0 the same, up to 1 no `difference`.

    It is the largest share over all numbers and pictures; infinity where words differ, or a number
    for which no tolerance is given. Parameters as for `difference`.

    Examples
    --------
    >>> outputs = [[{"output_type": "stream", "name": "stdout", "text": text}]
    ...            for text in ("loss 0.44", "loss 0.43")]
    >>> round(share_used(*outputs, tolerance=0.05), 3)
    0.2
    """
    new, reference = _parts(new), _parts(reference)
    if [kind for kind, _ in new] != [kind for kind, _ in reference]:
        return float("inf")
    used = 0.0
    for (kind, value), (_, expected) in zip(new, reference, strict=True):
        if kind in ("image/png", "image/jpeg"):
            distance = picture_distance(_picture(value), _picture(expected))
            used = max(used, distance / _allowed_in_pictures(tolerance))
            continue
        texts = (v if isinstance(v, str) else json.dumps(v) for v in (value, expected))
        (words, numbers), (wanted_words, wanted_numbers) = map(_split, texts)
        if words != wanted_words:
            return float("inf")
        for got, wanted in zip(numbers, wanted_numbers, strict=True):
            apart = abs(float(got) - float(wanted))
            if apart:
                room = _allowed(got, wanted, tolerance) * max(1.0, abs(float(wanted)))
                used = max(used, apart / room if room else float("inf"))
    return used


def picture_difference(new: str, reference: str, tolerance: float | None = None) -> str | None:
    """Compare two base64 pictures as a person would from across the room."""
    allowed = _allowed_in_pictures(tolerance)
    distance = picture_distance(_picture(new), _picture(reference))
    if distance <= allowed:
        return None
    if distance == float("inf"):
        return "the picture has another shape, or less than half of its ink"
    return f"the picture differs by {distance:.2f} of its ink (at most {allowed:g})"


def picture_distance(new: Image.Image, reference: Image.Image) -> float:
    """Measure how far ``new`` is from ``reference``, as a share of the reference's ink.

    Both are reduced to 48 x 32 dots of mean colour; the distance is the root of the summed squares
    of their differences, over that of the reference's own distance from its commonest colour.
    Pictures of clearly different shape are infinitely far apart, as is one with less than half of
    the reference's ink: whatever may be drawn elsewhere, a page that is empty says nothing.
    """
    for got, wanted in zip(new.size, reference.size, strict=True):
        if abs(got - wanted) > max(3, 0.04 * wanted):
            return float("inf")
    a, b = (
        np.asarray(p.convert("RGB").resize((48, 32), Image.Resampling.BOX), dtype=float)
        for p in (new, reference)
    )
    ink, drawn = (np.sqrt(((p - np.median(p.reshape(-1, 3), axis=0)) ** 2).sum()) for p in (b, a))
    if drawn < LEAST_INK * ink:
        return float("inf")
    return float(np.sqrt(((a - b) ** 2).sum()) / max(ink, 1.0))


def _allowed(got: str, wanted: str, tolerance: float | None) -> float:
    """Say how far two numbers may be apart, as a share of what is wanted where that is above 1."""
    if tolerance is not None:
        return tolerance
    whole = all(re.fullmatch(r"[-+]?\d+", number) for number in (got, wanted))
    return 0 if whole else DEFAULT_TOLERANCE


def _allowed_in_pictures(tolerance: float | None) -> float:
    if tolerance is None:
        return PICTURE_TOLERANCE
    return max(TRAINED_PICTURE_TOLERANCE, tolerance)


def _parts(outputs: Sequence[Any]) -> list[tuple[str, Any]]:
    """Flatten outputs into (kind, content), neighbouring streams of the same name joined."""
    parts: list[tuple[str, Any]] = []
    for output in outputs:
        if output["output_type"] == "stream":
            if parts and parts[-1][0] == output["name"]:
                parts[-1] = (output["name"], parts[-1][1] + _text(output["text"]))
            else:
                parts.append((output["name"], _text(output["text"])))
        elif output["output_type"] == "error":
            parts.append(("error", f"{output['ename']}: {output['evalue']}"))
        else:
            for kind in sorted(output["data"]):
                parts.append((kind, _text(output["data"][kind])))
    return parts


def _text(value: Any) -> Any:
    return "".join(value) if isinstance(value, list) else value


def _split(text: str) -> tuple[list[str], list[str]]:
    numbers = _NUMBER.findall(text)
    words = [re.sub(r"\s+", " ", part) for part in _NUMBER.split(text)]
    return words, numbers


def _picture(data: str) -> Image.Image:
    image = Image.open(io.BytesIO(base64.b64decode(data)))
    flat = Image.new("RGBA", image.size, "white")
    flat.alpha_composite(image.convert("RGBA"))
    return flat
