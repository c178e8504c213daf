"""Gradients through the wall: a tensor with a past on the other side has one here, too.

A function that was called over there gives a tensor that autograd could follow back to its inputs.
Here, it becomes the result of one step whose inputs are what its past began with: leaves, and
tensors that had come from here. Going back, that step asks the other side for the product of the
gradient and the Jacobian (`torch.autograd.grad`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import torch
from torch.autograd.function import once_differentiable
from torch.autograd.graph import GradientEdge

if TYPE_CHECKING:
    from .peer import Peer


class _Step:
    """Where a step goes on; none is left when no graph needs it any more."""

    def __init__(self, peer: Peer, number: int) -> None:
        self.peer, self.number = peer, number


class _FarStep(torch.autograd.Function):
    @staticmethod
    def forward(ctx, step: _Step, result: torch.Tensor, *inputs: torch.Tensor):
        ctx.far_step, ctx.inputs = step, len(inputs)
        return result.clone()

    @staticmethod
    @once_differentiable
    def backward(ctx, gradient: torch.Tensor):
        step = ctx.far_step
        if step.peer.pulling_back:  # it ends here: the other side goes on by itself
            return None, None, *[None] * ctx.inputs
        return None, None, *step.peer.ask("pull_back", step.number, gradient)


def join(
    peer: Peer, number: int, result: torch.Tensor, inputs: list[Any]
) -> tuple[torch.Tensor, Any]:
    """Give ``result`` the past that it has as number ``number`` on the other side.

    Returns
    -------
    tensor, object
        The second one lives as long as autograd may need the past.
    """
    step = _Step(peer, number)
    with torch.enable_grad():
        return _FarStep.apply(step, result, *inputs), step


def inputs_of(tensor: torch.Tensor) -> list[torch.Tensor | GradientEdge]:
    """Find what the past of a tensor begins with: leaves, and what came through the wall."""
    found: dict[Any, torch.Tensor | GradientEdge] = {}
    waiting, seen = [tensor.grad_fn], set()
    while waiting:
        step = waiting.pop()
        if step is None or step in seen:
            continue
        seen.add(step)
        if hasattr(step, "variable"):  # the end of the graph: a leaf
            found[id(step.variable)] = step.variable
        elif number_of(step) is not None:
            found[step] = GradientEdge(step, 0)
        else:
            waiting += [following for following, _ in step.next_functions]
    return list(found.values())


def number_of(step: Any) -> int | None:
    """Give the number, on the other side, of what came through the wall by this step."""
    far_step = getattr(step, "far_step", None)
    return far_step and far_step.number


def pull_back(
    tensor: torch.Tensor, inputs: list[torch.Tensor | GradientEdge], gradient: torch.Tensor
) -> list[torch.Tensor | None]:
    """Multiply a gradient at ``tensor`` with the Jacobians at its inputs."""
    with torch.enable_grad():
        return list(
            torch.autograd.grad(tensor, inputs, gradient, retain_graph=True, allow_unused=True)
        )
