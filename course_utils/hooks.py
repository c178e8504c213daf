"""Look into a model while it runs, and leave nothing behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import torch
from torch import nn

__all__ = ["record_outputs"]


@contextmanager
def record_outputs(
    model: nn.Module,
    layers: Iterable[str | nn.Module] | None = None,
    *,
    gradient: bool = False,
) -> Iterator[dict[str, Any]]:
    """Record what layers of a model put out, as long as the ``with`` block lasts; lesson 06.

    Each layer gets a forward hook. All of them are removed when the block ends, also if the forward
    pass fails in between.

    Parameters
    ----------
    model : nn.Module
        Runs as always, and is not changed.
    layers : iterable of str or nn.Module, optional
        Which ones: names, as ``model.named_modules()`` gives them, or the layers themselves. None:
        all layers that have no layers inside.
    gradient : bool, default=False
        Keep the outputs themselves, no copies: then ``torch.autograd.grad`` can ask for the
        gradient with respect to them.

    Yields
    ------
    dict of str to tensor
        Name of the layer -> a copy of its output, without gradient, in the order in which they ran.
        It is filled by each forward pass; of a layer that runs twice the last output is kept. An
        output that is a tuple gives a tuple of copies.

    Raises
    ------
    ValueError
        If the model has no such layer.
    TypeError
        If a layer puts out something other than tensors.

    Examples
    --------
    >>> model = nn.Sequential(nn.Conv2d(1, 4, 3), nn.ReLU(), nn.MaxPool2d(2))
    >>> with record_outputs(model, ["0", "2"]) as outputs:
    ...     y = model(torch.rand(5, 1, 28, 28))
    >>> {name: tuple(output.shape) for name, output in outputs.items()}
    {'0': (5, 4, 26, 26), '2': (5, 4, 13, 13)}
    """
    outputs: dict[str, Any] = {}

    def make_hook(name: str):
        def keep(_layer: nn.Module, _inputs: Any, output: Any) -> None:
            outputs.pop(name, None)  # so that the order is that of the last pass
            outputs[name] = output if gradient else _copy(output, name)

        return keep

    with ExitStack() as hooks:
        for name, layer in _named(model, layers):
            # Leaving the stack calls the handle's own __exit__, which removes the hook.
            hooks.enter_context(layer.register_forward_hook(make_hook(name)))
        yield outputs


def _named(model: nn.Module, layers: Any) -> list[tuple[str, nn.Module]]:
    """Names and modules that are to be recorded."""
    known = dict(model.named_modules())
    if layers is None:
        return [(name, part) for name, part in known.items() if not list(part.children())]
    if isinstance(layers, str | nn.Module):
        raise ValueError("layers must be a list: put brackets around a single layer.")
    names = {part: name for name, part in known.items()}
    found = []
    for layer in layers:
        name = names.get(layer) if isinstance(layer, nn.Module) else layer
        if name not in known:
            some = ", ".join(repr(each) for each in list(known)[1:9])
            raise ValueError(f"The model has no layer {layer!r}. It has {some}, ...")
        found.append((name, known[name]))
    return found


def _copy(output: Any, name: str) -> Any:
    # A copy, for a layer that works in place (nn.ReLU(inplace=True)) would overwrite it.
    if isinstance(output, torch.Tensor):
        return output.detach().clone()
    if isinstance(output, tuple | list):
        return tuple(_copy(part, name) for part in output)
    raise TypeError(
        f"Layer {name!r} puts out {type(output).__name__}, and record_outputs keeps tensors only: "
        "name the layers that you want."
    )
