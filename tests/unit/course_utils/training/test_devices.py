"""Where things lie while ``fit`` runs, and what waits for a device: shown without a GPU.

The device "meta" is on every machine. Its tensors have shapes and no numbers, so whatever reads one
back raises an error: what runs there through a whole epoch would not have waited for a GPU either.
"""

from copy import deepcopy
from functools import partial

import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils._python_dispatch import TorchDispatchMode

from course_utils import data
from course_utils.training import evaluate, fit, load_checkpoint, predict

HERE = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available()}
REAL = ["cpu", *(name for name, here in HERE.items() if here)]


def toy(n=40):
    generator = torch.Generator().manual_seed(0)
    x = torch.randn(n, 6, generator=generator)
    return x, (x[:, 0] > 0).long()


def network():
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(6, 16), nn.BatchNorm1d(16), nn.Dropout(0.3), nn.Linear(16, 2))


def train(model, loader, valid=None, **options):
    torch.manual_seed(1)  # of the units that are dropped
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    options = {"loss_fn": F.cross_entropy, "epochs": 2, "progress": False, **options}
    return fit(model, loader, valid, optimizer=optimizer, **options)


def devices_of(loader):
    return {tensor.device.type for batch in loader for tensor in batch}


@pytest.mark.parametrize("named", [True, False])
def test_a_whole_epoch_waits_for_no_device(named):
    model, loader = network(), data.loader(toy(), 8, shuffle=True)
    calls = []
    model.register_forward_hook(lambda module, x, y: calls.append(x[0].device.type))
    device = "meta" if named else None
    if not named:
        model.to("meta")
    with pytest.raises(NotImplementedError, match="meta"):  # reading the epoch's loss
        train(model, loader, device=device)
    assert calls == ["meta"] * len(loader)
    assert {parameter.device.type for parameter in model.parameters()} == {"meta"}


def test_the_data_of_a_course_loader_follow_the_model_and_stay():
    loader, valid = data.loader(toy(), 8, shuffle=True), data.loader(toy(), 20)
    with pytest.raises(NotImplementedError, match="meta"):
        train(network(), loader, valid, device="meta")
    assert devices_of(loader) == devices_of(valid) == {"meta"}
    for call in (evaluate, predict):
        loader = data.loader(toy(), 8)
        with pytest.raises(RuntimeError, match="meta"):
            call(network(), loader, device="meta")
        assert devices_of(loader) == {"meta"}


def test_an_augment_that_may_know_the_cpu_alone_keeps_its_data_there():
    seen = []

    def augment(x):
        seen.append(x.device.type)
        return x + torch.randn(x.shape)  # would fail on another device

    loader = data.loader(toy(), 8, augment=augment)
    with pytest.raises(NotImplementedError, match="meta"):
        train(network(), loader, device="meta")
    assert seen == ["cpu"] * len(loader)


def test_other_loaders_are_moved_batch_by_batch():
    x, y = toy()
    batches = list(zip(x.split(8), y.split(8), strict=True))
    with pytest.raises(NotImplementedError, match="meta"):
        train(network(), batches, device="meta")
    assert devices_of(batches) == {"cpu"}


def test_a_loader_on_the_device_gives_the_same_batches():
    one, other = (data.loader(toy(), 8, shuffle=True, seed=3) for _ in range(2))
    assert other.to("cpu") is other
    for (x, y), (also_x, also_y) in zip(one, other, strict=True):
        assert torch.equal(x, also_x)
        assert torch.equal(y, also_y)


class CountReads(TorchDispatchMode):
    """Counts what makes the program wait for a device, wherever in torch it is called."""

    reads = 0

    def __torch_dispatch__(self, function, types, args=(), kwargs=None):
        name = function.overloadpacket._qualified_op_name
        self.reads += name in ("aten::_local_scalar_dense", "aten::nonzero", "aten::equal")
        return function(*args, **(kwargs or {}))


def test_the_number_of_reads_does_not_depend_on_the_number_of_batches():
    counts = []
    for size in (20, 1):
        model, x_y = nn.Linear(6, 2), toy()
        optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
        with CountReads() as count:
            fit(
                model,
                data.loader(x_y, size),
                data.loader(x_y, size),
                optimizer=optimizer,
                loss_fn=F.cross_entropy,
                epochs=1,
                progress=False,
            )
        counts.append(count.reads)
    assert counts[0] == counts[1] > 0


def test_autocast_computes_in_bfloat16_and_keeps_the_weights_in_float32():
    full, half = network(), network()
    kinds = set()
    half[3].register_forward_hook(lambda module, x, y: kinds.add((module.training, y.dtype)))
    expected = train(full, data.loader(toy(), 8), data.loader(toy(), 20))
    history = train(half, data.loader(toy(), 8), data.loader(toy(), 20), autocast=True)
    assert kinds == {(True, torch.bfloat16), (False, torch.bfloat16)}
    assert {value.dtype for value in half.parameters()} == {torch.float32}
    assert history.valid_loss != expected.valid_loss  # 8 bits of precision are seen
    assert history.valid_loss == pytest.approx(expected.valid_loss, abs=0.05)


def test_a_compiled_model_is_trained_like_the_other_and_saved_like_it(tmp_path, monkeypatch):
    # The backend that generates no code: it needs no compiler, and gives the very same numbers.
    monkeypatch.setattr(torch, "compile", partial(torch.compile, backend="eager"))
    plain, compiled, loaded = network(), network(), network()
    expected = train(plain, data.loader(toy(), 8), data.loader(toy(), 20))
    path = tmp_path / "a.pt"
    loaders = data.loader(toy(), 8), data.loader(toy(), 20)
    history = train(compiled, *loaders, compile=True, checkpoint=path)
    assert history.valid_loss == expected.valid_loss
    for name, value in plain.state_dict().items():
        assert torch.equal(value, compiled.state_dict()[name]), name
    load_checkpoint(path, loaded)
    history = train(loaded, *loaders, epochs=3, compile=True, checkpoint=path, resume=True)
    assert len(history) == 3


@pytest.mark.parametrize("device", REAL)
def test_a_device_learns_what_the_cpu_learns(device):
    net = nn.Sequential(nn.Linear(6, 8), nn.Tanh(), nn.Linear(8, 2))
    twin = deepcopy(net)
    expected = train(net, data.loader(toy(), 8), data.loader(toy(), 20), epochs=5)
    loaders = data.loader(toy(), 8), data.loader(toy(), 20)
    history = train(twin, *loaders, epochs=5, device=device)
    assert history.valid_loss == pytest.approx(expected.valid_loss, rel=1e-3)
    assert history.valid_accuracy == pytest.approx(expected.valid_accuracy, abs=0.05)
    assert devices_of(loaders[0]) == {device}


@pytest.mark.parametrize("device", REAL)
def test_going_on_gives_the_very_same_weights_on_a_device(device, tmp_path):
    straight, interrupted = network(), network()
    make = partial(data.loader, toy(), 8, shuffle=True, seed=0)
    train(straight, make(), epochs=4, device=device)
    path = tmp_path / "a.pt"
    train(interrupted, make(), epochs=2, device=device, checkpoint=path)
    again = network()
    train(again, make(), epochs=4, device=device, checkpoint=path, resume=True)
    for name, value in straight.state_dict().items():
        assert torch.equal(value, again.state_dict()[name]), name
