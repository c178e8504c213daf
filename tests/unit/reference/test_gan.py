"""The networks of lesson 09, their game, and the generator that comes with the course."""

import copy
import hashlib

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from course_utils import data
from reference import gan

# The networks


@pytest.mark.parametrize(("latent", "channels", "n"), [(64, 32, 2), (5, 3, 1), (1, 1, 4)])
def test_latent_vectors_become_images_and_images_logits(latent, channels, n):
    generator, discriminator = gan.Generator(latent, channels).eval(), gan.Discriminator(channels)
    images = generator(torch.randn(n, latent))
    assert images.shape == (n, 1, 28, 28)
    assert images.abs().max() <= 1
    assert discriminator(images).shape == (n,)


def test_the_networks_keep_the_guidelines():
    names = [type(layer).__name__ for layer in gan.Generator().layers]
    block = ["ConvTranspose2d", "BatchNorm2d", "ReLU"]
    assert names == ["Unflatten", *block, *block, "ConvTranspose2d", "Tanh"]
    layers = gan.Discriminator().layers
    leaky = ["Conv2d", "LeakyReLU"]
    middle = ["Conv2d", "BatchNorm2d", "LeakyReLU"]
    assert [type(layer).__name__ for layer in layers] == [*leaky, *middle, "Conv2d", "Flatten"]
    assert {each.negative_slope for each in layers if isinstance(each, nn.LeakyReLU)} == {0.2}


def test_each_label_has_a_judge_of_its_own():
    judges = gan.Discriminator(3, classes=10).eval()
    images = torch.randn(4, 1, 28, 28)
    labels = torch.tensor([7, 0, 7, 9])
    every = judges.layers(images)
    assert torch.equal(judges(images, labels), every[torch.arange(4), labels])
    assert torch.equal(judges(images), every[:, 0])


def test_labels_and_shares_of_labels_stand_behind_z():
    z = torch.randn(2, 5)
    asked = gan.with_labels(z, torch.tensor([3, 0]), classes=4)
    assert torch.equal(asked[:, :5], z)
    assert asked[:, 5:].tolist() == [[0, 0, 0, 1], [1, 0, 0, 0]]
    assert torch.equal(gan.with_labels(z, asked[:, 5:]), asked)


def test_what_is_near_and_what_is_hit():
    centres = torch.tensor([[0.0, 0.0], [1.0, 0.0], [9.0, 9.0]])
    points = torch.cat([torch.full((20, 2), 0.1), torch.tensor([[1.0, 0.29], [1.0, 0.31]])])
    assert gan.count_modes(points, centres, 0.1) == (2, 21 / 22)
    assert gan.count_modes(points[:20].repeat(3, 1), centres, 0.1) == (1, 1.0)


def test_the_settings_make_the_same_generator_again():
    generator = gan.Generator(latent=7, channels=3)
    gan.Generator(**generator.settings).load_state_dict(generator.state_dict())


def test_weights_begin_as_radford_says():
    model = nn.Sequential(nn.ConvTranspose2d(64, 64, 4), nn.BatchNorm2d(4000), nn.Linear(2, 2))
    before = model[2].weight.clone()
    gan.initialize(model)
    assert abs(model[0].weight.std().item() - 0.02) < 0.001
    assert not model[0].bias.any()
    assert abs(model[1].weight.mean().item() - 1) < 0.01
    assert abs(model[1].weight.std().item() - 0.02) < 0.002
    assert torch.equal(model[2].weight, before)


# The losses and a round


def players():
    maker = nn.Sequential(nn.Linear(2, 4), nn.Tanh(), nn.Linear(4, 3)).double()
    judge = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1), nn.Flatten(0)).double()
    return maker, judge


def test_the_losses_are_those_of_goodfellow():
    _, judge = players()
    real, fake = torch.randn(4, 3).double(), torch.randn(6, 3).double()
    d_real, d_fake = torch.sigmoid(judge(real)), torch.sigmoid(judge(fake))
    value = d_real.log().mean() + (1 - d_fake).log().mean()
    torch.testing.assert_close(gan.discriminator_loss(judge, real, fake), -value)
    torch.testing.assert_close(gan.generator_loss(judge, fake), -d_fake.log().mean())


def test_the_discriminators_loss_does_not_reach_the_generator():
    maker, judge = players()
    fake = maker(torch.randn(5, 2).double())
    gan.discriminator_loss(judge, torch.randn(5, 3).double(), fake).backward()
    assert all(p.grad is None for p in maker.parameters())
    assert all(p.grad is not None for p in judge.parameters())


def test_a_round_is_one_step_of_each_by_its_own_loss():
    maker, judge = players()
    old_maker, old_judge = copy.deepcopy(maker), copy.deepcopy(judge)
    optimizers = [torch.optim.SGD(model.parameters(), lr=0.5) for model in (maker, judge)]
    for _ in range(2):  # the second time, old gradients are lying about
        real, z = torch.randn(4, 3).double(), torch.randn(6, 2).double()
        d_loss, g_loss = gan.play_round(maker, judge, real, z, *optimizers)
        fake = old_maker(z)
        wanted = F.softplus(-old_judge(real)).mean() + F.softplus(old_judge(fake)).mean()
        torch.testing.assert_close(d_loss, wanted.detach())
        step(old_judge, wanted)
        wanted = F.softplus(-old_judge(old_maker(z))).mean()
        torch.testing.assert_close(g_loss, wanted.detach())
        step(old_maker, wanted)
    for model, old in ((maker, old_maker), (judge, old_judge)):
        for p, q in zip(model.parameters(), old.parameters(), strict=True):
            torch.testing.assert_close(p, q)
    assert not d_loss.requires_grad
    assert not g_loss.requires_grad


def step(model, loss):
    parameters = list(model.parameters())
    with torch.no_grad():
        for p, grad in zip(parameters, torch.autograd.grad(loss, parameters), strict=True):
            p -= 0.5 * grad


# Sampling and walking


@pytest.mark.parametrize("training", [True, False])
def test_sampling_leaves_mode_and_statistics_alone(training):
    generator = gan.Generator(4, 2).train(training)
    state = copy.deepcopy(generator.state_dict())
    images = gan.sample(generator, torch.randn(3, 4))
    assert not images.requires_grad
    assert generator.training is training
    for name, value in generator.state_dict().items():
        assert torch.equal(value, state[name])


def test_the_mode_comes_back_after_an_error():
    generator = gan.Generator(4, 2)
    with pytest.raises(RuntimeError):
        gan.sample(generator, torch.randn(3, 5))
    assert generator.training


@pytest.mark.parametrize("dtype", [torch.float32, torch.float64])
def test_the_arc_turns_evenly_and_the_line_is_straight(dtype):
    a, b = F.normalize(torch.randn(2, 9, dtype=dtype), dim=1) * 5
    arc = gan.interpolate(a, b, 6)
    torch.testing.assert_close(arc.norm(dim=1), torch.full((6,), 5.0, dtype=dtype))
    cosines = F.cosine_similarity(arc[:-1], arc[1:])
    torch.testing.assert_close(cosines, cosines[:1].expand(5), rtol=1e-4, atol=1e-5)
    torch.testing.assert_close(arc[[0, -1]], torch.stack([a, b]))
    line = gan.interpolate(a, b, 3, spherical=False)
    torch.testing.assert_close(line[1], (a + b) / 2)


def test_the_place_on_the_way_can_be_chosen():
    a, b = torch.randn(2, 9)
    every = gan.interpolate(a, b, 5)
    torch.testing.assert_close(gan.interpolate(a, b, at=torch.tensor([0.25, 1.0])), every[[1, 4]])


def test_the_same_direction_gives_no_nan():
    a = torch.randn(9)
    torch.testing.assert_close(gan.interpolate(a, 2 * a, 3)[1], 1.5 * a)


@pytest.mark.parametrize(
    ("a", "b", "steps", "words"),
    [
        (torch.ones(2), torch.ones(2), 1, "2 or more"),
        (torch.zeros(2), torch.ones(2), 3, "vector 0"),
        (torch.ones(2), -torch.ones(2), 3, "opposite"),
    ],
)
def test_where_there_is_no_arc_it_says_so(a, b, steps, words):
    with pytest.raises(ValueError, match=words):
        gan.interpolate(a, b, steps)


# The generator that comes with the course


def test_the_checkpoint_is_small_and_makes_what_it_made_in_training():
    assert gan.CHECKPOINT.stat().st_size < 1_000_000
    generator, facts = gan.load_pretrained()
    assert not generator.training
    epochs = len(facts["history"]["d_loss"])
    assert {len(values) for values in facts["history"].values()} == {epochs}
    assert facts["progress_epochs"][-1] == epochs
    assert facts["progress"].dtype == torch.uint8
    shown = (facts["progress"][-1].float() / 127.5) - 1
    again = gan.sample(generator, gan.with_labels(facts["z"], facts["labels"]))[:, 0]
    # The weights were rounded to 16 bits after these images were made.
    assert (again - shown).abs().mean() < 0.01


def test_its_images_are_those_of_no_training_digit():
    generator, _ = gan.load_pretrained()
    asked = gan.with_labels(torch.randn(100, 32), torch.arange(100) % 10)
    samples = gan.sample(generator, asked).flatten(1)
    real = data.load_images("mnist", train=10_000, valid=None).train.images
    nearest = torch.cdist(samples, (real.float() / 127.5 - 1).flatten(1)).min(dim=1).values
    assert nearest.min() > 2
    assert len({hashlib.sha256(s.numpy().tobytes()).digest() for s in samples}) == 100
