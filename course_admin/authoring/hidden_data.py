"""Draw the data that projects are judged by from the official files; see `course_utils.goals`.

    python -m course_admin.authoring.hidden_data --from DIR [--seed N]

DIR has torchvision's layout: MNIST/raw and FashionMNIST/raw, gzipped or not. What is drawn is none
of what comes with the course. Take another seed for your class: ours is known to everybody.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from course_admin.authoring.embedded_images import to_npz
from course_admin.course.settings import find_course
from course_utils.data import image_sources
from course_utils.data.idx import parse_idx
from course_utils.whole_files import whole_file

SEED = 1943  # the year of McCulloch's and Pitts' neuron; take another
CLOTHES, DIGITS = 4_000, 2_000
CANVAS = 40  # pixels: a digit of 28 lies anywhere on it


def hidden_images(name: str, count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw test images that do not come with the course, and their labels.

    Parameters
    ----------
    name : {"mnist", "fashion_mnist"}
    count : int
        How many.
    seed : int
        Which.
    """
    files = image_sources.SETS[name]
    images, labels = (
        parse_idx(image_sources.official_file(files, one), one) for one in files.file_names("test")
    )
    carried = image_sources.embedded_array(name, "test_order")[
        : image_sources.embedded_count("test")
    ]
    others = np.setdiff1d(np.arange(len(labels)), carried)
    chosen = np.random.RandomState(seed).permutation(others)[:count]
    return images[chosen], labels[chosen]


def placed(images: np.ndarray, seed: int) -> np.ndarray:
    """Put each image at a random place on a black canvas: all of it is there."""
    count, height, width = images.shape
    canvas = np.zeros((count, CANVAS, CANVAS), images.dtype)
    tops, lefts = np.random.RandomState(seed).randint(CANVAS - height + 1, size=(2, count))
    for one, image, top, left in zip(canvas, images, tops, lefts, strict=True):
        one[top : top + height, left : left + width] = image
    return canvas


def files(seed: int) -> Iterator[tuple[str, bytes]]:
    """Give name and content of each file."""
    images, labels = hidden_images("fashion_mnist", CLOTHES, seed)
    yield "p1_clothes.npz", to_npz({"images": images, "labels": labels})
    images, labels = hidden_images("mnist", DIGITS, seed)
    yield "p2_shifted_digits.npz", to_npz({"images": placed(images, seed), "labels": labels})


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--from", dest="source", type=Path, required=True, metavar="DIR")
    parser.add_argument("--seed", type=int, default=SEED, help="which images are drawn")
    options = parser.parse_args(arguments)
    os.environ["COURSE_DATA"] = str(options.source)
    folder = find_course().hidden
    folder.mkdir(exist_ok=True)
    for name, content in files(options.seed):
        with whole_file(folder / name) as file:
            file.write(content)
        print(f"{folder / name}: {len(content) / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
