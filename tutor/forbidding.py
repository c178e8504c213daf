"""Functions that an answer must do without: while its check runs, they give a hint instead.

A name stands for all spellings of one operation: ``torch.sigmoid`` also for ``Tensor.sigmoid``,
``nn.Sigmoid`` and ``torch.special.expit``. PyTorch itself says which operation is called, see
`torch.overrides.TorchFunctionMode`; other functions are replaced wherever a module, or the
notebook, has them, and classes cannot be made, nor what was made of them before be used. What
TorchScript has compiled is judged by its graph. What NumPy and SciPy have for an operation of
PyTorch is forbidden with it; for `@` between arrays, those that are made meanwhile know of it.
"""

from __future__ import annotations

import contextlib
import functools
import importlib
import inspect
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

# Operations that go by other names, too.
_FAMILIES = {
    "matmul": "mm bmm mv dot vdot inner einsum tensordot addmm addmv addbmm baddbmm chain_matmul "
    "multi_dot linear bilinear",
    "autograd": "backward grad",
    "sigmoid": "expit",
    "conv2d": "convolution conv_transpose2d",
    "max_pool2d": "max_pool2d_with_indices adaptive_max_pool2d",
    "relu": "threshold relu6 rrelu hardtanh",
    "softmax": "log_softmax softmin",
    "elu": "celu selu",
    "prelu": "prelu_kernel",
    "conv1d": "convolution conv_transpose1d",
    "conv3d": "convolution conv_transpose3d",
    "batch_norm": "native_batch_norm batch_norm_no_update",
    "layer_norm": "native_layer_norm",
    "dropout": "native_dropout",
}
# The same operations in other places; one that is not installed is not missed.
_ELSEWHERE = {
    "matmul": "numpy.matmul numpy.dot numpy.vdot numpy.inner numpy.einsum numpy.tensordot "
    "numpy.linalg.multi_dot",
    "autograd": "torch.func.jvp torch.func.jacfwd torch.func.linearize "
    "torch.autograd.forward_ad.make_dual",
    "sigmoid": "scipy.special.expit",
    "softmax": "scipy.special.softmax scipy.special.log_softmax",
    "log_softmax": "scipy.special.log_softmax scipy.special.softmax",
    "logsumexp": "scipy.special.logsumexp",
    "conv2d": "numpy.convolve scipy.signal.convolve2d scipy.signal.correlate2d "
    "scipy.signal.convolve scipy.signal.correlate scipy.ndimage.convolve scipy.ndimage.correlate",
    "max_pool2d": "scipy.ndimage.maximum_filter skimage.measure.block_reduce",
}
_MAKERS = ("numpy.array", "numpy.asarray", "numpy.asanyarray", "numpy.ascontiguousarray")


def forbidden(
    names: Iterable[str],
    refuse: Callable[[str, str], Any],
    is_allowed: Callable[[], bool],
    namespaces: Iterable[dict[str, Any]] = (),
) -> contextlib.AbstractContextManager[None]:
    """Refuse calls of what ``names`` stand for, inside a ``with`` block.

    Parameters
    ----------
    names : iterable of str
        Such as ``"torch.nn.functional.conv2d"`` or ``"reference.series.windows"``.
    refuse : callable
        Called in place of the function, with its name in ``names`` and with the one by which it was
        called, if that is another one, else ``""``; it raises the error.
    is_allowed : callable
        Says whether a call may be made nevertheless.
    namespaces : iterable of dict
        Where else to look for these functions, besides modules.

    Raises
    ------
    ValueError
        If there is nothing of that name.

    Examples
    --------
    >>> import torch
    >>> def refuse(name, called):
    ...     raise AssertionError(f"without {name}")
    >>> with forbidden(["torch.sigmoid"], refuse, lambda: False):
    ...     torch.ones(2).sigmoid()
    Traceback (most recent call last):
        ...
    AssertionError: without torch.sigmoid
    """
    names = list(names)
    found = {name: (name, find(name)) for name in names}
    for name in names:
        for other in _ELSEWHERE.get(name.rpartition(".")[2], "").split():
            with contextlib.suppress(ValueError):
                found.setdefault(other, (name, find(other)))
    return _forbidden(found, refuse, is_allowed, list(namespaces))


def find(name: str) -> Any:
    """Give what a dotted name stands for.

    Raises
    ------
    ValueError
        If there is nothing of that name.

    Examples
    --------
    >>> find("math.exp")(0)
    1.0
    """
    parts = name.split(".")
    for cut in range(len(parts), 0, -1):
        try:
            found = importlib.import_module(".".join(parts[:cut]))
        except (ImportError, ValueError):
            continue
        with contextlib.suppress(AttributeError):
            return functools.reduce(getattr, parts[cut:], found)
        break
    raise ValueError(f"There is no function {name!r} that an answer could do without.")


def spellings(name: str) -> set[str]:
    """Give the names by which PyTorch calls an operation, as `_bare` writes them."""
    last = _bare(name.rpartition(".")[2])
    return {last, *_FAMILIES.get(last, "").split()}


@contextlib.contextmanager
def _forbidden(
    found: dict[str, tuple[str, Any]],
    refuse: Callable[[str, str], Any],
    is_allowed: Callable[[], bool],
    namespaces: list[dict[str, Any]],
) -> Iterator[None]:
    with contextlib.ExitStack() as stack:
        # PyTorch's warnings name the line of Python below them: one of this module, of no use.
        stack.enter_context(warnings.catch_warnings())
        warnings.filterwarnings("ignore", module=re.escape(__name__))
        torchs = {}
        for spelling, (name, value) in found.items():
            if spelling.startswith("torch."):
                torchs.update(dict.fromkeys(spellings(spelling), name))
            if isinstance(value, type):
                for method in ("__init__", *({"forward", "step"} & vars(value).keys())):
                    guard = _guarded_method(getattr(value, method), name, refuse, is_allowed)
                    _set(stack, value, method, guard)
            elif callable(value) and not isinstance(value, type(sys)):
                guard = _guarded(value, name, refuse, is_allowed)
                # A check names such a function by its module: a bare name is an answer's.
                bare = _guarded(value, name, refuse, lambda: False)
                _replace(stack, value, guard, bare, namespaces)
        arrays = None
        if "matmul" in torchs:  # the one of these operations that is an operator of Python, too
            arrays = _watched(torchs, refuse, is_allowed)
            for maker in map(find, _MAKERS):
                made = _then(maker, arrays, is_allowed)
                _replace(stack, maker, made, made, namespaces)
        for kind in (torch._C.ScriptFunction, torch._C.ScriptMethod):  # no mode sees inside
            script = _guarded_script(kind.__call__, torchs, refuse, is_allowed)
            _set(stack, kind, "__call__", script)
        stack.enter_context(_Mode(torchs, refuse, is_allowed, arrays))
        yield


def _watched(
    names: dict[str, str], refuse: Callable[[str, str], Any], is_allowed: Callable[[], bool]
) -> type[np.ndarray]:
    """Make a class of arrays whose operators and methods are those of NumPy, but for ``names``."""

    def plain(value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(map(plain, value))
        return value.view(np.ndarray) if isinstance(value, Watched) else value

    def look(name: str) -> None:
        if name in names and not is_allowed():
            _refuse(refuse, names[name], name)

    class Watched(np.ndarray):
        def __array_ufunc__(self, ufunc: np.ufunc, method: str, *inputs: Any, **kwargs: Any) -> Any:
            look(ufunc.__name__)
            kwargs = {key: plain(value) for key, value in kwargs.items()}
            result = getattr(ufunc, method)(*map(plain, inputs), **kwargs)
            return result.view(Watched) if type(result) is np.ndarray else result

        def __array_function__(self, func: Callable, types: Any, args: Any, kwargs: Any) -> Any:
            look(func.__name__)
            return super().__array_function__(func, types, args, kwargs)

        def dot(self, *args: Any, **kwargs: Any) -> Any:
            look("dot")
            return super().dot(*args, **kwargs)

    Watched.__name__ = Watched.__qualname__ = "ndarray"
    return Watched


def _then(maker: Callable, arrays: type[np.ndarray], is_allowed: Callable[[], bool]) -> Callable:
    """Give a function that makes arrays of this class, where ``maker`` makes plain ones."""

    @functools.wraps(maker)
    def make(*args: Any, **kwargs: Any) -> Any:
        made = maker(*args, **kwargs)
        return made.view(arrays) if type(made) is np.ndarray and not is_allowed() else made

    return make


def _replace(
    stack: contextlib.ExitStack,
    value: Callable,
    guard: Callable,
    bare: Callable,
    namespaces: list[dict[str, Any]],
) -> None:
    """Put ``guard`` in the place of a function in all modules, and ``bare`` in the notebook."""
    for place in _modules_with(value):
        for key in [k for k, one in vars(place).items() if one is value]:
            _set(stack, place, key, guard)
    for space in namespaces:
        for key, one in list(space.items()):
            if _inside(one) is value:
                space[key] = bare
                stack.callback(space.__setitem__, key, one)


def _inside(value: Any) -> Any:
    """Give what `functools.partial` or `numpy.vectorize` were made of."""
    while isinstance(value, functools.partial | np.vectorize):
        value = value.func if isinstance(value, functools.partial) else value.pyfunc
    return value


class _Mode(TorchFunctionMode):
    def __init__(
        self,
        names: dict[str, str],
        refuse: Callable[[str, str], Any],
        is_allowed: Callable[[], bool],
        arrays: type[np.ndarray] | None = None,
    ) -> None:
        super().__init__()
        self.names, self.refuse, self.is_allowed = names, refuse, is_allowed
        self.arrays = arrays

    def __torch_function__(
        self, func: Callable, types: Any, args: tuple = (), kwargs: dict | None = None
    ) -> Any:
        name = self.names.get(_bare(getattr(func, "__name__", "")))
        if name is not None and not self.is_allowed():
            _refuse(self.refuse, name, _bare(func.__name__))
        result = func(*args, **(kwargs or {}))
        if self.arrays and type(result) is np.ndarray and not self.is_allowed():
            return result.view(self.arrays)
        return result


def _refuse(refuse: Callable[[str, str], Any], name: str, called: str) -> None:
    refuse(name, called if called in calls(name) else "")


def calls(name: str) -> set[str]:
    """Give the other names by which an operation can be called; with ``""`` for its own."""
    last = _bare(name.rpartition(".")[2])
    others = {other.rpartition(".")[2] for other in _ELSEWHERE.get(last, "").split()}
    return {"", *spellings(name), *others} - {last}


def _bare(name: str) -> str:
    """Give the name of an operation: nothing for in place, its module, an overload, a class."""
    return re.sub("^(special|linalg)_", "", name.partition(".")[0].strip("_")).lower()


def _guarded(
    value: Callable, name: str, refuse: Callable[[str, str], Any], is_allowed: Callable[[], bool]
) -> Callable:
    @functools.wraps(value)
    def guard(*args: Any, **kwargs: Any) -> Any:
        if not is_allowed():
            _refuse(refuse, name, getattr(value, "__name__", ""))
        return value(*args, **kwargs)

    return guard


def _guarded_method(
    value: Callable, name: str, refuse: Callable[[str, str], Any], is_allowed: Callable[[], bool]
) -> Callable:
    @functools.wraps(value)
    def guard(self: Any, *args: Any, **kwargs: Any) -> Any:  # `self`: one may ask whose it is
        if not is_allowed():
            _refuse(refuse, name, "")
        return value(self, *args, **kwargs)

    return guard


def _guarded_script(
    call: Callable,
    names: dict[str, str],
    refuse: Callable[[str, str], Any],
    is_allowed: Callable[[], bool],
) -> Callable:
    @functools.wraps(call)
    def guard(script: Any, *args: Any, **kwargs: Any) -> Any:
        called = next((c for c in _operations(script.inlined_graph) if c in names), None)
        if called is not None and not is_allowed():
            _refuse(refuse, names[called], called)
        return call(script, *args, **kwargs)

    return guard


def _operations(graph: Any) -> Iterator[str]:
    """Name the operations of a graph of TorchScript, or of a block of one."""
    for node in graph.nodes():
        yield _bare(node.kind().rpartition("::")[2])
        for block in node.blocks():
            yield from _operations(block)


def _modules_with(value: Callable) -> list[Any]:
    """Find the modules of the function's package, and of the course, that have it."""
    module = getattr(value, "__module__", None) or "numpy"  # of a ufunc
    if not inspect.isfunction(value) and module.startswith("torch"):
        return []  # the mode sees it
    roots = {module.partition(".")[0], "numpy", "scipy", "math", "course_utils", "reference"}
    return [
        found
        for name, found in list(sys.modules.items())
        if name.partition(".")[0] in roots and isinstance(found, type(sys))
    ]


def _set(stack: contextlib.ExitStack, place: Any, key: str, value: Any) -> None:
    stack.callback(setattr, place, key, getattr(place, key))
    setattr(place, key, value)
