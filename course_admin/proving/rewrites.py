"""Answers made of a reference automatically: rewrites that are as right, delegations that are not.

A rewrite changes what no task asks for: how the result lies in memory, whether it takes part in
gradients, in what precision it was computed on the way. A check that rejects one demands what its
task does not say. A delegation calls what the check's ``without`` names.
"""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from typing import NamedTuple

from course_admin.proving.rewritten import WAYS


class Written(NamedTuple):
    """An answer made automatically: what it is called, and its source."""

    name: str
    source: str


_IMPORT = "from course_admin.proving.rewritten import rewritten as _rewritten"
_OF_GRADIENTS = ("backward", "autograd", "requires_grad", ".grad")


def rewrites(reference: str, names: list[str]) -> Iterator[Written]:
    """Give answers that are as right as the reference.

    Parameters
    ----------
    reference : str
        The reference answer's cell.
    names : list of str
        What of it the check uses.
    """
    functions, classes = _defined(reference, names)
    for way in WAYS if functions else ():
        if way == "in inference mode" and any(word in reference for word in _OF_GRADIENTS):
            continue
        lines = [f"{f} = _rewritten({json.dumps(way)}, {f})" for f in functions]
        yield Written(way, "\n".join([reference, _IMPORT, *lines, ""]))
    if classes:
        lines = [f"class {name}({name}):\n    pass\n" for name in classes]
        yield Written("a subclass", "\n".join([reference, *lines]))


def delegations(reference: str, names: list[str], without: list[str]) -> Iterator[Written]:
    """Give answers that have a forbidden function do the work, with the arguments they get."""
    functions, _ = _defined(reference, names)
    for forbidden in without:
        for function in functions:
            yield Written(
                f"{function} calls {forbidden}",
                f"{reference}\n\nfrom tutor.forbidding import find as _find\n\n"
                f"def {function}(*args, **kwargs):\n"
                f"    return _find({json.dumps(forbidden)})(*args, **kwargs)\n",
            )
            yield Written(
                f"{function} is {forbidden}",
                f"{reference}\n\nfrom tutor.forbidding import find as _find\n\n"
                f"{function} = _find({json.dumps(forbidden)})\n",
            )


def _defined(reference: str, names: list[str]) -> tuple[list[str], list[str]]:
    """Give the functions and the classes among what a reference defines."""
    body = ast.parse(reference).body
    functions = [n.name for n in body if isinstance(n, ast.FunctionDef) and n.name in names]
    return functions, [n.name for n in body if isinstance(n, ast.ClassDef) and n.name in names]
