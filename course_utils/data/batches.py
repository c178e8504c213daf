"""Batches of examples, drawn anew in each epoch."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator

import torch
from torch.utils.data import TensorDataset

from course_utils.data.arguments import describe, same_length, seed_number, whole_number
from course_utils.data.images import ImageSet, Splits


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
    >>> from course_utils.data import load_images
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
        self.batch_size = whole_number(batch_size, "batch_size")
        self.shuffle = bool(shuffle)
        self.drop_last = bool(drop_last)
        if augment is not None and not callable(augment):
            raise TypeError(f"augment must be a function of a batch, not {describe(augment)}.")
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
            self.generator = torch.Generator().manual_seed(seed_number(seed, 2**63))

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
                        f"but it returned {describe(x)}."
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
                f"loader takes an ImageSet or a pair of tensors (x, y), not {describe(image_set)}."
            )
        x, y = image_set
        for name, value in (("x", x), ("y", y)):
            if not isinstance(value, torch.Tensor):
                raise TypeError(
                    f"{name} must be a tensor, not {describe(value)}; torch.as_tensor makes one."
                )
            if value.ndim == 0:
                raise ValueError(
                    f"{name} must have one row per example, but it is a single number."
                )
        same_length(x, y, "x", "y")
        data_set = TensorDataset(x, y)
    if len(y) == 0:
        raise ValueError("The data set is empty: there is nothing to make batches of.")
    return data_set, x, y
