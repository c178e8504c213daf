"""Hooks: what they record, and that none is left behind."""

import pytest
import torch
from torch import nn

from course_utils.hooks import record_outputs


def hooks_of(model):
    return sum(len(part._forward_hooks) for part in model.modules())


def make_model():
    return nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.Sequential(nn.ReLU(inplace=True), nn.MaxPool2d(2)), nn.Flatten()
    )


def test_records_every_layer_without_layers_in_it_in_order():
    model, x = make_model(), torch.randn(2, 1, 6, 6)
    with record_outputs(model) as outputs:
        y = model(x)
    assert list(outputs) == ["0", "1.0", "1.1", "2"]
    assert torch.equal(outputs["2"], y)
    assert not outputs["0"].requires_grad
    assert y.requires_grad


def test_a_layer_that_works_in_place_does_not_overwrite_what_came_before_it():
    model, x = make_model(), torch.randn(2, 1, 6, 6)
    with record_outputs(model) as outputs:
        model(x)
    assert torch.equal(outputs["0"], model[0](x))
    assert (outputs["0"] < 0).any()
    assert (outputs["1.0"] >= 0).all()


def test_layers_by_name_and_by_themselves():
    model = make_model()
    with record_outputs(model, ["1", model[0]]) as outputs:
        model(torch.randn(2, 1, 6, 6))
    assert list(outputs) == ["0", "1"]  # as they ran


def test_the_last_pass_counts():
    model = make_model()
    with record_outputs(model) as outputs:
        model(torch.randn(2, 1, 6, 6))
        model(torch.randn(3, 1, 6, 6))
    assert {len(output) for output in outputs.values()} == {3}


def test_with_gradient_the_outputs_themselves_are_kept():
    model = nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1))
    with record_outputs(model, ["1"], gradient=True) as outputs:
        y = model(torch.randn(5, 3)).sum()
    (slopes,) = torch.autograd.grad(y, outputs["1"])
    assert torch.allclose(slopes, model[2].weight.expand(5, 4))


def test_tuples_are_copied_as_tuples():
    model = nn.GRU(3, 4, batch_first=True)
    with record_outputs(model, [model]) as outputs:
        sequence, state = model(torch.randn(2, 5, 3))
    assert torch.equal(outputs[""][0], sequence)
    assert torch.equal(outputs[""][1], state)


def test_hooks_are_gone_after_the_block_and_the_record_stands_still():
    model, x = make_model(), torch.randn(2, 1, 6, 6)
    with record_outputs(model) as outputs:
        assert hooks_of(model) == 4
        model(x)
    kept = outputs["2"].clone()
    model(x + 1)
    assert hooks_of(model) == 0
    assert torch.equal(outputs["2"], kept)


def test_hooks_are_gone_when_the_forward_pass_fails():
    model = make_model()
    with pytest.raises(RuntimeError), record_outputs(model):
        model(torch.randn(2, 7, 6, 6))
    assert hooks_of(model) == 0


def test_hooks_are_gone_when_a_layer_is_unknown():
    model = make_model()
    wanted = r"has no layer 'conv'\. It has '0', '1'"
    with pytest.raises(ValueError, match=wanted), record_outputs(model, ["0", "conv"]):
        pass
    assert hooks_of(model) == 0


def test_a_stranger_and_a_single_layer_are_refused():
    model, stranger = make_model(), nn.Linear(1, 1)
    with pytest.raises(ValueError, match="has no layer Linear"), record_outputs(model, [stranger]):
        pass
    with pytest.raises(ValueError, match="put brackets around"), record_outputs(model, "0"):
        pass


def test_what_is_no_tensor_is_named():
    class Talker(nn.Module):
        def forward(self, x):
            return {"x": x}

    model = nn.Sequential(Talker())
    with pytest.raises(TypeError, match="Layer '0' puts out dict"), record_outputs(model):
        model(torch.zeros(1))
    assert hooks_of(model) == 0


def test_hooks_of_others_stay():
    model = make_model()
    model[0].register_forward_hook(lambda *_: None)
    with record_outputs(model):
        model(torch.randn(2, 1, 6, 6))
    assert hooks_of(model) == 1
