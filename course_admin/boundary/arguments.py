"""What a call has changed in its arguments, besides shared data: lists, dicts, sets and arrays."""

from __future__ import annotations

from typing import Any

import numpy as np

from .messages import NotPlain
from .values import Writer


def has_containers(value: Any) -> bool:
    """Whether there is something to change in arguments, besides shared data."""
    found = []
    for argument in value[1:]:
        items = argument.values() if type(argument) is dict else argument
        found += items if type(argument) in (list, dict) else []
    return any(isinstance(one, list | dict | set | np.ndarray) for one in found)


def write_back(before: Any, after: Any) -> bool:
    """Give ``before`` the contents of ``after``, in place; say whether they differed.

    Both have the same structure: ``after`` is a copy of ``before`` that a function was called with.
    """
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        same = before.shape == after.shape and before.dtype == after.dtype
        if same and before.tobytes() != after.tobytes() and before.flags.writeable:
            before[...] = after
            return True
    elif type(before) in (list, tuple) and len(before) == len(after):
        changed = False
        for place, (one, other) in enumerate(zip(before, after, strict=True)):
            if type(before) is list and not _in_place(one, other):
                if not _same_atom(one, other):
                    before[place], changed = other, True
            else:
                changed |= write_back(one, other)
        return changed
    elif type(before) is list:
        before[:] = after
        return True
    elif isinstance(before, dict) and list(before) == list(after):
        changed = False
        for key, one in before.items():
            if _in_place(one, after[key]):
                changed |= write_back(one, after[key])
            elif not _same_atom(one, after[key]):
                before[key], changed = after[key], True
        return changed
    elif isinstance(before, dict) or (type(before) is set and before != after):
        before.clear()
        before.update(after)
        return True
    return False


def _in_place(one: Any, other: Any) -> bool:
    """Whether ``one`` can take the contents of ``other``."""
    return type(one) is type(other) and isinstance(one, np.ndarray | list | tuple | dict | set)


def _same_atom(one: Any, other: Any) -> bool:
    """Whether two values are the same, if they are plain."""
    if one is other or type(one) is not type(other):
        return one is other
    mine, its = Writer(), Writer()
    try:
        return mine.node(one) == its.node(other) and mine.data == its.data
    except NotPlain:
        return False
