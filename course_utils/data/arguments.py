"""What the functions of `course_utils.data` say of arguments that cannot be."""

from __future__ import annotations

import operator

import numpy as np
import torch


def whole_number(value, name, advice="", least=1):
    """Return value as an int, or say why it is not a number of things."""
    try:
        if isinstance(value, bool | np.bool_):
            raise TypeError
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, not {describe(value)}.") from None
    if number < least:
        raise ValueError(f"{name} must be {least} or more, not {number}.{advice}")
    return number


def seed_number(value, limit=2**32):
    number = whole_number(value, "seed", least=0)
    if number >= limit:
        raise ValueError(f"seed must be less than {limit}, not {number}.")
    return number


def describe(value):
    if isinstance(value, torch.Tensor | np.ndarray):
        return f"a {type(value).__name__} of {value.dtype} and shape {tuple(value.shape)}"
    text = repr(value)
    return f"{text if len(text) <= 40 else text[:39] + '…'} ({type(value).__name__})"


def same_length(first, second, first_name, second_name):
    if len(first) != len(second):
        raise ValueError(
            f"{first_name} and {second_name} must have the same length, one row per example: "
            f"{first_name} has {len(first):,} and {second_name} has {len(second):,}."
        )
