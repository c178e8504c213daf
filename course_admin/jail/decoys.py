"""What a jail shows in place of the course's data, where an answer is judged by what it learned.

The images and plays that such a check keeps for itself come with the course. An answer that looks
them up has learned nothing; so its jail shows others. Of each image set there are as many, each the
mean of some of one class, drawn at random; of each play as many lines, of the same characters in
another order. Cells that load them run as before.
"""

from __future__ import annotations

import functools
import hashlib
import shutil
import tempfile
import threading
import zipfile
from pathlib import Path

import numpy as np

import course_utils
from course_utils.data import image_sources, shakespeare

MEAN_OF = 20  # images: what is left is a class, nearly as its mean
_EMBEDDED = Path(course_utils.__file__).resolve().parent / "embedded"
_filling = threading.Lock()


@functools.cache
def _held() -> tempfile.TemporaryDirectory:
    held = tempfile.TemporaryDirectory(prefix="decoys-", ignore_cleanup_errors=True)
    Path(held.name).chmod(0o755)  # who runs in a jail is another user
    return held


def decoys_folder() -> Path:
    """Give the folder of this process; it is empty until `fill` is called, and goes at the end."""
    return Path(_held().name)


def fill() -> None:
    """Write the decoys, once; it takes a second or two."""
    with _filling:
        if not (decoys_folder() / shakespeare.HASHES).is_file():
            _write(decoys_folder(), np.random.default_rng())


def _write(place: Path, rng: np.random.Generator) -> None:
    names = [path.name for path in _EMBEDDED.iterdir() if path.suffix not in (".npz", ".zip")]
    for name in names:
        shutil.copyfile(_EMBEDDED / name, place / name)
    lines = []
    for name in image_sources.SETS:
        arrays = {}
        for part in ("train", "test"):
            images, labels, order = (
                image_sources.embedded_array(name, f"{part}_{what}")
                for what in ("images", "labels", "order")
            )
            named = rng.permutation(labels)
            arrays[f"{part}_images"] = _class_means(images, labels, named, rng)
            arrays |= {f"{part}_labels": named, f"{part}_order": order}
        np.savez(place / f"{name}.npz", **arrays)
        lines += [f"{image_sources.content_hash(a)}  {name}/{key}" for key, a in arrays.items()]
    (place / "contents.sha256").write_text("\n".join(lines) + "\n", "ascii")
    with zipfile.ZipFile(place / shakespeare.ARCHIVE, "w", zipfile.ZIP_DEFLATED) as archive:
        texts = {name: _mixed(shakespeare.load_plays(name), rng) for name in shakespeare.PLAYS}
        for name, text in texts.items():
            archive.writestr(f"{name}.txt", text)
    hashes = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in texts.items()}
    lines = [f"{digest}  {name}" for name, digest in hashes.items()]
    (place / shakespeare.HASHES).write_text("\n".join(lines) + "\n", "ascii")


def _class_means(
    images: np.ndarray, labels: np.ndarray, named: np.ndarray, rng: np.random.Generator
) -> np.ndarray:
    """Give an image for each label in ``named``: the mean of `MEAN_OF` that have it in ``labels``.

    Examples
    --------
    >>> images = np.array([[[0]], [[9]], [[0]]], dtype=np.uint8)
    >>> means = _class_means(
    ...     images, np.array([3, 7, 3]), np.array([7, 3, 3]), np.random.default_rng(0)
    ... )
    >>> means[:, 0, 0].tolist()
    [9, 0, 0]
    """
    means = np.empty_like(images)
    for label in np.unique(labels):
        wanted, have = np.flatnonzero(named == label), np.flatnonzero(labels == label)
        for some in np.array_split(wanted, max(1, len(wanted) // 200)):
            means[some] = images[rng.choice(have, (len(some), MEAN_OF))].mean(axis=1)
    return means


def _mixed(text: str, rng: np.random.Generator) -> str:
    r"""Give the same characters in another order, in lines of the same lengths.

    Examples
    --------
    >>> mixed = _mixed("abc\nde", np.random.default_rng(0))
    >>> sorted(mixed), mixed[3]
    (['\n', 'a', 'b', 'c', 'd', 'e'], '\n')
    """
    characters = iter(rng.permutation([one for one in text if one != "\n"]))
    return "".join(one if one == "\n" else str(next(characters)) for one in text)
