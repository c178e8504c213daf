"""Noise and the ways back of lesson 12, its networks, and the one that comes with the course."""

import hashlib
import math

import pytest
import torch
import torch.nn.functional as F

from benchmarks import train_diffusion
from course_utils import data
from reference import diffusion, gan

KEPT = diffusion.noise_schedule()
ANGLES = 2 * math.pi * torch.arange(8) / 8
CENTRES = 2 * torch.stack([ANGLES.cos(), ANGLES.sin()], dim=1)


def perfect(x, t):
    return diffusion.best_noise(x, t, CENTRES, 0.1, KEPT)


# Noise


def test_the_schedule_begins_with_all_and_ends_with_next_to_nothing():
    assert KEPT.shape == (101,)
    assert KEPT[0] == 1
    assert (KEPT.diff() < 0).all()
    assert 0 < KEPT[-1] < 0.003


def test_step_by_step_is_the_same_as_at_one_go():
    start = torch.full((50_000,), 3.0)
    x = start
    for t in range(1, 31):
        alpha = KEPT[t] / KEPT[t - 1]
        x = alpha.sqrt() * x + (1 - alpha).sqrt() * torch.randn_like(x)
    told = torch.full((50_000,), 30)
    once = diffusion.add_noise(start, told, torch.randn(50_000), KEPT)
    assert x.mean().item() == pytest.approx(once.mean().item(), abs=0.03)
    assert x.std().item() == pytest.approx(once.std().item(), abs=0.02)


@pytest.mark.parametrize("shape", [(4,), (4, 2), (4, 1, 5, 5)])
def test_each_example_has_a_step_of_its_own(shape):
    x, noise, t = torch.ones(shape), torch.zeros(shape), torch.tensor([0, 3, 50, 100])
    made = diffusion.add_noise(x, t, noise, KEPT)
    torch.testing.assert_close(made.reshape(4, -1)[:, 0], KEPT[t].sqrt())


def test_no_answer_has_a_smaller_loss_than_the_best():
    t = torch.full((20_000,), 20)
    clean = CENTRES[torch.randint(8, (20_000,))] + 0.1 * torch.randn(20_000, 2)
    noise = torch.randn_like(clean)
    x = diffusion.add_noise(clean, t, noise, KEPT)
    best = F.mse_loss(perfect(x, t), noise)
    for other in (0.9 * perfect(x, t), perfect(x, t) + 0.1, perfect(x, t - 5)):
        assert best < F.mse_loss(other, noise)


def test_the_loss_draws_steps_from_1_to_the_last():
    seen = []

    def model(x, t, labels):
        seen.append((t, labels))
        return 0 * x

    labels = torch.arange(5000)
    diffusion.noise_loss(model, torch.zeros(5000, 1), KEPT[:6], labels)
    assert set(seen[0][0].tolist()) == {1, 2, 3, 4, 5}
    assert seen[0][1] is labels


# The ways back


def test_all_steps_draw_the_ring():
    made = diffusion.sample(perfect, torch.randn(1000, 2), KEPT)
    hit, near = gan.count_modes(made, CENTRES, 0.1)
    assert hit == 8
    assert near > 0.95


def test_jumps_draw_nothing_at_random():
    x, times = torch.randn(500, 2), diffusion.spaced_steps(25)
    made = diffusion.sample_ddim(perfect, x, KEPT, times)
    assert torch.equal(made, diffusion.sample_ddim(perfect, x, KEPT, times))
    assert gan.count_modes(made, CENTRES, 0.1)[1] > 0.95


def test_a_jump_to_where_one_is_leads_nowhere():
    x, noise = torch.randn(2, 5, 3)
    torch.testing.assert_close(diffusion.ddim_step(x, noise, KEPT[40], KEPT[40]), x)


def test_only_the_last_step_adds_no_noise():
    x, noise, z = torch.randn(3, 5, 3)
    for t in (1, 2, 100):
        quiet = diffusion.denoise_step(x, t, noise, KEPT, 0 * z)
        assert torch.equal(diffusion.denoise_step(x, t, noise, KEPT, z), quiet) == (t == 1)


@pytest.mark.parametrize("count", [1, 7, 20, 100])
def test_spaced_steps_go_down_to_0(count):
    steps = diffusion.spaced_steps(count)
    assert len(steps) == count + 1
    assert steps == sorted(set(steps), reverse=True)
    assert (steps[0], steps[-1]) == (100, 0)


@pytest.mark.parametrize("count", [0, 101])
def test_spaced_steps_refuse(count):
    with pytest.raises(ValueError, match=f"and not {count}"):
        diffusion.spaced_steps(count)


# The networks


def test_a_network_without_labels_is_one_that_is_told_nothing():
    model, x, t = diffusion.UNet(channels=8).eval(), torch.randn(3, 1, 28, 28), torch.arange(1, 4)
    nothing = torch.full((3,), model.nothing)
    torch.testing.assert_close(model(x, t), model(x, t, nothing))
    assert not torch.allclose(model(x, t), model(x, t, torch.tensor([1, 2, 3])))
    assert not torch.allclose(model(x, t), model(x, t + 50))


def test_a_scale_of_1_is_the_plain_network():
    model, x, t = (
        diffusion.UNet(channels=8).eval(),
        torch.randn(2, 1, 28, 28),
        torch.tensor([5, 90]),
    )
    labels = torch.tensor([4, 2])
    with torch.no_grad():
        plain = model(x, t, labels)
        torch.testing.assert_close(
            diffusion.guide(model, labels, 1.0)(x, t), plain, atol=1e-4, rtol=1e-3
        )
        torch.testing.assert_close(
            diffusion.guide(model, labels, 0.0)(x, t), model(x, t), atol=1e-4, rtol=1e-3
        )


# What comes with the course


def test_the_checkpoint_is_the_one_that_was_looked_at():
    digest = hashlib.sha256(diffusion.CHECKPOINT.read_bytes()).hexdigest()
    assert digest == "5009323ca8bce1b3793b65a9d621937de53bf4ddae5f1f996db5b189ab481ac1"
    assert diffusion.CHECKPOINT.stat().st_size < 1_500_000


def test_the_checkpoint_knows_where_it_is_from():
    model, facts = diffusion.load_pretrained()
    assert facts["command"] == train_diffusion.COMMAND
    assert {**model.settings, **train_diffusion.SETTINGS} == facts["settings"]
    assert len(facts["history"]["loss"]) == len(facts["history"]["seconds"]) == 8
    assert not model.training


def test_the_checkpoint_sees_noise_in_digits_that_it_has_not_seen():
    model, _ = diffusion.load_pretrained()
    test = data.load_images("mnist").test
    x, labels = 2 * test.images[:200].float() / 255 - 1, test.labels[:200]
    with torch.no_grad():
        losses = [diffusion.noise_loss(model, x, KEPT, y) for y in (labels, (labels + 5) % 10)]
    assert losses[0] < 0.06
    assert losses[0] < losses[1]


def test_the_script_writes_a_checkpoint(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(train_diffusion, "SETTINGS", {**train_diffusion.SETTINGS, "channels": 8})
    path, threads = tmp_path / "small.pt", torch.get_num_threads()
    try:
        train_diffusion.main(["--epochs", "1", "--images", "128", "--out", str(path)])
    finally:
        torch.set_num_threads(threads)
    assert "trained in 0 minutes" in capsys.readouterr().out
    monkeypatch.setattr(diffusion, "CHECKPOINT", path)
    model, facts = diffusion.load_pretrained()
    assert facts["settings"]["channels"] == 8
    assert len(facts["history"]["loss"]) == 1
    assert model.stem[1].weight.dtype == torch.float32
