"""A trained model on its own: its class and its numbers, without the notebook it was trained in.

A budget of parameters says little as long as a model may keep numbers elsewhere: in a plain list, a
global variable, a file, or in what it was asked before. So a check asks a copy that is made anew
for each question, of two things: the parameters, which it has counted, and a pickle of all the
rest, which may have so and so many bytes. Classes and functions of the notebook are in the pickle
(by cloudpickle); data that make it too large are not.
"""

from __future__ import annotations

import contextlib
import functools
import io
import os
import pickle
import sys
import types
import zlib
from collections.abc import Callable, Iterator, Set
from pathlib import Path
from typing import Any

import cloudpickle
import numpy as np
import torch
from torch import nn
from torch.nn.utils import parametrize
from tqdm.std import tqdm

NO_PART = "does not go along with the model."
_MOST_LEFT = 100  # things that are left behind one by one
_OF_A_MODULE = vars(nn.Module()).keys()
_TRAINING = (torch.optim.Optimizer, torch.utils.data.DataLoader, torch.utils.data.Dataset)
_TRAINING += (torch.optim.lr_scheduler.LRScheduler, torch.Generator, tqdm)
_OPERATORS = ("call", "getitem", "iter", "len", "bool", "add", "radd", "sub", "rsub", "mul")
_OPERATORS += ("rmul", "truediv", "rtruediv", "matmul", "rmatmul", "neg", "pow", "rpow", "lt", "gt")
_OPERATORS += ("le", "ge", "float", "int", "index", "contains", "setitem", "enter", "array")


class LeftBehind:
    """Stands in a copy for what was not taken along; any use says so.

    Parameters
    ----------
    name : str
        What was left behind.
    """

    def __init__(self, name: str) -> None:
        self.__dict__["name"] = name

    def __reduce__(self) -> Any:
        return LeftBehind, (self.__dict__["name"],)

    def __getattr__(self, attribute: str) -> Any:
        if attribute.startswith("__"):  # asked for by Python itself, to find out what it is
            raise AttributeError(attribute)
        return self._refuse()

    @classmethod
    def __torch_function__(
        cls, function: Any, types: Any, args: Any = (), kwargs: Any = None
    ) -> Any:
        for one in (*args, *(kwargs or {}).values()):
            for value in one if isinstance(one, list | tuple) else [one]:
                if isinstance(value, cls):
                    value._refuse()

    def _refuse(self, *_: Any, **__: Any) -> Any:
        raise NameError(
            f"{self.__dict__['name']} does not go along with the model. What is learned belongs "
            "into parameters: layers, assigned or in an nn.ModuleList, or an nn.Parameter. Data of "
            "the training it has to do without, and a large table it can make in forward"
        )


for _name in _OPERATORS:
    setattr(LeftBehind, f"__{_name}__", LeftBehind._refuse)


def serialize(model: nn.Module, most: int) -> tuple[bytes, str]:
    """Write all of a model but its parameters: its classes, its structure, its other attributes.

    Optimizers, schedules, loaders, datasets and progress bars stay behind; so do what cannot be
    written, and, the largest first, variables, attributes and buffers that would make it too large.
    A model may have these, but use them no more.

    Parameters
    ----------
    model : torch.nn.Module
        The model; it stays as it is.
    most : int
        How many bytes it may have, compressed by zlib.

    Returns
    -------
    bytes, str
        It may be larger all the same; then the text names the largest array in it.

    Raises
    ------
    TypeError
        If it cannot be written.

    Examples
    --------
    >>> model = nn.Linear(2, 1)
    >>> content, _ = serialize(model, 16_000)
    >>> torch.equal(ask(content, list(model.parameters()), [torch.eye(2)]), model(torch.eye(2)))
    True
    """
    model = getattr(model, "_orig_mod", model)  # of torch.compile
    if isinstance(model, torch.jit.ScriptModule):
        raise TypeError("it is compiled by torch.jit; return the nn.Module that you compiled")
    candidates, behind = _candidates(model), {}
    size = functools.cache(lambda number: _size(candidates[number][1]))
    with _own_modules_by_value():
        while True:
            try:
                pickler = _written(model, candidates, behind)
            except TypeError:
                found = [i for i in candidates.keys() - behind.keys() if size(i) is None]
                if not found:
                    raise
                behind |= {i: candidates[i][0] for i in found}
                continue
            if is_within(pickler.content, most) or len(behind) > _MOST_LEFT:
                return pickler.content, pickler.largest
            sizes = {i: size(i) or 0 for i in pickler.met}
            largest = max(sizes, key=sizes.__getitem__, default=None)
            if largest is None or sizes[largest] < 500:
                return pickler.content, pickler.largest
            behind[largest] = candidates[largest][0]


def is_within(content: bytes, most: int) -> bool:
    """Whether it has no more than ``most`` bytes when it is compressed.

    Examples
    --------
    >>> is_within(bytes(1000), 100)
    True
    """
    return len(content) <= 100 * most and len(zlib.compress(content)) <= most


def ask(content: bytes, parameters: list[torch.Tensor], inputs: list[Any]) -> Any:
    """Call a fresh copy of a model in evaluation mode, without gradients; give its output.

    Random numbers start anew, so that the same question has the same answer.

    Parameters
    ----------
    content : bytes
        What `serialize` wrote; whatever code is in it is run.
    parameters : list of tensor
        In the order of `torch.nn.Module.parameters`.
    inputs : list
        The arguments of its forward pass.

    Raises
    ------
    Exception
        Whatever the model raises.
    """
    unpickler = _Unpickler(io.BytesIO(content))
    unpickler.parameters = [nn.Parameter(one, requires_grad=False) for one in parameters]
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(0)
        return unpickler.load().eval()(*inputs)


def cpu_clock() -> Callable[[], float]:
    """Begin to count; what is given says how many CPU seconds this process has used since then.

    All threads count, and processes that were started and have been waited for.

    Examples
    --------
    >>> cpu_clock()() < 10
    True
    """
    begin = sum(os.times()[:4])
    return lambda: sum(os.times()[:4]) - begin


class _Pickler(cloudpickle.Pickler):
    """Writes a model.

    Attributes
    ----------
    met : dict
        The identities, as keys, of what is in it that could be left behind.
    largest : str
        The largest array in it.
    """

    def __init__(
        self, file: io.BytesIO, model: nn.Module, candidates: Set[int], behind: dict[int, str]
    ) -> None:
        super().__init__(file)
        self._parameters = {id(p): n for n, p in enumerate(model.parameters())}
        self._candidates, self._behind = candidates, behind
        self.met: dict[int, None] = {}  # in order
        self.largest, self._bytes, self.content = "", 0, b""

    def persistent_id(self, obj: Any) -> Any:
        if id(obj) in self._parameters:
            return self._parameters[id(obj)]
        if id(obj) in self._behind:
            return self._behind[id(obj)]
        if isinstance(obj, _TRAINING):
            return f"The {type(obj).__name__}"
        if isinstance(obj, types.ModuleType) and obj.__name__ not in sys.modules:
            return f"The package {obj.__name__}"
        if id(obj) in self._candidates:
            self.met[id(obj)] = None
        if isinstance(obj, torch.Tensor | np.ndarray) and obj.nbytes > self._bytes:
            self._bytes = obj.nbytes
            self.largest = f"numbers of shape {tuple(obj.shape)}"
        return None

    def reducer_override(self, obj: Any) -> Any:
        if type(obj) is torch.Tensor and obj.layout is torch.strided and not obj.is_quantized:
            numbers = obj.detach().cpu().resolve_conj().resolve_neg().reshape(-1)
            stored = numbers.clone().view(torch.uint8).numpy().tobytes()
            return _tensor, (stored, obj.dtype, tuple(obj.shape))
        if isinstance(obj, nn.Module) and parametrize.is_parametrized(obj):
            return _parametrized, (type(obj).__mro__[1], dict(vars(obj)))
        return super().reducer_override(obj)


class _Unpickler(pickle.Unpickler):
    """Makes a copy, of classes of its own: cloudpickle would take those that are there again."""

    parameters: list[nn.Parameter]

    def persistent_load(self, pid: Any) -> Any:
        return self.parameters[pid] if isinstance(pid, int) else LeftBehind(pid)

    def find_class(self, module: str, name: str) -> Any:
        found = super().find_class(module, name)
        if module.startswith("cloudpickle") and name == "_make_skeleton_class":
            return lambda *arguments: found(*arguments[:4], None, *arguments[5:])
        return found


def _tensor(stored: bytes, dtype: torch.dtype, shape: tuple[int, ...]) -> torch.Tensor:
    if not stored:
        return torch.empty(shape, dtype=dtype)
    return torch.frombuffer(bytearray(stored), dtype=dtype).reshape(shape)


def _parametrized(kind: type[nn.Module], state: dict[str, Any]) -> nn.Module:
    """Make a layer with computed parameters (`torch.nn.utils.parametrize`), as PyTorch does."""
    layer = kind.__new__(kind)
    layer.__dict__ = state
    parametrize._inject_new_class(layer)
    for name in state["_modules"]["parametrizations"]:
        parametrize._inject_property(layer, name)
    return layer


def _candidates(model: nn.Module) -> dict[int, tuple[str, Any]]:
    """Find what could be left behind: the notebook's variables, attributes and buffers."""
    variables = vars(sys.modules["__main__"]).items()
    found = {id(value): (f"The variable `{name}`", value) for name, value in variables}
    own = {id(part) for part in model.modules()} | {id(p) for p in model.parameters()}
    for part in model.modules():
        for name, value in vars(part).items():
            if name not in _OF_A_MODULE:
                found[id(value)] = f"The attribute `{name}`", value
        for name, value in part._buffers.items():
            found[id(value)] = f"The buffer `{name}`", value
    kinds = (type, types.ModuleType, types.FunctionType)
    return {i: one for i, one in found.items() if i not in own and not isinstance(one[1], kinds)}


def _written(model: nn.Module, candidates: dict[int, Any], behind: dict[int, str]) -> _Pickler:
    file = io.BytesIO()
    pickler = _Pickler(file, model, candidates.keys(), behind)
    try:
        pickler.dump(model)
    except Exception as error:  # each kind of object has its own
        raise TypeError(f"{type(error).__name__}: {error}"[:300]) from None
    pickler.content = file.getvalue()
    return pickler


def _size(value: Any) -> int | None:
    """Give the bytes of a value, compressed if that is quick; None if it cannot be written."""
    try:
        is_tensor = isinstance(value, torch.Tensor)
        content = value.detach().cpu().numpy().tobytes() if is_tensor else cloudpickle.dumps(value)
    except Exception:
        return None
    return len(content) if len(content) > 4_000_000 else len(zlib.compress(content, 1))


@contextlib.contextmanager
def _own_modules_by_value() -> Iterator[None]:
    """Take along what was imported from files beside the notebook, too."""
    here, registered = Path.cwd(), []
    for module in list(sys.modules.values()):
        file = getattr(module, "__file__", None)
        if isinstance(file, str) and Path(file).parent == here and module.__name__ != "__main__":
            cloudpickle.register_pickle_by_value(module)
            registered.append(module)
    try:
        yield
    finally:
        for module in registered:
            cloudpickle.unregister_pickle_by_value(module)
