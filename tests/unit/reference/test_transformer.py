"""The transformer's parts against PyTorch's own, and the checkpoint that comes with the course."""

import math

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import nn

from benchmarks import train_transformer
from course_utils import data, training
from reference import transformer


@pytest.mark.parametrize("batch", [(), (3,), (2, 4)])
def test_attention_is_pytorchs(batch):
    q, k, v = torch.randn(*batch, 5, 8), torch.randn(*batch, 7, 8), torch.randn(*batch, 7, 3)
    mask = torch.rand(5, 7) < 0.5
    mask[:, 0] = True
    for given in (None, mask):
        out, weights = transformer.attention(q, k, v, given)
        wanted = F.scaled_dot_product_attention(q, k, v, attn_mask=given)
        torch.testing.assert_close(out, wanted)
        torch.testing.assert_close(weights.sum(dim=-1), torch.ones(*batch, 5))
    assert (weights[..., ~mask] == 0).all()


def test_a_query_that_may_look_nowhere_hears_nothing_and_harms_no_other():
    q = torch.randn(3, 4, requires_grad=True)
    mask = torch.tensor([[True, True, True], [False, False, False], [True, False, True]])
    out, weights = transformer.attention(q, q, q, mask)
    assert torch.equal(weights[1], torch.zeros(3))
    assert torch.equal(out[1], torch.zeros(4))
    torch.testing.assert_close(weights[[0, 2]].sum(dim=1), torch.ones(2))
    out.sum().backward()
    assert q.grad.isfinite().all()


def test_positions_are_those_of_the_formula():
    table = transformer.sinusoidal_positions(50, 6).numpy()
    for p in range(50):
        for i in range(3):
            angle = p / 10_000 ** (2 * i / 6)
            np.testing.assert_allclose(table[p, 2 * i], math.sin(angle), atol=1e-5)
            np.testing.assert_allclose(table[p, 2 * i + 1], math.cos(angle), atol=1e-5)
    with pytest.raises(ValueError, match="d=5 is odd"):
        transformer.sinusoidal_positions(2, 5)


@pytest.mark.parametrize("k", [-7, 0, 1, 30])
def test_one_matrix_moves_every_position(k):
    table = transformer.sinusoidal_positions(60, 12)
    before, after = (table[: -k or None], table[k:]) if k >= 0 else (table[-k:], table[:k])
    matrix = transformer.position_shift(k, 12)
    assert torch.allclose(before @ matrix.T, after, atol=1e-5)
    assert torch.allclose(matrix @ matrix.T, torch.eye(12), atol=1e-5)


def test_an_odd_number_of_numbers_cannot_be_shifted():
    with pytest.raises(ValueError, match="come in pairs"):
        transformer.position_shift(1, 5)


def test_patches_are_cut_row_by_row():
    images = torch.rand(2, 3, 8, 12)
    patches = transformer.cut_patches(images, 4)
    assert patches.shape == (2, 6, 48)
    torch.testing.assert_close(patches[1, 4].reshape(3, 4, 4), images[1, :, 4:8, 4:8])
    with pytest.raises(ValueError, match="Patches of 5 do not fit into images of 8 x 12"):
        transformer.cut_patches(images, 5)


def test_several_heads_are_pytorchs():
    ours = transformer.MultiHeadAttention(12, heads=3)
    theirs = nn.MultiheadAttention(12, num_heads=3, batch_first=True)
    theirs.in_proj_weight.data.copy_(ours.project.weight)
    theirs.in_proj_bias.data.copy_(ours.project.bias)
    theirs.out_proj.load_state_dict(ours.merge.state_dict())
    x = torch.randn(4, 7, 12)
    causal = torch.ones(7, 7).tril().bool()
    out, weights = theirs(x, x, x, attn_mask=~causal, average_attn_weights=False)
    torch.testing.assert_close(ours(x, causal), out)
    torch.testing.assert_close(ours.weights, weights)
    assert not ours.weights.requires_grad
    with pytest.raises(ValueError, match="5 heads cannot share 12 numbers"):
        transformer.MultiHeadAttention(12, heads=5)


def test_a_block_is_pytorchs_pre_norm_layer():
    ours = transformer.EncoderBlock(8, heads=2, hidden=16)
    theirs = nn.TransformerEncoderLayer(
        8, 2, 16, dropout=0.0, activation="gelu", norm_first=True, batch_first=True
    )
    for mine, other in [
        (ours.norm1, theirs.norm1),
        (ours.norm2, theirs.norm2),
        (ours.mlp[0], theirs.linear1),
        (ours.mlp[2], theirs.linear2),
        (ours.attention.merge, theirs.self_attn.out_proj),
    ]:
        other.load_state_dict(mine.state_dict())
    theirs.self_attn.in_proj_weight.data.copy_(ours.attention.project.weight)
    theirs.self_attn.in_proj_bias.data.copy_(ours.attention.project.bias)
    x = torch.randn(3, 5, 8)
    torch.testing.assert_close(ours(x), theirs(x))


def test_the_classifier_is_made_again_from_its_settings():
    model = transformer.PatchClassifier(patch_size=7, d=8, heads=2, hidden=8, blocks=1, classes=3)
    twin = transformer.PatchClassifier(**model.settings)
    twin.load_state_dict(model.state_dict())
    images = torch.rand(2, 1, 28, 28)
    torch.testing.assert_close(model(images), twin(images))
    assert model(images).shape == (2, 3)


def test_attention_maps_leave_the_mode_as_it_was():
    model = transformer.PatchClassifier(patch_size=7, d=8, heads=2, hidden=8, dropout=0.5)
    model.train()
    images = torch.rand(2, 1, 28, 28)
    maps = model.attention_maps(images)
    assert model.training
    assert maps.shape == (2, 2, 2, 17, 17)
    torch.testing.assert_close(maps, model.attention_maps(images))  # no dropout
    torch.testing.assert_close(maps.sum(dim=-1), torch.ones(2, 2, 2, 17))


def test_the_checkpoint_is_as_good_as_it_says():
    model, facts = transformer.load_pretrained()
    assert transformer.CHECKPOINT.stat().st_size < 1_000_000
    torch.load(transformer.CHECKPOINT, weights_only=True)
    assert facts["command"] == train_transformer.COMMAND
    assert {**model.settings, **train_transformer.SETTINGS} == facts["settings"]
    images = data.load_images("fashion_mnist")
    tested = training.evaluate(model, data.loader(images.test, 500))
    assert abs(tested.accuracy - facts["test_accuracy"]) < 0.005
    history = training.History.from_dict(facts["history"])
    valid = training.evaluate(model, data.loader(images.valid, 500))
    assert abs(valid.accuracy - max(history.valid_accuracy)) < 0.005


def test_the_script_trains_and_writes_what_can_be_loaded(tmp_path, monkeypatch, capsys):
    few = data.load_images("fashion_mnist", train=200, valid=100, test=100)
    monkeypatch.setattr(data, "load_images", lambda name: few)
    threads = torch.get_num_threads()
    try:
        train_transformer.main(["--epochs", "1", "--out", str(tmp_path / "small.pt")])
    finally:
        torch.set_num_threads(threads)
    assert "trained in 0 minutes" in capsys.readouterr().out
    monkeypatch.setattr(transformer, "CHECKPOINT", tmp_path / "small.pt")
    model, facts = transformer.load_pretrained()
    assert not model.training
    assert len(facts["history"]["train_loss"]) == 1


def test_augmented_images_are_moved_and_mirrored():
    x = torch.zeros(64, 2, 9, 9)
    x[:, :, 4, 4] = 1.0
    x[:, 1] *= 2
    moved = train_transformer.augment(x)
    assert moved.shape == x.shape
    torch.testing.assert_close(moved.sum(dim=(2, 3)), x.sum(dim=(2, 3)))
    rows, columns = moved[:, 0].nonzero(as_tuple=True)[1:]
    assert {rows.min().item(), rows.max().item()} == {2, 6}
    assert {columns.min().item(), columns.max().item()} == {2, 6}


def test_the_schedule_warms_up_and_fades():
    optimizer = torch.optim.SGD([nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = train_transformer.schedule(optimizer, epochs=20, warmup=5)
    seen = []
    for _ in range(20):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        scheduler.step()
    assert seen[:6] == pytest.approx([0.2, 0.4, 0.6, 0.8, 1.0, 1.0])
    assert seen[5:] == sorted(seen[5:], reverse=True)
    assert seen[-1] < 0.02
