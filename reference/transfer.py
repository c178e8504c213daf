"""What lesson 07 has students write: codes drawn from clouds, two losses, the Gram matrix."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F

__all__ = ["denoising_loss", "draw_codes", "gram_matrices", "kl_loss"]


def draw_codes(mean: torch.Tensor, log_var: torch.Tensor) -> torch.Tensor:
    """Draw a code for each image, so that gradients reach both tensors (reparametrization).

    Parameters
    ----------
    mean, log_var : torch.Tensor, shape (N, C)
        Mean, and logarithm of the variance, of each number of each code.

    Returns
    -------
    torch.Tensor, shape (N, C)

    Examples
    --------
    >>> draw_codes(torch.tensor([[3.0, -2.0]]), torch.full((1, 2), -100.0))
    tensor([[ 3., -2.]])
    """
    return mean + (log_var / 2).exp() * torch.randn_like(mean)


def kl_loss(mean: torch.Tensor, log_var: torch.Tensor) -> torch.Tensor:
    """Kullback-Leibler divergence from N(0, 1): sum over a code, mean over the images.

    Parameters
    ----------
    mean, log_var : torch.Tensor, shape (N, C)
        As for :func:`draw_codes`.

    Returns
    -------
    torch.Tensor, shape ()

    Examples
    --------
    >>> kl_loss(torch.tensor([[1.0, 0.0]]), torch.zeros(1, 2))
    tensor(0.5000)
    """
    each = (mean.square() + log_var.exp() - 1 - log_var) / 2
    return each.sum(dim=1).mean()


def denoising_loss(
    model: Callable[[torch.Tensor], torch.Tensor], clean: torch.Tensor, noise: float
) -> torch.Tensor:
    """Mean squared error of what a model makes of noisy images, against the clean ones.

    Parameters
    ----------
    model : callable
        Images to images of the same shape.
    clean : torch.Tensor
        Images, pixels from 0 to 1.
    noise : float
        Standard deviation of the normal noise that is added to each pixel.

    Returns
    -------
    torch.Tensor, shape ()

    Examples
    --------
    >>> denoising_loss(torch.zeros_like, torch.ones(2, 1, 3, 3), noise=0.5)
    tensor(1.)
    """
    return F.mse_loss(model(clean + noise * torch.randn_like(clean)), clean)


def gram_matrices(maps: torch.Tensor) -> torch.Tensor:
    """Gram matrix of each image's maps: products of two maps, mean over all places.

    Parameters
    ----------
    maps : torch.Tensor, shape (N, C, H, W)
        Feature maps.

    Returns
    -------
    torch.Tensor, shape (N, C, C)

    Examples
    --------
    >>> gram_matrices(torch.tensor([[[[1.0, 3.0]], [[2.0, 0.0]]]]))
    tensor([[[5., 1.],
             [1., 2.]]])
    """
    rows = maps.flatten(start_dim=2)
    return rows @ rows.mT / rows.shape[2]
