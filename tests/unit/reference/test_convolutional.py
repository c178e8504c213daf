"""The networks of lesson 06: shapes, sizes, settings."""

import pytest
import torch

from course_utils import training
from reference import convolutional


@pytest.mark.parametrize(
    ("make", "parameters", "largest"),
    [(convolutional.conv_net, 29_034, 15_690), (convolutional.simple_cnn, 804_554, 802_944)],
)
def test_parameters_are_as_the_docstring_says(make, parameters, largest):
    model = make()
    assert training.count_parameters(model) == parameters
    assert max(training.count_parameters(layer) for layer in model) == largest


@pytest.mark.parametrize("make", [convolutional.conv_net, convolutional.simple_cnn])
@pytest.mark.parametrize("n", [1, 7])
def test_any_number_of_images_gives_logits(make, n):
    model = make().eval()
    x = torch.rand(n, 1, 28, 28)
    logits = model(x)
    assert logits.shape == (n, 10)
    assert (logits < 0).any(), "Logits may be negative: is there an activation at the end?"
    torch.testing.assert_close(model(x[:1]), logits[:1])


@pytest.mark.parametrize("make", [convolutional.conv_net, convolutional.simple_cnn])
def test_each_call_makes_a_new_model(make):
    assert not torch.equal(make()[0].weight, make()[0].weight)


def test_a_block_with_a_skip_whose_layers_give_nothing_passes_on_what_it_gets():
    block = convolutional.Block(3, skip=True).eval()
    with torch.no_grad():
        block.layers[-1].weight.zero_()
    x = torch.rand(2, 3, 5, 4)
    torch.testing.assert_close(block(x), x)
    block.skip = False
    assert (block(x) == 0).all()


@pytest.mark.parametrize(("convolutions", "blocks"), [(8, 4), (40, 20)])
def test_a_deep_net_has_its_blocks_and_he_s_start(convolutions, blocks):
    model = convolutional.deep_net(convolutions, skip=True)
    parts = [part for part in model if isinstance(part, convolutional.Block)]
    assert len(parts) == blocks
    spread = parts[0].layers[0].weight.std().item()
    assert spread == pytest.approx((2 / (16 * 9)) ** 0.5, rel=0.1)
    assert model(torch.rand(3, 1, 28, 28)).shape == (3, 10)
