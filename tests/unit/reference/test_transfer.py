"""Codes, losses and Gram matrices of lesson 07, against PyTorch's distributions and NumPy."""

import numpy as np
import pytest
import torch

from reference import transfer


def test_codes_have_their_mean_and_variance():
    mean, log_var = torch.tensor([3.0, -2.0]), torch.tensor([-2.4, 1.2])
    codes = transfer.draw_codes(mean.expand(20_000, 2), log_var.expand(20_000, 2))
    assert torch.allclose(codes.mean(dim=0), mean, atol=0.05)
    assert torch.allclose(codes.var(dim=0), log_var.exp(), rtol=0.05)


def test_gradients_reach_mean_and_variance():
    mean, log_var = torch.zeros(5, 2, requires_grad=True), torch.zeros(5, 2, requires_grad=True)
    codes = transfer.draw_codes(mean, log_var)
    slopes = torch.autograd.grad(codes.sum(), [mean, log_var])
    assert torch.equal(slopes[0], torch.ones(5, 2))
    assert torch.allclose(slopes[1], codes.detach() / 2)


def test_divergence_agrees_with_pytorch():
    mean, log_var = torch.randn(4, 3), torch.randn(4, 3)
    normal = torch.distributions.Normal
    each = torch.distributions.kl_divergence(normal(mean, (log_var / 2).exp()), normal(0.0, 1.0))
    assert torch.allclose(transfer.kl_loss(mean, log_var), each.sum(dim=1).mean())


def test_a_model_that_copies_is_wrong_by_the_noise():
    clean = torch.rand(100, 1, 20, 20)
    loss = transfer.denoising_loss(lambda x: x, clean, noise=0.5)
    assert loss.item() == pytest.approx(0.25, rel=0.05)


def test_gram_matrices_agree_with_numpy():
    maps = torch.randn(2, 3, 4, 5, dtype=torch.float64)
    wanted = np.einsum("nihw,njhw->nij", maps.numpy(), maps.numpy()) / 20
    assert np.allclose(transfer.gram_matrices(maps), wanted)
