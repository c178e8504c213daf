"""The two networks of lesson 09 and the game they play: a DCGAN for images of 28 x 28.

The lesson builds up each part. ``python -m benchmarks.train_dcgan`` trains the generator that comes
with the course. Shapes are written with N for the examples of a batch and d for the numbers of a
latent vector. Images have values from -1 (black) to 1 (white), as the generator's tanh gives them.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch import nn

from reference.weights import load_model

__all__ = [
    "CHECKPOINT",
    "Discriminator",
    "Generator",
    "count_modes",
    "discriminator_loss",
    "generator_loss",
    "initialize",
    "interpolate",
    "load_pretrained",
    "play_round",
    "sample",
    "with_labels",
]

# Written by `python -m benchmarks.train_dcgan`.
CHECKPOINT = Path(__file__).parent / "embedded" / "dcgan_mnist.pt"


class Generator(nn.Module):
    """Latent vectors to images, by the guidelines of DCGAN (Radford et al., 2016).

    Transposed convolutions, each but the last with batch norm and ReLU; tanh at the end.

    Parameters
    ----------
    latent : int
        Numbers of a latent vector.
    channels : int
        Of the last hidden feature map, 14 x 14; the one before, 7 x 7, has twice as many.

    Attributes
    ----------
    settings : dict
        The arguments, to make the same network again: ``Generator(**settings)``.

    Examples
    --------
    >>> generator = Generator(latent=10, channels=8)
    >>> generator(torch.randn(5, 10)).shape
    torch.Size([5, 1, 28, 28])
    """

    def __init__(self, latent: int = 64, channels: int = 32):
        super().__init__()
        self.settings: dict[str, Any] = {"latent": latent, "channels": channels}
        self.layers = nn.Sequential(
            nn.Unflatten(1, (latent, 1, 1)),
            nn.ConvTranspose2d(latent, 2 * channels, 7, bias=False),  # 1 x 1 to 7 x 7
            nn.BatchNorm2d(2 * channels),
            nn.ReLU(),
            nn.ConvTranspose2d(2 * channels, channels, 4, stride=2, padding=1, bias=False),  # to 14
            nn.BatchNorm2d(channels),
            nn.ReLU(),
            nn.ConvTranspose2d(channels, 1, 4, stride=2, padding=1),  # to 28 x 28
            nn.Tanh(),
        )
        initialize(self)

    def forward(self, z: torch.Tensor) -> torch.Tensor:
        """Images [N, 1, 28, 28] from -1 to 1, of latent vectors [N, d]."""
        return self.layers(z)


class Discriminator(nn.Module):
    """Images to one logit each: positive for "real", negative for "fake".

    Strided convolutions with leaky ReLU, batch norm in the middle, no pooling, no dense layer.

    Parameters
    ----------
    channels : int
        Of the first feature map, 14 x 14; the second, 7 x 7, has twice as many.
    classes : int, optional
        With labels, there is one judge for each class, and all of them share the feature maps: is
        this a real one *of this class*? (Miyato and Koyama, 2018, in its simplest form.)

    Examples
    --------
    >>> Discriminator(channels=8)(torch.randn(5, 1, 28, 28)).shape
    torch.Size([5])
    >>> judges = Discriminator(channels=8, classes=10)
    >>> judges(torch.randn(5, 1, 28, 28), torch.tensor([3, 1, 4, 1, 5])).shape
    torch.Size([5])
    """

    def __init__(self, channels: int = 32, classes: int = 1):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv2d(1, channels, 4, stride=2, padding=1),  # 28 x 28 to 14 x 14
            nn.LeakyReLU(0.2),
            nn.Conv2d(channels, 2 * channels, 4, stride=2, padding=1, bias=False),  # to 7 x 7
            nn.BatchNorm2d(2 * channels),
            nn.LeakyReLU(0.2),
            nn.Conv2d(2 * channels, classes, 7),  # to 1 x 1
            nn.Flatten(),
        )
        initialize(self)

    def forward(self, images: torch.Tensor, labels: torch.Tensor | None = None) -> torch.Tensor:
        """Logits [N] of images [N, 1, 28, 28]; with labels [N], from the judge of that class."""
        logits = self.layers(images)
        labels = logits.new_zeros(len(logits), dtype=torch.long) if labels is None else labels
        return logits.gather(1, labels[:, None])[:, 0]


def with_labels(z: torch.Tensor, labels: torch.Tensor, classes: int = 10) -> torch.Tensor:
    """Latent vectors with one number more for each class: 1 for the class asked for, else 0.

    Parameters
    ----------
    z : tensor [N, d]
    labels : tensor [N] of int64, or [N, classes]
        Numbers of classes, or shares of all of them, for what lies between two classes.
    classes : int

    Returns
    -------
    tensor [N, d + classes]

    Examples
    --------
    >>> with_labels(torch.zeros(2, 1), torch.tensor([2, 0]), classes=3)
    tensor([[0., 0., 0., 1.],
            [0., 1., 0., 0.]])
    """
    if labels.ndim == 1:
        labels = F.one_hot(labels, classes)
    return torch.cat([z, labels.to(z)], dim=1)


def initialize(model: nn.Module) -> None:
    """Draw weights of convolutions from N(0, 0.02), of batch norms from N(1, 0.02); biases are 0.

    Parameters
    ----------
    model : nn.Module
        Changed in place.

    Examples
    --------
    >>> layer = nn.Conv2d(64, 64, 4)
    >>> initialize(layer)
    >>> round(layer.weight.std().item(), 3), layer.bias.abs().max().item()
    (0.02, 0.0)
    """
    for layer in model.modules():
        if isinstance(layer, nn.Conv2d | nn.ConvTranspose2d):
            nn.init.normal_(layer.weight, 0.0, 0.02)
        elif isinstance(layer, nn.BatchNorm2d):
            nn.init.normal_(layer.weight, 1.0, 0.02)
        else:
            continue
        if layer.bias is not None:
            nn.init.zeros_(layer.bias)


def discriminator_loss(
    discriminator: nn.Module, real: torch.Tensor, fake: torch.Tensor
) -> torch.Tensor:
    """Cross-entropy of telling real (1) from fake (0): -mean log D(x) - mean log(1 - D(G(z))).

    Parameters
    ----------
    discriminator : nn.Module
        Gives one logit [N] for each example.
    real, fake : tensor [N, ...], [M, ...]
        The fakes are detached: no gradient goes back to where they come from.

    Returns
    -------
    tensor []
        2 log 2 = 1.39 for a discriminator that has no idea.

    Examples
    --------
    >>> undecided = nn.Flatten(0)
    >>> discriminator_loss(undecided, torch.zeros(3, 1), torch.zeros(5, 1))
    tensor(1.3863)
    """
    on_real, on_fake = discriminator(real), discriminator(fake.detach())
    return F.binary_cross_entropy_with_logits(
        on_real, torch.ones_like(on_real)
    ) + F.binary_cross_entropy_with_logits(on_fake, torch.zeros_like(on_fake))


def generator_loss(discriminator: nn.Module, fake: torch.Tensor) -> torch.Tensor:
    """Non-saturating loss of the generator (Goodfellow et al., 2014): -mean log D(G(z)).

    Parameters
    ----------
    discriminator : nn.Module
        Gives one logit [N] for each example.
    fake : tensor [N, ...]

    Returns
    -------
    tensor []
        log 2 = 0.69 where the discriminator has no idea.

    Examples
    --------
    >>> generator_loss(nn.Flatten(0), torch.zeros(3, 1))
    tensor(0.6931)
    """
    logits = discriminator(fake)
    return F.binary_cross_entropy_with_logits(logits, torch.ones_like(logits))


def play_round(
    generator: nn.Module,
    discriminator: nn.Module,
    real: torch.Tensor,
    z: torch.Tensor,
    g_optimizer: torch.optim.Optimizer,
    d_optimizer: torch.optim.Optimizer,
) -> tuple[torch.Tensor, torch.Tensor]:
    """Train both networks by one step each: first the discriminator, then the generator.

    Parameters
    ----------
    generator, discriminator : nn.Module
    real : tensor [N, ...]
        A batch of data.
    z : tensor [M, d]
        Latent vectors, drawn anew for each round.
    g_optimizer, d_optimizer : Optimizer
        One for each network.

    Returns
    -------
    d_loss, g_loss : tensor []
        Without gradients, and before the steps.

    Examples
    --------
    >>> generator, discriminator = nn.Linear(2, 3), nn.Sequential(nn.Linear(3, 1), nn.Flatten(0))
    >>> optimizers = [torch.optim.Adam(m.parameters()) for m in (generator, discriminator)]
    >>> losses = play_round(
    ...     generator, discriminator, torch.randn(8, 3), torch.randn(8, 2), *optimizers
    ... )
    >>> [loss.shape for loss in losses]
    [torch.Size([]), torch.Size([])]
    """
    fake = generator(z)
    d_loss = discriminator_loss(discriminator, real, fake)
    d_optimizer.zero_grad()
    d_loss.backward()
    d_optimizer.step()

    g_loss = generator_loss(discriminator, fake)
    g_optimizer.zero_grad()
    g_loss.backward()  # also into the discriminator, whose next zero_grad() throws it away
    g_optimizer.step()
    return d_loss.detach(), g_loss.detach()


def sample(generator: nn.Module, z: torch.Tensor) -> torch.Tensor:
    """Generate in evaluation mode and without gradients; the mode is put back after.

    In training mode, batch norm would make each image depend on the others of its batch, and would
    move the running statistics.

    Parameters
    ----------
    generator : nn.Module
    z : tensor [N, d]

    Returns
    -------
    tensor [N, ...]

    Examples
    --------
    >>> generator, z = Generator(latent=4, channels=2), torch.randn(3, 4)
    >>> torch.allclose(sample(generator, z)[:1], sample(generator, z[:1]), atol=1e-6)
    True
    """
    mode = generator.training
    generator.eval()
    try:
        with torch.no_grad():
            return generator(z)
    finally:
        generator.train(mode)


def count_modes(points: torch.Tensor, centres: torch.Tensor, std: float) -> tuple[int, float]:
    """Count the clouds that are hit, and the share of points near one.

    Parameters
    ----------
    points : tensor [N, d]
    centres : tensor [k, d]
    std : float
        The standard deviation of each cloud. A point is near if its nearest centre is within three
        of them.

    Returns
    -------
    hit : int
        How many clouds have at least a tenth of the N / k points that are each one's due.
    near : float
        From 0 to 1.

    Examples
    --------
    >>> centres = torch.tensor([[0.0, 0.0], [2.0, 0.0]])
    >>> count_modes(torch.tensor([[0.1, 0.0], [0.0, 0.2], [1.0, 0.0]]), centres, std=0.1)
    (1, 0.6666666666666666)
    """
    distance, which = torch.cdist(points, centres).min(dim=1)
    counts = torch.bincount(which[distance <= 3 * std], minlength=len(centres))
    due = len(points) / len(centres)
    return (counts >= due / 10).sum().item(), counts.sum().item() / len(points)


def interpolate(
    a: torch.Tensor,
    b: torch.Tensor,
    steps: int = 2,
    *,
    spherical: bool = True,
    at: torch.Tensor | None = None,
) -> torch.Tensor:
    """Latent vectors on the way from one to another, both ends included.

    Parameters
    ----------
    a, b : tensor [d]
    steps : int
        How many, 2 or more.
    spherical : bool
        Along the arc (Shoemake, 1985; White, 2016), which keeps the norm, or along the straight
        line, which passes nearer to 0 than nearly all vectors that are drawn from N(0, 1).
    at : tensor [steps], optional
        Where on the way, from 0 (a) to 1 (b), instead of ``steps`` places at equal distances.

    Returns
    -------
    tensor [steps, d]

    Raises
    ------
    ValueError
        If there are fewer than two steps, or the arc is not defined: a vector is 0, or both point
        in opposite directions.

    Examples
    --------
    >>> a, b = torch.tensor([3.0, 0.0]), torch.tensor([0.0, 3.0])
    >>> interpolate(a, b, 3).norm(dim=1)
    tensor([3.0000, 3.0000, 3.0000])
    >>> interpolate(a, b, 3, spherical=False).norm(dim=1)
    tensor([3.0000, 2.1213, 3.0000])
    """
    if steps < 2:
        raise ValueError(f"steps={steps}: from one vector to another, there are 2 or more.")
    t = (torch.linspace(0, 1, steps, dtype=a.dtype) if at is None else at)[:, None]
    if not spherical:
        return (1 - t) * a + t * b
    if not (a.norm() > 0 and b.norm() > 0):
        raise ValueError("There is no arc from or to the vector 0: use spherical=False.")
    cosine = (a @ b / (a.norm() * b.norm())).clamp(-1, 1)
    angle = torch.arccos(cosine)
    if angle < 1e-4:  # the same direction: the arc is straight
        return (1 - t) * a + t * b
    if math.pi - angle < 1e-3:
        raise ValueError("The vectors point in opposite directions: there are many arcs.")
    return (torch.sin((1 - t) * angle) * a + torch.sin(t * angle) * b) / torch.sin(angle)


def load_pretrained() -> tuple[Generator, dict[str, Any]]:
    """Load the generator of handwritten digits that comes with the course.

    Returns
    -------
    generator : Generator
        In evaluation mode.
    facts : dict
        ``settings`` of the generator; ``history`` of its training, a dict of lists with one number
        per epoch (``d_loss``, ``g_loss``, ``seconds``); ``z`` [n, 32], latent vectors that stayed
        the same, their ``labels`` [n], and ``progress`` [k, n, 28, 28] uint8, the images made from
        both (see `with_labels`) after ``progress_epochs`` (k numbers); and the ``command`` that
        repeats all this.

    Raises
    ------
    FileNotFoundError, CheckpointError
        If the file is missing or damaged.

    Examples
    --------
    >>> generator, facts = load_pretrained()
    >>> facts["command"]
    'python -m benchmarks.train_dcgan'
    """
    facts = ("settings", "history", "z", "labels", "progress", "progress_epochs", "command")
    return load_model(CHECKPOINT, Generator, facts)
