"""A trained model on its own: its class and its numbers, without the notebook it was trained in.

A budget of parameters says little as long as a model may keep numbers elsewhere: in a plain list, a
global variable, a file, or in what it was asked before. So a check asks a *serialized* model. Each
question goes to a copy that was made of the bytes alone and knows of no other question. Classes and
functions of the notebook travel with the model (by cloudpickle); data that they refer to do not.
"""

from __future__ import annotations

import contextlib
import io
import pickle
import sys
import types
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cloudpickle
import torch
from torch import nn
from torch.nn.utils import parametrize

NO_PART = "is not part of the model."
LARGE = 4_000  # bytes: what is larger, and no parameter or buffer, stays behind
_OF_A_MODULE = vars(nn.Module()).keys()
_TRAINING = (torch.optim.Optimizer, torch.utils.data.DataLoader, torch.utils.data.Dataset)
_TRAINING += (torch.optim.lr_scheduler.LRScheduler, torch.Generator)
_OPERATORS = ("call", "getitem", "iter", "len", "bool", "add", "radd", "sub", "rsub", "mul")
_OPERATORS += ("rmul", "truediv", "rtruediv", "matmul", "rmatmul", "neg", "pow", "rpow", "lt", "gt")
_OPERATORS += ("le", "ge", "float", "int", "index", "contains", "setitem", "enter", "array")


class LeftBehind:
    """Stands in a serialized model for what was not taken along; any use says so.

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
            f"{self.__dict__['name']} {NO_PART} What a model needs must be one of its layers "
            "(assigned, or in an nn.ModuleList), an nn.Parameter or a buffer (register_buffer): it "
            "has to work where there are none of your variables"
        )


for _name in _OPERATORS:
    setattr(LeftBehind, f"__{_name}__", LeftBehind._refuse)


def serialize(model: nn.Module) -> bytes:
    """Write a model as bytes: its classes, its parameters and buffers, its other attributes.

    Left behind are optimizers, schedules, loaders and datasets, and other attributes and variables
    of more than `LARGE` bytes: a model may have them, but use them no more. Parametrized layers
    (`torch.nn.utils.parametrize`) become plain ones.

    Parameters
    ----------
    model : torch.nn.Module
        The model; it stays as it is.

    Returns
    -------
    bytes

    Raises
    ------
    TypeError
        If something in it cannot be written, such as an open file.

    Examples
    --------
    >>> model = nn.Linear(2, 1)
    >>> copy_of_it = deserialize(serialize(model))
    >>> torch.equal(copy_of_it.weight, model.weight)
    True
    """
    model = getattr(model, "_orig_mod", model)  # of torch.compile
    file = io.BytesIO()
    try:
        with _own_modules_by_value():
            _Pickler(file, model).dump(model)
    except (pickle.PicklingError, RuntimeError, NotImplementedError) as error:
        raise TypeError(str(error)) from None
    return file.getvalue()


def deserialize(content: bytes) -> nn.Module:
    """Make a model of bytes that `serialize` wrote; whatever code they hold is run.

    Raises
    ------
    Exception
        Whatever that code raises.
    """
    return _Unpickler(io.BytesIO(content)).load()


def ask(content: bytes, inputs: list[Any]) -> Any:
    """Call a fresh copy of a model in evaluation mode, without gradients; give its output.

    Random numbers start anew, so that the same question has the same answer.
    """
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(0)
        return deserialize(content).eval()(*inputs)


class _Pickler(cloudpickle.Pickler):
    def __init__(self, file: io.BytesIO, model: nn.Module) -> None:
        super().__init__(file)
        variables = vars(sys.modules["__main__"])
        self._data = {id(value): f"The variable `{name}`" for name, value in variables.items()}
        for part in model.modules():
            for name, value in vars(part).items():
                if name not in _OF_A_MODULE:
                    self._data[id(value)] = f"The attribute `{name}`"
        self._own = set(map(id, [*model.modules(), *model.parameters(), *model.buffers()]))

    def persistent_id(self, obj: Any) -> Any:
        if id(obj) in self._own:
            return None
        if isinstance(obj, _TRAINING):
            return f"The {type(obj).__name__}"
        if isinstance(obj, types.ModuleType) and obj.__name__ not in sys.modules:
            return f"The package {obj.__name__}"
        name = self._data.get(id(obj))
        return name if name is not None and _is_large(obj, self._own) else None

    def reducer_override(self, obj: Any) -> Any:
        if type(obj) is torch.Tensor and obj.layout is torch.strided and not obj.is_quantized:
            numbers = obj.detach().cpu().resolve_conj().resolve_neg().reshape(-1)
            stored = numbers.clone().view(torch.uint8).numpy().tobytes()
            return _tensor, (stored, obj.dtype, tuple(obj.shape))
        if isinstance(obj, nn.Module) and parametrize.is_parametrized(obj):
            return _without_parametrizations(obj)
        return super().reducer_override(obj)


class _Unpickler(pickle.Unpickler):
    def persistent_load(self, pid: Any) -> Any:
        return LeftBehind(pid)


def _tensor(stored: bytes, dtype: torch.dtype, shape: tuple[int, ...]) -> torch.Tensor:
    if not stored:
        return torch.empty(shape, dtype=dtype)
    return torch.frombuffer(bytearray(stored), dtype=dtype).reshape(shape)


class _Rest(cloudpickle.Pickler):
    """Writes an object without the parts of the model that are in it."""

    def __init__(self, file: io.BytesIO, own: set[int]) -> None:
        super().__init__(file)
        self._own = own

    def persistent_id(self, obj: Any) -> Any:
        return "own" if id(obj) in self._own else None


def _is_large(value: Any, own: set[int]) -> bool:
    if isinstance(value, type | types.ModuleType | types.FunctionType):
        return False
    if isinstance(value, torch.Tensor):
        return value.numel() * value.element_size() > LARGE
    file = io.BytesIO()
    try:
        _Rest(file, own).dump(value)
    except Exception:
        return True
    return file.tell() > LARGE


def _without_parametrizations(layer: nn.Module) -> tuple[Any, ...]:
    """Say how to make a layer of the class that it had, with the parameters that it computes."""
    state = dict(vars(layer))
    state["_parameters"], state["_modules"] = dict(layer._parameters), dict(layer._modules)
    steps, was_training = state["_modules"].pop("parametrizations"), layer.training
    steps.eval()
    for name in steps:
        state["_parameters"][name] = nn.Parameter(getattr(layer, name).detach())
    steps.train(was_training)
    return _layer, (type(layer).__mro__[1], state)


def _layer(kind: type[nn.Module], state: dict[str, Any]) -> nn.Module:
    layer = kind.__new__(kind)
    layer.__dict__ = state
    return layer


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
