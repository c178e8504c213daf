"""The parts of lesson 12: noise added in one go and taken out step by step, and two denoisers.

The lesson builds up each part. ``python -m benchmarks.train_diffusion`` trains the network for
digits that comes with the course. T is the number of steps of noise; a step t is a whole number
from 0 (clean) to T (noise), and ``alpha_bars`` has the shape [T + 1]: how much of the variance of
the data is left after each. A model takes x_t [N, ...] and t [N], and gives the noise in x_t.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from reference.transformer import sinusoidal_positions
from reference.weights import load_model

__all__ = [
    "CHECKPOINT",
    "PointDenoiser",
    "UNet",
    "add_noise",
    "best_noise",
    "ddim_step",
    "denoise_step",
    "guide",
    "load_pretrained",
    "noise_loss",
    "noise_schedule",
    "sample",
    "sample_ddim",
    "spaced_steps",
]

# Written by `python -m benchmarks.train_diffusion`.
CHECKPOINT = Path(__file__).parent / "embedded" / "diffusion_mnist.pt"

Model = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def noise_schedule(steps: int = 100, first: float = 0.001, last: float = 0.12) -> torch.Tensor:
    """Share of the data's variance that is left after 0, 1, ..., T steps of noise.

    Parameters
    ----------
    steps : int
        T, the number of steps.
    first, last : float
        Variance of the noise of the first and of the last step; between them it grows evenly.

    Returns
    -------
    tensor [T + 1]
        It begins with 1.

    Examples
    --------
    >>> noise_schedule(2, first=0.5, last=0.5)
    tensor([1.0000, 0.5000, 0.2500])
    """
    alphas = 1 - torch.linspace(first, last, steps)
    return torch.cat([torch.ones(1), alphas.cumprod(dim=0)])


def add_noise(
    x: torch.Tensor, t: torch.Tensor, noise: torch.Tensor, alpha_bars: torch.Tensor
) -> torch.Tensor:
    """Give what t steps of noise make of x, in one go.

    Parameters
    ----------
    x, noise : tensor [N, ...]
    t : tensor [N] of int64
    alpha_bars : tensor [T + 1]

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> kept = torch.tensor([1.0, 0.25, 0.0])
    >>> x, noise = torch.tensor([[4.0], [4.0], [4.0]]), torch.tensor([[9.0], [0.0], [9.0]])
    >>> add_noise(x, torch.tensor([0, 1, 2]), noise, kept)
    tensor([[4.],
            [2.],
            [9.]])
    """
    kept = _beside(alpha_bars[t], x)
    return kept.sqrt() * x + (1 - kept).sqrt() * noise


def noise_loss(
    model: Callable[..., torch.Tensor],
    x: torch.Tensor,
    alpha_bars: torch.Tensor,
    labels: torch.Tensor | None = None,
) -> torch.Tensor:
    """Mean squared error of the predicted noise, at steps drawn at random for each example.

    Parameters
    ----------
    model : callable
        ``model(x_t, t)`` or, with labels, ``model(x_t, t, labels)``.
    x : tensor [N, ...]
        Clean examples.
    alpha_bars : tensor [T + 1]
    labels : tensor [N] of int64, optional

    Returns
    -------
    tensor []

    Examples
    --------
    >>> from math import isclose
    >>> loss = noise_loss(lambda x, t: 0 * x, torch.zeros(100_000, 2), noise_schedule())
    >>> isclose(loss.item(), 1, abs_tol=0.05)  # the noise itself has variance 1
    True
    """
    t = torch.randint(1, len(alpha_bars), (len(x),), device=x.device)
    noise = torch.randn_like(x)
    more = () if labels is None else (labels,)
    return F.mse_loss(model(add_noise(x, t, noise, alpha_bars), t, *more), noise)


def denoise_step(
    x: torch.Tensor, t: int, predicted: torch.Tensor, alpha_bars: torch.Tensor, z: torch.Tensor
) -> torch.Tensor:
    """Go one step back, from x_t to x_(t - 1), by drawing it at random (Ho et al., 2020).

    Parameters
    ----------
    x, predicted : tensor [N, ...]
        x_t, and the noise that is thought to be in it.
    t : int
        From 1 to T.
    alpha_bars : tensor [T + 1]
    z : tensor [N, ...]
        Fresh noise; the last step, to t = 0, adds none.

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> kept = torch.tensor([1.0, 0.75, 0.25])
    >>> x0, noise = torch.full((1, 1), 6.0), torch.full((1, 1), 2.0)
    >>> x = add_noise(x0, torch.tensor([1]), noise, kept)
    >>> denoise_step(x, 1, noise, kept, z=torch.ones(1, 1)).round(decimals=3)
    tensor([[6.]])
    """
    alpha = alpha_bars[t] / alpha_bars[t - 1]
    mean = (x - (1 - alpha) / (1 - alpha_bars[t]).sqrt() * predicted) / alpha.sqrt()
    return mean if t == 1 else mean + (1 - alpha).sqrt() * z


def sample(model: Model, x: torch.Tensor, alpha_bars: torch.Tensor) -> torch.Tensor:
    """Turn noise into examples, by all T steps, without gradients.

    Parameters
    ----------
    model : callable
    x : tensor [N, ...]
        From N(0, 1).
    alpha_bars : tensor [T + 1]

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> kept = noise_schedule()
    >>> centres = torch.tensor([[1.0, 1.0], [-1.0, -1.0]])
    >>> def model(x, t):
    ...     return best_noise(x, t, centres, 0.1, kept)
    >>> made = sample(model, torch.randn(200, 2), kept)
    >>> bool(torch.cdist(made, centres).min(dim=1).values.median() < 0.2)
    True
    """
    with torch.no_grad():
        for t in range(len(alpha_bars) - 1, 0, -1):
            predicted = model(x, torch.full((len(x),), t, device=x.device))
            x = denoise_step(x, t, predicted, alpha_bars, torch.randn_like(x))
    return x


def ddim_step(
    x: torch.Tensor, predicted: torch.Tensor, now: torch.Tensor, then: torch.Tensor
) -> torch.Tensor:
    """Jump from one amount of noise to another, without drawing anything (Song et al., 2021).

    Parameters
    ----------
    x, predicted : tensor [N, ...]
        The noisy examples, and the noise that is thought to be in them.
    now, then : tensor []
        The values of ``alpha_bars`` before and after.

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> x0, noise = torch.tensor([[8.0]]), torch.tensor([[3.0]])
    >>> x = 0.5 * x0 + 0.75**0.5 * noise
    >>> ddim_step(x, noise, torch.tensor(0.25), torch.tensor(1.0)).round(decimals=3)
    tensor([[8.]])
    """
    clean = (x - (1 - now).sqrt() * predicted) / now.sqrt()
    return then.sqrt() * clean + (1 - then).sqrt() * predicted


def spaced_steps(count: int, steps: int = 100) -> list[int]:
    """Whole numbers from T down to 0, evenly spaced, for so many jumps.

    Parameters
    ----------
    count : int
        How many jumps.
    steps : int
        T.

    Returns
    -------
    list of int
        One more than there are jumps.

    Raises
    ------
    ValueError
        If there are fewer jumps than one, or more than T.

    Examples
    --------
    >>> spaced_steps(4)
    [100, 75, 50, 25, 0]
    """
    if not 1 <= count <= steps:
        raise ValueError(f"There are 1 to {steps} jumps from {steps} to 0, and not {count}.")
    return [round(steps * left / count) for left in range(count, -1, -1)]


def sample_ddim(
    model: Model, x: torch.Tensor, alpha_bars: torch.Tensor, times: Sequence[int]
) -> torch.Tensor:
    """Turn noise into examples by jumps, without gradients: the same noise, the same examples.

    Parameters
    ----------
    model : callable
    x : tensor [N, ...]
        From N(0, 1).
    alpha_bars : tensor [T + 1]
    times : sequence of int
        Where to jump from and to, from T down to 0; see `spaced_steps`.

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> kept, x = noise_schedule(), torch.randn(3, 2)
    >>> def model(x, t):
    ...     return best_noise(x, t, torch.zeros(1, 2), 0.01, kept)
    >>> made = sample_ddim(model, x, kept, [100, 50, 0])
    >>> bool((made.abs() < 0.2).all())
    True
    """
    with torch.no_grad():
        for now, then in itertools.pairwise(times):
            predicted = model(x, torch.full((len(x),), now, device=x.device))
            x = ddim_step(x, predicted, alpha_bars[now], alpha_bars[then])
    return x


def guide(
    model: Callable[..., torch.Tensor], labels: torch.Tensor, scale: float, nothing: int = 10
) -> Model:
    """Ask a model with labels for some of them, more insistently (Ho and Salimans, 2022).

    Parameters
    ----------
    model : callable
        ``model(x_t, t, labels)``.
    labels : tensor [N] of int64
        What is asked for.
    scale : float
        0 ignores the labels, 1 is the model as it is, more exaggerates what they change.
    nothing : int
        The label that says nothing.

    Returns
    -------
    callable
        ``(x_t, t)`` to the noise. It asks the model twice, in one batch.

    Examples
    --------
    >>> def model(x, t, labels):
    ...     return x + (labels != 10)[:, None]  # a label adds 1
    >>> guide(model, torch.tensor([3]), 2.5)(torch.zeros(1, 1), torch.tensor([7]))
    tensor([[2.5000]])
    """

    def predict(x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        both = torch.cat([labels, torch.full_like(labels, nothing)])
        asked, free = model(torch.cat([x, x]), torch.cat([t, t]), both).chunk(2)
        return free + scale * (asked - free)

    return predict


def best_noise(
    x: torch.Tensor,
    t: torch.Tensor,
    centres: torch.Tensor,
    std: float,
    alpha_bars: torch.Tensor,
) -> torch.Tensor:
    """Give the mean of the noise in x_t, if the data are round clouds that are equally likely.

    No model has a smaller `noise_loss`: this is what a perfect one would say.

    Parameters
    ----------
    x : tensor [N, d]
    t : tensor [N] of int64
        From 1 to T.
    centres : tensor [k, d]
    std : float
        Of each cloud, in each direction.
    alpha_bars : tensor [T + 1]

    Returns
    -------
    tensor [N, d]

    Examples
    --------
    >>> kept = torch.tensor([1.0, 0.64])
    >>> x = torch.tensor([[0.8 + 0.6 * 0.5]])
    >>> best_noise(x, torch.tensor([1]), torch.tensor([[1.0]]), 0.0, kept)
    tensor([[0.5000]])
    """
    kept = _beside(alpha_bars[t], x)
    variance = kept * std**2 + 1 - kept  # of a cloud that has become noisy
    away = x[:, None] - kept.sqrt()[:, None] * centres
    share = (-away.square().sum(dim=2) / (2 * variance)).softmax(dim=1)
    return (1 - kept).sqrt() / variance * (share[:, :, None] * away).sum(dim=1)


class PointDenoiser(nn.Module):
    """Predict the noise in points: four linear layers, which are told the step t.

    Parameters
    ----------
    hidden : int
        Units of each hidden layer.
    steps : int
        T.
    d : int
        Numbers of a point.

    Examples
    --------
    >>> PointDenoiser()(torch.randn(5, 2), torch.tensor([1, 2, 3, 50, 100])).shape
    torch.Size([5, 2])
    """

    def __init__(self, hidden: int = 128, steps: int = 100, d: int = 2):
        super().__init__()
        self.when = nn.Buffer(sinusoidal_positions(steps + 1, 32), persistent=False)
        self.layers = nn.Sequential(
            nn.Linear(d + 32, hidden),
            nn.SiLU(),
            nn.Linear(hidden, hidden),
            nn.SiLU(),
            nn.Linear(hidden, hidden),
            nn.SiLU(),
            nn.Linear(hidden, d),
        )

    def forward(self, x: torch.Tensor, t: torch.Tensor) -> torch.Tensor:
        """Noise [N, d] in points x_t [N, d] at the steps t [N]."""
        return self.layers(torch.cat([x, self.when[t]], dim=1))


class Block(nn.Module):
    """Two convolutions with a way around them; what is told moves and stretches the maps between.

    Parameters
    ----------
    before, after : int
        Channels.
    told : int
        Numbers of the vector that says what to do: here, the step and the label.
    """

    def __init__(self, before: int, after: int, told: int):
        super().__init__()
        self.first = nn.Sequential(
            nn.GroupNorm(8, before), nn.SiLU(), nn.Conv2d(before, after, 3, padding=1)
        )
        self.tell = nn.Linear(told, 2 * after)
        self.norm = nn.GroupNorm(8, after)
        self.second = nn.Sequential(nn.SiLU(), nn.Conv2d(after, after, 3, padding=1))
        self.around = nn.Identity() if before == after else nn.Conv2d(before, after, 1)

    def forward(self, x: torch.Tensor, told: torch.Tensor) -> torch.Tensor:
        """Maps [N, before, H, W] to maps [N, after, H, W]; told [N, d]."""
        scale, shift = self.tell(told)[:, :, None, None].chunk(2, dim=1)
        out = self.norm(self.first(x)) * (1 + scale) + shift
        return self.second(out) + self.around(x)


class UNet(nn.Module):
    """Predict the noise in images of 28 x 28, told the step and perhaps the digit.

    Squares of 2 x 2 pixels become channels first. Then 14 x 14 shrinks to 7 x 7 and grows again,
    with a way across (Ronneberger et al., 2015).

    Parameters
    ----------
    channels : int
        At 14 x 14; at 7 x 7 there are twice as many. A multiple of 8.
    steps : int
        T.
    classes : int
        One label more, the last, says nothing.

    Attributes
    ----------
    settings : dict
        The arguments, to make the same network again: ``UNet(**settings)``.

    Examples
    --------
    >>> model, t = UNet(channels=8), torch.tensor([1, 100])
    >>> model(torch.randn(2, 1, 28, 28), t, torch.tensor([3, 10])).shape
    torch.Size([2, 1, 28, 28])
    """

    def __init__(self, channels: int = 32, steps: int = 100, classes: int = 10):
        super().__init__()
        self.settings: dict[str, Any] = {"channels": channels, "steps": steps, "classes": classes}
        self.nothing = classes
        told = 64
        self.when = nn.Buffer(sinusoidal_positions(steps + 1, told), persistent=False)
        self.what = nn.Embedding(classes + 1, told)
        self.tell = nn.Sequential(nn.Linear(told, told), nn.SiLU())
        self.stem = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(4, channels, 3, padding=1))
        self.down = Block(channels, channels, told)
        self.shrink = nn.Conv2d(channels, 2 * channels, 3, stride=2, padding=1)
        self.middle = nn.ModuleList(Block(2 * channels, 2 * channels, told) for _ in range(2))
        self.grow = nn.ConvTranspose2d(2 * channels, channels, 2, stride=2)
        self.up = Block(2 * channels, channels, told)
        self.out = nn.Sequential(
            nn.GroupNorm(8, channels),
            nn.SiLU(),
            nn.Conv2d(channels, 4, 3, padding=1),
            nn.PixelShuffle(2),
        )

    def forward(
        self, x: torch.Tensor, t: torch.Tensor, labels: torch.Tensor | None = None
    ) -> torch.Tensor:
        """Noise [N, 1, 28, 28] in images x_t at the steps t [N]; labels [N], or none."""
        if labels is None:
            labels = torch.full_like(t, self.nothing)
        told = self.tell(self.when[t] + self.what(labels))
        across = self.down(self.stem(x), told)
        small = self.shrink(across)
        for block in self.middle:
            small = block(small, told)
        return self.out(self.up(torch.cat([self.grow(small), across], dim=1), told))


def load_pretrained() -> tuple[UNet, dict[str, Any]]:
    """Load the denoiser of handwritten digits that comes with the course.

    Returns
    -------
    model : UNet
        In evaluation mode.
    facts : dict
        ``settings`` of the network; ``history`` of its training, a dict of lists with one number
        per epoch (``loss``, ``seconds``); and the ``command`` that repeats all this.

    Raises
    ------
    FileNotFoundError, CheckpointError
        If the file is missing or damaged.

    Examples
    --------
    >>> model, facts = load_pretrained()
    >>> facts["command"]
    'python -m benchmarks.train_diffusion'
    """
    return load_model(CHECKPOINT, UNet, ("settings", "history", "command"))


def _beside(values: torch.Tensor, x: torch.Tensor) -> torch.Tensor:
    """Values [N] with as many axes as x [N, ...], to be multiplied with it."""
    return values.reshape(-1, *[1] * (x.ndim - 1))
