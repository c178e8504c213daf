"""Networks and optimizers through the wall.

A layer of ``torch.nn`` is data: its class, its settings and its tensors. It crosses by value, is
the same layer on the other side, and its tensors are shared. A module of one's own is code: what
crosses is its tree of parts, and its forward pass stays where it is. An optimizer of
``torch.optim`` is data again: its settings, its parameters, and what it remembers of them.
"""

from __future__ import annotations

import copy
import inspect
import sys
from typing import TYPE_CHECKING, Any

import torch
from torch import nn
from torch.utils.hooks import RemovableHandle

from .far import class_name
from .messages import NotPlain
from .values import bits_of, is_plain

if TYPE_CHECKING:
    from .peer import Peer

STANDARD = {
    f"{value.__module__}.{value.__qualname__}": value
    for name, module in list(sys.modules.items())
    if name.startswith("torch.nn.modules")
    for value in list(vars(module).values())
    if isinstance(value, type) and issubclass(value, nn.Module)
}
# The layers of an answer's that the check's process runs itself. All others stay where they are:
# not every kernel of PyTorch holds out against settings and tensors that somebody made up.
PLAIN = {"Linear", "Bilinear", "Conv1d", "Conv2d", "ConvTranspose2d", "Flatten", "Unflatten"}
PLAIN |= {"Identity", "ReLU", "LeakyReLU", "PReLU", "ELU", "GELU", "SiLU", "Tanh", "Sigmoid"}
PLAIN |= {"ReLU6", "RReLU", "CELU", "SELU", "Mish", "GLU", "Softsign", "Hardtanh", "Hardswish"}
PLAIN |= {"Hardsigmoid", "LogSigmoid", "Tanhshrink", "Threshold", "AlphaDropout", "GroupNorm"}
PLAIN |= {"MaxPool1d", "AvgPool1d", "AdaptiveMaxPool2d", "PixelShuffle"}
PLAIN |= {"Softplus", "Softmax", "LogSoftmax", "Dropout", "Dropout2d", "BatchNorm1d"}
PLAIN |= {"BatchNorm2d", "LayerNorm", "MaxPool2d", "AvgPool2d", "AdaptiveAvgPool2d", "Upsample"}
PLAIN |= {"ZeroPad2d", "Embedding", "Sequential", "ModuleList", "ModuleDict", "ParameterList"}
PLAIN |= {"RNN", "LSTM", "GRU", "RNNCell", "LSTMCell", "GRUCell"}
_MOST_LAYERS = 64  # of a recurrent network
# Settings of an optimizer that choose kernels which believe the shapes they are told: the step is
# the same without.
_KERNELS = ("fused", "capturable")
OPTIMIZERS = {
    name: value
    for name, value in vars(torch.optim).items()
    if isinstance(value, type) and issubclass(value, torch.optim.Optimizer)
}
_INTERNAL = {*vars(nn.Module()), "_far_peer", "_far_number", "forward"}
_WEIGHTS_AGAIN = {"_flat_weights", "_flat_weight_refs"}  # of a recurrent layer
_TENSORS = (torch.Tensor, nn.Parameter)
# Settings of layers that are not for users, and that their forward passes need.
_PRIVATE = {"_flat_weights_names", "_all_weights", "_qkv_same_embed_dim", "_keys", "_size"}
_PRIVATE |= {"_reversed_padding_repeated_twice"}
_OF_RECURRENT = ("input_size", "hidden_size", "num_layers", "bias", "batch_first", "dropout")
_OF_RECURRENT += ("bidirectional", "proj_size", "nonlinearity")
_DATA = (bool, int, float, str, type(None), torch.dtype, torch.device)


class FarForward:
    """A module whose forward pass lies on the other side; mixed into its nearest class of torch."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Run it there, with its hooks."""
        if "_far_peer" not in self.__dict__:
            return super().__call__(*args, **kwargs)
        return self._far_peer.call(self, args, kwargs)

    def forward(self, *args: Any, **kwargs: Any) -> Any:
        """Run it there."""
        if "_far_peer" not in self.__dict__:  # made of the parts of one, as by slicing
            return super().forward(*args, **kwargs)
        return self._far_peer.call(self, args, kwargs)

    def train(self, mode: bool = True) -> Any:
        """Switch the mode there, by its own method."""
        if "_far_peer" not in self.__dict__:
            return super().train(mode)
        self._far_peer.ask("train", self, bool(mode))
        return self

    def __getattr__(self, name: str) -> Any:
        try:
            return super().__getattr__(name)
        except AttributeError:
            if name.startswith("__") or "_far_peer" not in self.__dict__:
                raise
        return self._far_peer.ask("get", self, name)

    def __deepcopy__(self, memory: dict[int, Any]) -> Any:
        return self._far_peer.ask("copy", self)

    def __reduce__(self) -> Any:
        raise TypeError("this network lies in another process and cannot be pickled")


def is_data(module: nn.Module, answers: bool) -> bool:
    """Whether a module is a layer of ``torch.nn`` with nothing of one's own in it."""
    if STANDARD.get(f"{type(module).__module__}.{type(module).__qualname__}") is not type(module):
        return False
    if answers and not (type(module).__name__ in PLAIN and _has_its_shapes(module)):
        return False
    if answers and (
        module._forward_hooks or module._forward_pre_hooks or "forward" in vars(module)
    ):
        return False
    tensors = [t for place in _places(module)[:2] for t in place.values() if t is not None]
    if not all(type(t) in _TENSORS and is_plain(t) for t in tensors):
        return False
    return all(_is_data(value) for value in _settings(module).values())


def write(writer: Any, number: int, module: nn.Module) -> list[Any]:
    """Turn a module into a node; its parts become known to both sides."""
    kind = type(module)
    far = not is_data(module, writer.peer.answers)
    base = next(c for c in kind.__mro__ if c.__module__.startswith("torch.nn.modules"))
    return [
        "module",
        number,
        far,
        f"{base.__module__}.{base.__qualname__}",
        kind.__name__,
        body(writer, module),
    ]


def body(writer: Any, module: nn.Module) -> list[Any]:
    """Write what of a module may change: mode, settings, tensors, parts, hooks."""
    settings = _settings(module) if is_data(module, answers=False) else {}
    return [
        module.training,
        writer.node(settings),
        [[name, writer.shared(p)] for name, p in module._parameters.items()],
        [
            [name, writer.shared(b), name in module._non_persistent_buffers_set]
            for name, b in module._buffers.items()
        ],
        [[name, writer.node(child)] for name, child in module._modules.items()],
        _write_hooks(writer, module),
    ]


def read(reader: Any, rest: list[Any]) -> nn.Module:
    """Make a module of its node."""
    number, far, base, name, content = rest
    peer: Peer = reader.peer
    kind = STANDARD.get(base)
    if kind is None:
        raise NotPlain("no class of torch.nn")
    if far:
        kind = type(class_name(name), (FarForward, kind), {})
    elif not peer.answers and kind.__name__ not in PLAIN:
        raise NotPlain(f"a layer that does not cross: {kind.__name__}")
    made = kind.__new__(kind)
    nn.Module.__init__(made)
    if far:
        made.__dict__.update(_far_peer=peer, _far_number=number)
    peer.learn(number, made)
    fill(reader, made, content)
    return made


def fill(reader: Any, module: nn.Module, content: list[Any]) -> None:
    """Give a module the content that `body` wrote."""
    training, settings, parameters, buffers, parts, hooks = content
    module.training = training is True
    for name, value in _read_settings(reader, settings).items():
        if callable(getattr(type(module), name, None)) or hasattr(nn.Module, name):
            raise NotPlain(f"no setting of a layer: {name!r:.40}")
        if module.__dict__.get(name, module) != value:
            module.__dict__[name] = value
    places = ((module._parameters, parameters), (module._buffers, buffers))
    for place, written in places:
        values = {_name(name): reader.value(node) for name, node, *_ in written}
        _check(reader, place, values, torch.Tensor)
        if not _same(place, values):
            place.clear()
            place.update(values)
    module._non_persistent_buffers_set = {name for name, _, not_kept in buffers if not_kept}
    values = {_name(name): reader.value(node) for name, node in parts}
    _check(reader, module._modules, values, nn.Module)
    if not _same(module._modules, values):
        module._modules.clear()
        module._modules.update(values)
    if isinstance(module, nn.RNNBase) and not isinstance(module, FarForward):
        module._init_flat_weights()
    if not reader.peer.answers:
        check_shapes(module)
    _read_hooks(reader, module, hooks)


def check_shapes(module: nn.Module) -> None:
    """Refuse a recurrent layer that runs here with tensors of others: its kernels trust them.

    Raises
    ------
    NotPlain
        If its tensors are not those that its settings ask for.
    """
    if not (isinstance(module, FarForward) or _has_its_shapes(module)):
        raise NotPlain(f"weights that are not those of its {type(module).__name__}")


def _has_its_shapes(module: nn.Module) -> bool:
    """Whether a recurrent layer's tensors are those that its settings ask for.

    The kernels of other layers look at the shapes themselves.
    """
    if not isinstance(module, nn.RNNBase | nn.RNNCellBase):
        return True
    settings = {name: vars(module)[name] for name in _OF_RECURRENT if name in vars(module)}
    if not settings.get("proj_size"):
        settings.pop("proj_size", None)  # of an LSTM alone
    if getattr(module, "num_layers", 1) > _MOST_LAYERS:
        return False
    try:
        fresh = type(module)(**settings, device="meta")
    except (TypeError, ValueError, RuntimeError):
        return False
    mine, its = (
        {name: None if p is None else p.shape for name, p in one._parameters.items()}
        for one in (module, fresh)
    )
    kinds = {p.dtype for p in module._parameters.values() if p is not None}
    names = all(
        getattr(module, name, None) == getattr(fresh, name, None)
        for name in ("mode", "_all_weights", "_flat_weights_names")
    )
    return mine == its and len(kinds) == 1 and names


def state(module: nn.Module) -> list[Any]:
    """Give something that differs as soon as `body` would."""
    return [
        module.training,
        copy.deepcopy(_settings(module)) if is_data(module, answers=False) else {},
        *({name: id(v) for name, v in place.items()} for place in _places(module)),
        [[id(hook) for hook in hooks.values()] for hooks, _ in _all_hooks(module)],
        id(vars(module).get("forward")),
    ]


def write_optimizer(writer: Any, optimizer: torch.optim.Optimizer) -> list[Any]:
    """Write what of an optimizer may change: its groups, and what it remembers."""
    groups = [
        [[writer.shared(p) for p in group["params"]], writer.node(_without(group, "params"))]
        for group in optimizer.param_groups
    ]
    remembered = [
        [writer.shared(p), writer.node(dict(values))] for p, values in optimizer.state.items()
    ]
    return [groups, remembered]


def read_optimizer(reader: Any, rest: list[Any]) -> torch.optim.Optimizer:
    """Make an optimizer of its node."""
    number, name, content = rest
    kind = OPTIMIZERS.get(name)
    if kind is None:
        raise NotPlain("no optimizer of torch.optim")
    found = read_content(reader, content)
    groups = [{"params": parameters, **settings} for parameters, settings in found[0]]
    accepted = inspect.signature(kind).parameters
    settings = {name: value for name, value in groups[0].items() if name in accepted}
    settings.pop("params")
    made = kind(groups[0]["params"] if len(groups) == 1 else groups, **settings)
    reader.peer.learn(number, made)
    fill_optimizer(made, found)
    return made


def read_content(reader: Any, content: list[Any]) -> tuple[list[Any], list[Any]]:
    """Read what `write_optimizer` wrote."""
    groups, remembered = content
    return (
        [
            ([reader.value(p) for p in parameters], _read_group(reader, settings))
            for parameters, settings in groups
        ],
        [
            (reader.value(parameter), _own_copies(reader.value(values)))
            for parameter, values in remembered
        ],
    )


def _read_group(reader: Any, node: Any) -> dict[str, Any]:
    """Read the settings of a group of parameters, but for the kernel of the step."""
    settings = _read_settings(reader, node)
    return {name: False if name in _KERNELS else value for name, value in settings.items()}


def _own_copies(values: dict[str, Any]) -> dict[str, Any]:
    """Give what an optimizer remembers: its own copies, for it writes into them."""
    return {
        name: value.detach().clone() if isinstance(value, torch.Tensor) else value
        for name, value in values.items()
    }


def fill_optimizer(optimizer: torch.optim.Optimizer, content: tuple[list[Any], list[Any]]) -> None:
    """Give an optimizer the content that `read_content` read: settings, not other parameters."""
    groups, remembered = content
    if len(groups) != len(optimizer.param_groups):
        raise NotPlain("another number of groups")
    for group, (parameters, settings) in zip(optimizer.param_groups, groups, strict=True):
        if [id(p) for p in parameters] != [id(p) for p in group["params"]]:
            raise NotPlain("an optimizer with other parameters")
        if not settings.keys() <= {*optimizer.defaults, "initial_lr", "swa_lr"}:
            raise NotPlain("no settings of this optimizer")
        group.update(settings)
    for parameter, values in remembered:
        optimizer.state[parameter] = values


def state_of_optimizer(optimizer: torch.optim.Optimizer) -> list[Any]:
    """Give something that differs as soon as `write_optimizer` would."""

    def plain(values: dict[str, Any]) -> dict[str, Any]:
        return {
            name: bits_of(value).numpy().tobytes() if isinstance(value, torch.Tensor) else value
            for name, value in values.items()
        }

    groups = [
        [[id(p) for p in group["params"]], plain(_without(group, "params"))]
        for group in optimizer.param_groups
    ]
    return [groups, [[id(p), plain(values)] for p, values in optimizer.state.items()]]


def _without(group: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in group.items() if key != name}


def _settings(module: nn.Module) -> dict[str, Any]:
    left_out = _INTERNAL | (_WEIGHTS_AGAIN if isinstance(module, nn.RNNBase) else set())
    return {name: value for name, value in vars(module).items() if name not in left_out}


def _is_data(value: Any) -> bool:
    if type(value) in (list, tuple, torch.Size):
        return all(map(_is_data, value))
    if type(value) is dict:
        return all(map(_is_data, [*value, *value.values()]))
    return type(value) in _DATA


def _places(module: nn.Module) -> tuple[dict[str, Any], ...]:
    return module._parameters, module._buffers, module._modules


def _name(text: Any) -> str:
    if type(text) is not str or not text or len(text) > 200 or "." in text:
        raise NotPlain("no name of a part")
    return text


def _read_settings(reader: Any, node: Any) -> dict[str, Any]:
    """Read settings: names that are no part of the machinery, values that are data."""
    settings = reader.value(node)
    if type(settings) is not dict:
        raise NotPlain("no settings")
    for name, value in settings.items():
        known = type(name) is str and name.isidentifier() and name not in _INTERNAL
        if not known or (name.startswith("_") and name not in _PRIVATE) or not _is_data(value):
            raise NotPlain(f"no setting: {name!r:.40}")
    return settings


def _check(reader: Any, place: dict[str, Any], values: dict[str, Any], kind: type) -> None:
    """Refuse what is no part, and a thing of the check's in another place than its own."""
    for name, value in values.items():
        if value is None or place.get(name) is value:
            continue
        if not isinstance(value, kind):
            raise NotPlain(f"a part is no {kind.__name__}")
        if not reader.peer.answers and reader.peer.owns(value):
            if place:
                raise NotPlain("something of the check's was set in another place")
            reader.peer.changed = True  # a part of the answer's now: judged once more with a copy
            if not reader.peer.writes_back:
                values[name] = copy.deepcopy(value)


def _same(place: dict[str, Any], values: dict[str, Any]) -> bool:
    return list(place) == list(values) and all(place[name] is values[name] for name in values)


def _write_hooks(writer: Any, module: nn.Module) -> list[Any]:
    """Write this side's own hooks, and which of the other side's are still there."""
    written = []
    for hooks, with_kwargs in _all_hooks(module):
        own = {key: hook for key, hook in hooks.items() if not isinstance(hook, _FarHook)}
        theirs = [hook.function for hook in hooks.values() if isinstance(hook, _FarHook)]
        nodes = [[writer.node(hook), key in with_kwargs] for key, hook in own.items()]
        written.append([nodes, [writer.node(hook) for hook in theirs]])
    forward = vars(module).get("forward")
    return [*written, None if isinstance(forward, _FarPatch) else writer.node(forward)]


def _read_hooks(reader: Any, module: nn.Module, written: list[Any]) -> None:
    """Hang the other side's hooks on a module that both sides have, and take down what is gone."""
    if isinstance(module, FarForward) and not reader.peer.answers:
        return  # its forward pass is over there, and so are its hooks
    *written, forward = written
    for (hooks, with_kwargs), (theirs, kept) in zip(_all_hooks(module), written, strict=True):
        flags = [given is True for _, given in theirs]
        theirs = [reader.value(node) for node, _ in theirs]
        kept = [reader.value(node) for node in kept]
        for key, hook in list(hooks.items()):
            far = isinstance(hook, _FarHook)
            there = [hook.function is one for one in theirs] if far else [hook is k for k in kept]
            if not any(there) and (far or reader.peer.known.number_of(hook) is not None):
                del hooks[key]
        there = [hook.function for hook in hooks.values() if isinstance(hook, _FarHook)]
        for function, given in zip(theirs, flags, strict=True):
            if not any(function is one for one in there):
                key = RemovableHandle(hooks).id
                hooks[key] = _FarHook(reader.peer, function)
                if given:
                    with_kwargs[key] = True

    function = None if forward is None else reader.value(forward)
    if function is not None:
        module.__dict__["forward"] = _FarPatch(reader.peer, function, module)
    elif isinstance(vars(module).get("forward"), _FarPatch):
        del module.__dict__["forward"]


def _all_hooks(module: nn.Module) -> list[tuple[dict[int, Any], dict[int, bool]]]:
    return [
        (module._forward_pre_hooks, module._forward_pre_hooks_with_kwargs),
        (module._forward_hooks, module._forward_hooks_with_kwargs),
    ]


class _FarHook:
    """A hook that lies on the other side.

    On the check's side it works only while the answer runs: it could change what the check computes
    for itself.
    """

    def __init__(self, peer: Peer, function: Any) -> None:
        self.peer, self.function = peer, function

    def __call__(self, *args: Any) -> Any:
        return self.function(*args) if self.peer.answers or self.peer.asking else None


class _FarPatch:
    """A forward pass that the other side has set for a module's own; as a `_FarHook`."""

    def __init__(self, peer: Peer, function: Any, module: nn.Module) -> None:
        self.peer, self.function, self.module = peer, function, module

    def __call__(self, *args: Any) -> Any:
        if self.peer.answers or self.peer.asking:
            return self.function(*args)
        return type(self.module).forward(self.module, *args)
