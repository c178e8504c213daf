"""MNIST and Fashion-MNIST, the same images on every machine, without a network."""

from __future__ import annotations

import difflib
import operator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch

from course_utils.data import image_sources
from course_utils.data.arguments import describe, same_length, seed_number, whole_number


@dataclass(frozen=True, eq=False, repr=False)
class ImageSet:
    """Images with their labels.

    Parameters
    ----------
    images : torch.Tensor, shape (N, C, H, W), uint8
        Brightness from 0 to 255.
    labels : torch.Tensor, shape (N,), int64
        Which class each image shows, from 0.
    classes : tuple of str
        The name of each class.

    Raises
    ------
    TypeError, ValueError
        If types, shapes or labels do not fit each other.

    Examples
    --------
    >>> train = load_images("mnist").train
    >>> train
    ImageSet(8,000 images of 1 x 28 x 28, 10 classes)
    >>> train.images.shape, train.labels.shape
    (torch.Size([8000, 1, 28, 28]), torch.Size([8000]))
    >>> train.subset(slice(0, 4))
    ImageSet(4 images of 1 x 28 x 28, 10 classes)
    >>> image, label = train[0]
    >>> image.shape, train.classes[label]
    (torch.Size([1, 28, 28]), '6')
    """

    images: torch.Tensor
    labels: torch.Tensor
    classes: tuple[str, ...]

    def __post_init__(self):
        images, labels = self.images, self.labels
        if not isinstance(images, torch.Tensor) or images.dtype != torch.uint8 or images.ndim != 4:
            raise TypeError(
                f"images must be a uint8 tensor of shape (N, C, H, W), not {describe(images)}."
            )
        if not isinstance(labels, torch.Tensor) or labels.dtype != torch.int64 or labels.ndim != 1:
            raise TypeError(
                f"labels must be an int64 tensor of shape (N,), not {describe(labels)}."
            )
        same_length(images, labels, "images", "labels")
        object.__setattr__(self, "classes", tuple(self.classes))
        if len(labels) and not (labels.min() >= 0 and labels.max() < len(self.classes)):
            raise ValueError(
                f"labels must lie between 0 and {len(self.classes) - 1}, one number per class; "
                f"they lie between {labels.min().item()} and {labels.max().item()}."
            )

    def __len__(self):
        return len(self.labels)

    def __repr__(self):
        shape = " x ".join(map(str, self.images.shape[1:]))
        return f"ImageSet({len(self):,} images of {shape}, {len(self.classes)} classes)"

    def __getitem__(self, index):
        """Return (image, label) for one index, an `ImageSet` for a slice, list or tensor."""
        if isinstance(index, slice) or np.ndim(index):
            return self.subset(index)
        number = operator.index(index)
        if not -len(self) <= number < len(self):
            raise IndexError(f"There is no image {number}: the set has {len(self):,}.")
        return self.images[number], self.labels[number].item()

    def subset(self, indices):
        """Return the images at some indices, in that order, as a new set.

        Parameters
        ----------
        indices : slice, sequence of int, or tensor of int64 or bool
            A bool tensor of shape (N,) says for each image whether it is in.

        Returns
        -------
        ImageSet
            A copy: changing it leaves this set as it is.

        Examples
        --------
        >>> train = load_images("fashion_mnist").train
        >>> shoes = train.subset(train.labels >= 7)
        >>> shoes.labels.unique()
        tensor([7, 8, 9])
        """
        if not isinstance(indices, slice):
            indices = torch.as_tensor(indices)
            if indices.numel() == 0:
                indices = indices.long()
        images, labels = self.images[indices], self.labels[indices]
        return ImageSet(images.clone(), labels.clone(), self.classes)

    def balanced(self, n, seed=0):
        """Draw images with the same number of each class, up to one.

        Parameters
        ----------
        n : int
            How many.
        seed : int, default=0

        Returns
        -------
        ImageSet

        Raises
        ------
        ValueError
            If the set has fewer than `n` images.

        Examples
        --------
        >>> few = load_images("mnist").train.balanced(50)
        >>> torch.bincount(few.labels)
        tensor([5, 5, 5, 5, 5, 5, 5, 5, 5, 5])
        """
        n = whole_number(n, "n")
        if n > len(self):
            raise ValueError(f"You asked for n={n:,} images, but the set has {len(self):,}.")
        (indices,) = _balanced_draws(self.labels.numpy(), [n], seed_number(seed))
        return self.subset(indices)


class Splits(NamedTuple):
    """Training, validation and test set.

    Attributes
    ----------
    train, test : ImageSet
    valid : ImageSet or None
        None where no validation set was asked for.
    """

    train: ImageSet
    valid: ImageSet | None
    test: ImageSet


def load_images(name, *, train=8_000, valid=2_000, test=None, seed=0):
    """Load MNIST or Fashion-MNIST, split into training, validation and test set.

    Up to 10,000 images of train and valid together and 2,000 of test come with the course: no
    network is needed. For more, the whole set is read from the folder that the environment variable
    COURSE_DATA names, from your cache, or downloaded into it once. The same arguments give the same
    images whatever they are read from.

    Parameters
    ----------
    name : {"mnist", "fashion_mnist"}
        Handwritten digits (LeCun, Cortes and Burges 1998), or pictures of clothes (Xiao, Rasul and
        Vollgraf 2017).
    train : int, default=8_000
        Number of training images.
    valid : int or None, default=2_000
        Number of validation images, none of them a training image. None: no validation set.
    test : int or None, default=None
        Number of test images. None: the 2,000 that come with the course if train and valid do too,
        else all 10,000. The seed does not change them.
    seed : int, default=0
        Which images are drawn for train and valid, and their order.

    Returns
    -------
    Splits
        train, valid and test, each an `ImageSet` with as equal a number of each class as there can
        be.

    Raises
    ------
    TypeError, ValueError
        If the name is unknown, or a number is not a whole number from 1 up to what there is.
    DataError
        If a file is damaged or missing and cannot be downloaded.

    Examples
    --------
    >>> train, valid, test = load_images("fashion_mnist")
    >>> len(train), len(valid), len(test)
    (8000, 2000, 2000)
    >>> torch.bincount(train.labels)
    tensor([800, 800, 800, 800, 800, 800, 800, 800, 800, 800])
    """
    files = _find(name)
    train = whole_number(train, "train")
    valid = (
        0 if valid is None else whole_number(valid, "valid", " Write valid=None for no such set.")
    )
    seed = seed_number(seed)
    most = files.counts["train"]
    if train + valid > most:
        raise ValueError(
            f"You asked for {train + valid:,} images (train={train:,}, valid={valid:,}), but "
            f"{files.title} has {most:,} to train and validate with. Ask for fewer."
        )
    embedded = train + valid <= image_sources.embedded_count("train")
    if test is None:
        test = image_sources.embedded_count("test") if embedded else files.counts["test"]
    test = whole_number(test, "test")
    if test > files.counts["test"]:
        raise ValueError(
            f"You asked for test={test:,} images, but {files.title} has "
            f"{files.counts['test']:,} to test with. Ask for fewer."
        )

    pool_size = image_sources.embedded_count("train") if embedded else most
    images, labels = image_sources.ordered(name, "train", pool_size)
    draws = _balanced_draws(labels, [train, valid], seed)
    train_set, valid_set = (_image_set(images, labels, draw, files.classes) for draw in draws)
    images, labels = image_sources.ordered(name, "test", test)
    test_set = _image_set(images, labels, slice(None), files.classes)
    return Splits(train_set, valid_set if valid else None, test_set)


def _find(name):
    known = image_sources.SETS
    if isinstance(name, str) and name in known:
        return known[name]
    names = " and ".join(f'"{each}"' for each in known)
    simple = str(name).lower().replace("-", "_").replace(" ", "_")
    if simple.replace("_", "") == "fashionmnist":
        simple = "fashion_mnist"
    near = difflib.get_close_matches(simple, known, n=1)
    guess = f'Did you mean "{near[0]}"? ' if near else ""
    raise ValueError(f"There is no data set {name!r}. {guess}The course has {names}.")


def _image_set(images, labels, indices, classes):
    chosen = torch.from_numpy(np.ascontiguousarray(images[indices])).unsqueeze(1)
    return ImageSet(chosen, torch.from_numpy(labels[indices].astype(np.int64)), classes)


def _balanced_draws(labels, counts, seed):
    """Draw disjoint sets of indices, each as balanced as what there is allows.

    The first count is taken from the front of each class's shuffled members, the others from the
    back: so the first set stays the same when a later one shrinks. Later ones choose first, for a
    small set suffers more from being unbalanced.
    """
    # RandomState's stream is frozen for ever; default_rng's may change with numpy.
    rng = np.random.RandomState(seed)
    values = np.unique(labels)
    members = [rng.permutation(np.flatnonzero(labels == value)) for value in values]
    favourites = rng.permutation(len(values))  # who gets one more where a count does not divide
    draws = [None] * len(counts)
    for position in reversed(range(len(counts))):
        shares = _shares(counts[position], np.array([len(each) for each in members]), favourites)
        if position == 0:
            draw = [each[:share] for each, share in zip(members, shares, strict=True)]
        else:
            draw = [each[len(each) - share :] for each, share in zip(members, shares, strict=True)]
            members = [
                each[: len(each) - share] for each, share in zip(members, shares, strict=True)
            ]
        draws[position] = np.concatenate(draw)
    return [rng.permutation(draw) for draw in draws]


def _shares(n, available, favourites):
    """Share n among the classes, as equally as what each has available allows."""
    shares = np.zeros_like(available)
    while n:
        able = favourites[shares[favourites] < available[favourites]]
        if n < len(able):
            shares[able[:n]] += 1
            break
        more = np.minimum(available[able] - shares[able], n // len(able))
        shares[able] += more
        n -= more.sum()
    return shares
