"""The transformer encoder of lesson 10: attention, positions, blocks, and a classifier of patches.

Everything here is a few lines, and lesson 10 builds each of them up. Shapes are written with N for
the examples of a batch, n for the tokens of a sequence, d for the numbers per token, and h for the
heads.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import torch
from torch import nn

from reference.weights import load_model

__all__ = [
    "CHECKPOINT",
    "EncoderBlock",
    "MultiHeadAttention",
    "PatchClassifier",
    "attention",
    "cut_patches",
    "load_pretrained",
    "position_shift",
    "sinusoidal_positions",
]

# Written by `python -m benchmarks.train_transformer`.
CHECKPOINT = Path(__file__).parent / "embedded" / "transformer_fashion_mnist.pt"


def attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor, mask: torch.Tensor | None = None
) -> tuple[torch.Tensor, torch.Tensor]:
    """Scaled dot-product attention (Vaswani et al., 2017), with its weights.

    Parameters
    ----------
    q : tensor [..., n, d]
        Queries.
    k : tensor [..., m, d]
        Keys.
    v : tensor [..., m, e]
        Values, one for each key.
    mask : bool tensor that broadcasts to [..., n, m], optional
        True where a query may look.

    Returns
    -------
    out : tensor [..., n, e]
        For each query, the mean of the values, weighted by how well their keys fit.
    weights : tensor [..., n, m]
        Each row sums to 1; 0 where the mask forbids. A query that may look nowhere gets 0 of all.

    Examples
    --------
    >>> q, k, v = torch.zeros(1, 4), torch.randn(3, 4), torch.tensor([[1.0], [2.0], [6.0]])
    >>> out, weights = attention(q, k, v)
    >>> out
    tensor([[3.]])
    """
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.shape[-1])
    if mask is None:
        weights = scores.softmax(dim=-1)
    else:
        nowhere = ~mask.any(dim=-1, keepdim=True)
        weights = scores.masked_fill(~(mask | nowhere), -math.inf).softmax(dim=-1)
        weights = weights.masked_fill(nowhere, 0)
    return weights @ v, weights


def sinusoidal_positions(n: int, d: int) -> torch.Tensor:
    """Table of positions as sines and cosines (Vaswani et al., 2017, section 3.5).

    Parameters
    ----------
    n : int
        Number of positions, from 0.
    d : int
        Numbers per position, even.

    Returns
    -------
    tensor [n, d]
        Columns 2i and 2i + 1 hold sine and cosine of position / 10000^(2i / d).

    Raises
    ------
    ValueError
        If d is odd: sines and cosines come in pairs.

    Examples
    --------
    >>> sinusoidal_positions(2, 4)
    tensor([[0.0000, 1.0000, 0.0000, 1.0000],
            [0.8415, 0.5403, 0.0100, 0.9999]])
    """
    if d % 2:
        raise ValueError(f"d={d} is odd: sines and cosines come in pairs.")
    positions = torch.arange(n)[:, None]
    angles = positions / 10_000 ** (torch.arange(0, d, 2) / d)
    return torch.stack([angles.sin(), angles.cos()], dim=-1).flatten(1)


def position_shift(k: int, d: int) -> torch.Tensor:
    """Matrix that moves every sinusoidal position by k places, forward or (k < 0) back.

    Parameters
    ----------
    k : int
        Places to move by.
    d : int
        Numbers per position, even.

    Returns
    -------
    tensor [d, d]
        M with ``sinusoidal_positions(n, d)[p + k] == M @ sinusoidal_positions(n, d)[p]`` for all p:
        a rotation of each pair of numbers. Rotary position embedding (Su et al., 2021) turns
        queries and keys by it.

    Raises
    ------
    ValueError
        If d is odd: sines and cosines come in pairs.

    Examples
    --------
    >>> table = sinusoidal_positions(10, 4)
    >>> torch.allclose(position_shift(3, 4) @ table[2], table[5], atol=1e-6)
    True
    """
    if d % 2:
        raise ValueError(f"d={d} is odd: sines and cosines come in pairs.")
    sines, cosines = sinusoidal_positions(abs(k) + 1, d)[-1].reshape(-1, 2).T
    sines = sines if k >= 0 else -sines
    turns = torch.stack([cosines, sines, -sines, cosines], dim=1).reshape(-1, 2, 2)
    return torch.block_diag(*turns)


def cut_patches(images: torch.Tensor, size: int) -> torch.Tensor:
    """Cut images into square patches, row by row, and flatten each.

    Parameters
    ----------
    images : tensor [N, C, H, W]
    size : int
        Height and width of a patch; divides H and W.

    Returns
    -------
    tensor [N, (H / size) (W / size), C size size]

    Raises
    ------
    ValueError
        If the patches do not fit.

    Examples
    --------
    >>> cut_patches(torch.zeros(5, 1, 28, 28), 4).shape
    torch.Size([5, 49, 16])
    """
    count, channels, height, width = images.shape
    if height % size or width % size:
        raise ValueError(f"Patches of {size} do not fit into images of {height} x {width}.")
    grid = images.reshape(count, channels, height // size, size, width // size, size)
    return grid.permute(0, 2, 4, 1, 3, 5).flatten(3).flatten(1, 2)


class MultiHeadAttention(nn.Module):
    """Self-attention with several heads.

    Parameters
    ----------
    d : int
        Numbers per token.
    heads : int
        Number of heads; divides d. Each head works with d / heads numbers per token.

    Attributes
    ----------
    weights : tensor [N, heads, n, n] or None
        The attention weights of the last call, without gradients, to look at.

    Raises
    ------
    ValueError
        If the heads do not divide d.

    Examples
    --------
    >>> layer = MultiHeadAttention(8, heads=2)
    >>> layer(torch.randn(5, 3, 8)).shape, layer.weights.shape
    (torch.Size([5, 3, 8]), torch.Size([5, 2, 3, 3]))
    """

    def __init__(self, d: int, heads: int):
        super().__init__()
        if d % heads:
            raise ValueError(f"{heads} heads cannot share {d} numbers equally.")
        self.heads = heads
        self.project = nn.Linear(d, 3 * d)  # queries, keys and values
        self.merge = nn.Linear(d, d)
        self.weights: torch.Tensor | None = None

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Let each token of x [N, n, d] look at all tokens that the mask allows."""
        q, k, v = self.project(x).chunk(3, dim=-1)
        q, k, v = (part.unflatten(-1, (self.heads, -1)).transpose(1, 2) for part in (q, k, v))
        out, weights = attention(q, k, v, mask)
        self.weights = weights.detach()
        return self.merge(out.transpose(1, 2).flatten(2))


class EncoderBlock(nn.Module):
    """Attention, then a small network for each token; both with layer norm before, residual around.

    Parameters
    ----------
    d : int
        Numbers per token.
    heads : int
        Number of heads; divides d.
    hidden : int
        Hidden units of the small network.
    dropout : float
        Share of the numbers that are dropped before each addition.

    Examples
    --------
    >>> EncoderBlock(8, heads=2, hidden=16)(torch.randn(5, 3, 8)).shape
    torch.Size([5, 3, 8])
    """

    def __init__(self, d: int, heads: int, hidden: int, dropout: float = 0.0):
        super().__init__()
        self.norm1, self.norm2 = nn.LayerNorm(d), nn.LayerNorm(d)
        self.attention = MultiHeadAttention(d, heads)
        self.mlp = nn.Sequential(nn.Linear(d, hidden), nn.GELU(), nn.Linear(hidden, d))
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: torch.Tensor, mask: torch.Tensor | None = None) -> torch.Tensor:
        """Transform tokens [N, n, d] into tokens [N, n, d]."""
        x = x + self.dropout(self.attention(self.norm1(x), mask))
        return x + self.dropout(self.mlp(self.norm2(x)))


class PatchClassifier(nn.Module):
    """A small vision transformer (Dosovitskiy et al., 2021) that classifies images by patches.

    Parameters
    ----------
    image_size, patch_size : int
        Pixels; the second divides the first.
    channels : int
        Of the images.
    d, heads, hidden, dropout
        Of the blocks; see `EncoderBlock`.
    blocks : int
        How many.
    classes : int
        Number of logits.

    Attributes
    ----------
    settings : dict
        The arguments, to make the same model again: ``PatchClassifier(**settings)``.

    Examples
    --------
    >>> model = PatchClassifier()
    >>> model(torch.rand(5, 1, 28, 28)).shape
    torch.Size([5, 10])
    >>> model.attention_maps(torch.rand(5, 1, 28, 28)).shape  # 49 patches and the class token
    torch.Size([5, 2, 4, 50, 50])
    """

    def __init__(
        self,
        *,
        image_size: int = 28,
        patch_size: int = 4,
        channels: int = 1,
        d: int = 64,
        heads: int = 4,
        hidden: int = 128,
        blocks: int = 2,
        dropout: float = 0.0,
        classes: int = 10,
    ):
        super().__init__()
        self.settings: dict[str, Any] = {
            "image_size": image_size,
            "patch_size": patch_size,
            "channels": channels,
            "d": d,
            "heads": heads,
            "hidden": hidden,
            "blocks": blocks,
            "dropout": dropout,
            "classes": classes,
        }
        self.patch_size = patch_size
        patches = (image_size // patch_size) ** 2
        self.embed = nn.Linear(channels * patch_size**2, d)
        self.class_token = nn.Parameter(torch.zeros(1, 1, d))
        self.positions = nn.Parameter(0.02 * torch.randn(1, patches + 1, d))
        self.blocks = nn.ModuleList(EncoderBlock(d, heads, hidden, dropout) for _ in range(blocks))
        self.norm = nn.LayerNorm(d)
        self.head = nn.Linear(d, classes)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        """Logits [N, classes] of images [N, C, H, W]."""
        tokens = self.embed(cut_patches(images, self.patch_size))
        first = self.class_token.expand(len(images), -1, -1)
        x = torch.cat([first, tokens], dim=1) + self.positions
        for block in self.blocks:
            x = block(x)
        return self.head(self.norm(x[:, 0]))

    def attention_maps(self, images: torch.Tensor) -> torch.Tensor:
        """Attention weights for some images, in evaluation mode and without gradients.

        Parameters
        ----------
        images : tensor [N, C, H, W]

        Returns
        -------
        tensor [N, blocks, heads, n, n]
            Row i holds where token i looks; token 0 is the class token.
        """
        mode = self.training
        self.eval()
        try:
            with torch.no_grad():
                self(images)
        finally:
            self.train(mode)
        return torch.stack([block.attention.weights for block in self.blocks], dim=1)


def load_pretrained() -> tuple[PatchClassifier, dict[str, Any]]:
    """Load the classifier of Fashion-MNIST that comes with the course.

    ``python -m benchmarks.train_transformer`` trained it, on the 8,000 images that
    ``data.load_images("fashion_mnist")`` gives by default.

    Returns
    -------
    model : PatchClassifier
        In evaluation mode.
    facts : dict
        ``settings`` of the model, ``history`` of its training (for `History.from_dict`),
        ``test_accuracy``, and the ``command`` that repeats it.

    Raises
    ------
    FileNotFoundError, CheckpointError
        If the file is missing or damaged.

    Examples
    --------
    >>> model, facts = load_pretrained()
    >>> facts["command"]
    'python -m benchmarks.train_transformer'
    """
    facts = ("settings", "history", "test_accuracy", "command")
    return load_model(CHECKPOINT, PatchClassifier, facts)
