"""The data of the lessons: images, toy sets, and batches of them.

`load_images` gives MNIST or Fashion-MNIST, the same images on every machine, without a network;
`points` gives 2-D toy sets; `loader` turns either into batches.
"""

import difflib
import math
import operator
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import torch
from torch.utils.data import TensorDataset

from course_utils import image_sources
from course_utils.downloads import DownloadError
from course_utils.idx import DataError

__all__ = [
    "DataError",
    "DownloadError",
    "ImageSet",
    "Loader",
    "Splits",
    "load_images",
    "loader",
    "points",
]


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
                f"images must be a uint8 tensor of shape (N, C, H, W), not {_describe(images)}."
            )
        if not isinstance(labels, torch.Tensor) or labels.dtype != torch.int64 or labels.ndim != 1:
            raise TypeError(
                f"labels must be an int64 tensor of shape (N,), not {_describe(labels)}."
            )
        _same_length(images, labels, "images", "labels")
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
        n = _count(n, "n")
        if n > len(self):
            raise ValueError(f"You asked for n={n:,} images, but the set has {len(self):,}.")
        (indices,) = _balanced_draws(self.labels.numpy(), [n], _seed(seed))
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
    train = _count(train, "train")
    valid = 0 if valid is None else _count(valid, "valid", " Write valid=None for no such set.")
    seed = _seed(seed)
    most = files.counts["train"]
    if train + valid > most:
        raise ValueError(
            f"You asked for {train + valid:,} images (train={train:,}, valid={valid:,}), but "
            f"{files.title} has {most:,} to train and validate with. Ask for fewer."
        )
    embedded = train + valid <= image_sources.embedded_count("train")
    if test is None:
        test = image_sources.embedded_count("test") if embedded else files.counts["test"]
    test = _count(test, "test")
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


def loader(
    image_set, batch_size, *, shuffle=False, augment=None, device=None, seed=None, drop_last=False
):
    """Make batches of a data set that lies in memory.

    It is used as a `torch.utils.data.DataLoader` is, and gives the same batches, but takes each
    batch from memory as a whole instead of image by image, which is many times faster.

    Parameters
    ----------
    image_set : ImageSet or pair of torch.Tensor
        Images, or any (x, y) with one row per example.
    batch_size : int
        Examples per batch; the last batch has what is left.
    shuffle : bool, default=False
        Whether every pass over the loader has a new random order.
    augment : callable, optional
        Called with each batch's x (float), returns the x to use instead, with as many rows.
    device : torch.device or str, optional
        Where the batches lie; the whole set is kept there. Default: where the data is.
    seed : int, optional
        Of the order. Default: drawn from torch's global generator, so that the order follows from
        `training.seed_everything`.
    drop_last : bool, default=False
        Whether a last batch that is not full is left out.

    Returns
    -------
    Loader

    Raises
    ------
    TypeError, ValueError
        If x and y do not fit each other, are empty, or the batch size is not a whole number from 1.

    See Also
    --------
    course_utils.training.fit : Train a model on a loader.

    Examples
    --------
    >>> train = load_images("mnist").train
    >>> batches = loader(train, 100, shuffle=True, seed=0)
    >>> len(batches)
    80
    >>> for x, y in batches:
    ...     print(x.shape, x.dtype, y.shape, y.dtype)
    ...     break
    torch.Size([100, 1, 28, 28]) torch.float32 torch.Size([100]) torch.int64
    """
    return Loader(
        image_set,
        batch_size,
        shuffle=shuffle,
        augment=augment,
        device=device,
        seed=seed,
        drop_last=drop_last,
    )


class Loader:
    """Batches of a data set in memory; made by `loader`, which says what the parameters mean.

    Attributes
    ----------
    dataset : ImageSet or torch.utils.data.TensorDataset
        What the batches are made of.
    batch_size : int
    drop_last : bool
    shuffle : bool
    generator : torch.Generator or None
        Where the order comes from, None without shuffling. Its state is all that is needed to go on
        with the same orders after an interruption.
    """

    def __init__(
        self,
        image_set,
        batch_size,
        *,
        shuffle=False,
        augment=None,
        device=None,
        seed=None,
        drop_last=False,
    ):
        self.dataset, x, y = _tensors(image_set)
        self.batch_size = _count(batch_size, "batch_size")
        self.shuffle = bool(shuffle)
        self.drop_last = bool(drop_last)
        if augment is not None and not callable(augment):
            raise TypeError(f"augment must be a function of a batch, not {_describe(augment)}.")
        self.augment: Callable[[torch.Tensor], torch.Tensor] | None = augment
        if self.drop_last and self.batch_size > len(y):
            raise ValueError(
                f"drop_last=True leaves no batch: the set has {len(y):,} examples, fewer than "
                f"batch_size={self.batch_size:,}."
            )
        if device is not None:
            x, y = x.to(device), y.to(device)
        if isinstance(self.dataset, ImageSet):
            # Once for all epochs. Dividing (not multiplying by 1/255) gives the very numbers that
            # torchvision's ToTensor gives.
            x = x.to(torch.float32, memory_format=torch.contiguous_format).div_(255)
        self._x, self._y = x, y
        self.generator = None
        if self.shuffle:
            if seed is None:
                seed = torch.randint(2**62, ()).item()
            self.generator = torch.Generator().manual_seed(_seed(seed, 2**63))

    def to(self, device):
        """Move the data to a device, where it stays; batches lie there from then on.

        Parameters
        ----------
        device : torch.device or str

        Returns
        -------
        Loader
            This one.
        """
        self._x, self._y = self._x.to(device), self._y.to(device)
        return self

    def __len__(self):
        if self.drop_last:
            return len(self._y) // self.batch_size
        return math.ceil(len(self._y) / self.batch_size)

    def __repr__(self):
        return (
            f"Loader({len(self)} batches of {self.batch_size}, {len(self._y):,} examples"
            f"{', shuffled' if self.shuffle else ''})"
        )

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        order = None
        if self.shuffle:
            # The order is drawn on the CPU, so that it is the same on every device.
            order = torch.randperm(len(self._y), generator=self.generator).to(self._y.device)
        return self._batches(order)

    def _batches(self, order):
        for number in range(len(self)):
            part = slice(number * self.batch_size, (number + 1) * self.batch_size)
            # Always a copy: who changes a batch must not change the data.
            if order is None:
                x, y = self._x[part].clone(), self._y[part].clone()
            else:
                rows = order[part]
                x, y = self._x.index_select(0, rows), self._y.index_select(0, rows)
            if self.augment is not None:
                x = self.augment(x)
                if not isinstance(x, torch.Tensor) or x.ndim == 0 or len(x) != len(y):
                    raise ValueError(
                        f"augment must return a tensor with one row per example, {len(y)} here, "
                        f"but it returned {_describe(x)}."
                    )
            yield x, y


def _tensors(image_set):
    """Return (data set, x, y), or say why it cannot be."""
    if isinstance(image_set, Splits):
        raise TypeError(
            "loader takes one set, and these are all three: pass splits.train, splits.valid or "
            "splits.test."
        )
    if isinstance(image_set, ImageSet):
        data_set, x, y = image_set, image_set.images, image_set.labels
    else:
        if not isinstance(image_set, tuple | list) or len(image_set) != 2:
            raise TypeError(
                f"loader takes an ImageSet or a pair of tensors (x, y), not {_describe(image_set)}."
            )
        x, y = image_set
        for name, value in (("x", x), ("y", y)):
            if not isinstance(value, torch.Tensor):
                raise TypeError(
                    f"{name} must be a tensor, not {_describe(value)}; torch.as_tensor makes one."
                )
            if value.ndim == 0:
                raise ValueError(
                    f"{name} must have one row per example, but it is a single number."
                )
        _same_length(x, y, "x", "y")
        data_set = TensorDataset(x, y)
    if len(y) == 0:
        raise ValueError("The data set is empty: there is nothing to make batches of.")
    return data_set, x, y


def points(kind, n=200, *, noise=0.1, seed=0):
    """Draw points of two classes in the plane.

    Parameters
    ----------
    kind : {"linear", "xor", "moons", "circles"}
        - ``"linear"``: on both sides of the line x₁ + x₂ = 0, at least 0.1 away from it, whatever
          the noise: a perceptron separates them.
        - ``"xor"``: class 1 where x₁ and x₂ differ in sign.
        - ``"moons"``: two half circles that reach into each other.
        - ``"circles"``: a small circle (class 1) inside a large one.
    n : int, default=200
        How many; class 1 gets half of them, rounded down.
    noise : float, default=0.1
        Standard deviation of what is added to each coordinate.
    seed : int, default=0

    Returns
    -------
    x : torch.Tensor, shape (n, 2), float32
    y : torch.Tensor, shape (n,), int64
        0 or 1.

    Raises
    ------
    TypeError, ValueError
        If the kind is unknown, n is not a whole number from 2, or the noise is negative.

    Examples
    --------
    >>> x, y = points("xor", 100, noise=0)
    >>> x.shape, y.shape
    (torch.Size([100, 2]), torch.Size([100]))
    >>> torch.equal(y == 1, x[:, 0] * x[:, 1] < 0)
    True
    """
    draws = {"linear": _linear, "xor": _xor, "moons": _moons, "circles": _circles}
    if kind not in draws:
        near = difflib.get_close_matches(str(kind).lower(), draws, n=1)
        guess = f'Did you mean "{near[0]}"? ' if near else ""
        raise ValueError(f"There is no toy set {kind!r}. {guess}There are {', '.join(draws)}.")
    n = _count(n, "n", least=2)
    if isinstance(noise, bool) or not isinstance(noise, int | float):
        raise TypeError(f"noise must be a number, not {_describe(noise)}.")
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise must be 0 or more, not {noise}.")
    # RandomState's stream is frozen for ever; default_rng's may change with numpy.
    rng = np.random.RandomState(_seed(seed))
    y = rng.permutation(np.arange(n) < n // 2).astype(np.int64)
    x = draws[kind](y, noise, rng)
    return torch.from_numpy(x.astype(np.float32)), torch.from_numpy(y)


def _linear(y, noise, rng):
    # In the direction across the line, move each point to its own side; 0.1 is the margin.
    x = rng.uniform(-1, 1, (len(y), 2)) + noise * rng.standard_normal((len(y), 2))
    across = x.sum(axis=1) / np.sqrt(2)
    wanted = (2 * y - 1) * (0.1 + np.abs(across))
    return x + ((wanted - across) / np.sqrt(2))[:, None]


def _xor(y, noise, rng):
    x = rng.uniform(0.1, 1, (len(y), 2))
    first = rng.choice([-1, 1], len(y))
    x *= np.stack([first, np.where(y == 1, -first, first)], axis=1)
    return x + noise * rng.standard_normal(x.shape)


def _moons(y, noise, rng):
    angle = rng.uniform(0, np.pi, len(y))
    upper = np.stack([np.cos(angle), np.sin(angle)], axis=1)
    x = np.where(y[:, None] == 1, [1, 0.5] - upper, upper)
    return x + noise * rng.standard_normal(x.shape)


def _circles(y, noise, rng):
    angle = rng.uniform(0, 2 * np.pi, len(y))
    x = np.where(y == 1, 0.5, 1.0)[:, None] * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    return x + noise * rng.standard_normal(x.shape)


def _count(value, name, advice="", least=1):
    """Return value as an int, or say why it is not a number of things."""
    try:
        if isinstance(value, bool | np.bool_):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {_describe(value)}.") from None
    if number < least:
        raise ValueError(f"{name} must be {least} or more, not {number}.{advice}")
    return number


def _seed(value, limit=2**32):
    number = _count(value, "seed", least=0)
    if number >= limit:
        raise ValueError(f"seed must be less than {limit}, not {number}.")
    return number


def _describe(value):
    if isinstance(value, torch.Tensor | np.ndarray):
        return f"a {type(value).__name__} of {value.dtype} and shape {tuple(value.shape)}"
    text = repr(value)
    return f"{text if len(text) <= 40 else text[:39] + '…'} ({type(value).__name__})"


def _same_length(first, second, first_name, second_name):
    if len(first) != len(second):
        raise ValueError(
            f"{first_name} and {second_name} must have the same length, one row per example: "
            f"{first_name} has {len(first):,} and {second_name} has {len(second):,}."
        )
