"""Layers of torch cross by value, networks of one's own by reference, and both train as one."""

import copy

import pytest
import torch
from torch import nn

from course_admin.boundary import modules
from course_admin.boundary.far import Far
from course_admin.boundary.messages import NotPlain
from course_admin.boundary.modules import FarForward

SEQUENCE, IMAGE, ROWS = (5, 2, 4), (2, 4, 6, 6), (3, 4)
LAYERS = {
    "nn.Linear(4, 2)": ROWS,
    "nn.Linear(4, 2, bias=False)": ROWS,
    "nn.Bilinear(4, 4, 2)": None,
    "nn.Identity()": ROWS,
    "nn.Flatten()": IMAGE,
    "nn.Unflatten(1, (2, 2))": ROWS,
    "nn.Conv1d(2, 3, 3)": SEQUENCE,
    "nn.Conv2d(4, 3, 3, padding='same', padding_mode='reflect', dilation=2)": IMAGE,
    "nn.Conv2d(4, 4, 3, stride=2, groups=2)": IMAGE,
    "nn.ConvTranspose2d(4, 3, 2, stride=2)": IMAGE,
    "nn.MaxPool2d(2)": IMAGE,
    "nn.AvgPool2d(3, 2)": IMAGE,
    "nn.AdaptiveAvgPool2d((1, 1))": IMAGE,
    "nn.Upsample(scale_factor=2)": IMAGE,
    "nn.ZeroPad2d(1)": IMAGE,
    "nn.PixelShuffle(2)": IMAGE,
    "nn.BatchNorm1d(4)": ROWS,
    "nn.BatchNorm2d(4, momentum=None)": IMAGE,
    "nn.InstanceNorm2d(4)": IMAGE,
    "nn.GroupNorm(2, 4)": IMAGE,
    "nn.LayerNorm(4)": ROWS,
    "nn.LayerNorm((6, 6), elementwise_affine=False)": IMAGE,
    "nn.Dropout(0.3)": ROWS,
    "nn.Dropout2d()": IMAGE,
    "nn.ReLU(inplace=True)": ROWS,
    "nn.LeakyReLU(0.2)": ROWS,
    "nn.PReLU()": ROWS,
    "nn.ELU()": ROWS,
    "nn.GELU(approximate='tanh')": ROWS,
    "nn.SiLU()": ROWS,
    "nn.Hardtanh(-2, 2)": ROWS,
    "nn.Sigmoid()": ROWS,
    "nn.Tanh()": ROWS,
    "nn.Softplus()": ROWS,
    "nn.Softmax(dim=1)": ROWS,
    "nn.LogSoftmax(dim=-1)": ROWS,
    "nn.RNN(4, 3, 2, nonlinearity='relu')": SEQUENCE,
    "nn.LSTM(4, 3, batch_first=True, bidirectional=True)": SEQUENCE,
    "nn.LSTM(4, 3, proj_size=2)": SEQUENCE,
    "nn.GRU(4, 3, num_layers=2, dropout=0.5)": SEQUENCE,
    "nn.RNNCell(4, 3)": ROWS,
    "nn.LSTMCell(4, 3)": ROWS,
    "nn.GRUCell(4, 3)": ROWS,
    "nn.Embedding(9, 3, padding_idx=0)": None,
    "nn.EmbeddingBag(9, 3)": None,
    "nn.MultiheadAttention(4, 2)": None,
    "nn.MultiheadAttention(4, 2, kdim=3, vdim=5)": None,
    "nn.Sequential(nn.Linear(4, 3), nn.ReLU(), nn.Sequential(nn.Linear(3, 1)))": ROWS,
    "nn.Sequential()": ROWS,
    "nn.ModuleList([nn.Linear(1, 1), nn.ReLU()])": None,
    "nn.ModuleDict({'a': nn.Linear(1, 1)})": None,
    "nn.ParameterList([torch.ones(2), torch.zeros(1)])": None,
    "nn.CrossEntropyLoss(label_smoothing=0.1)": None,
    "nn.CrossEntropyLoss(weight=torch.ones(3))": None,
    "nn.MSELoss(reduction='sum')": None,
    "nn.BCEWithLogitsLoss(pos_weight=torch.ones(1))": None,
    "nn.NLLLoss()": None,
    "nn.L1Loss()": None,
    "nn.SmoothL1Loss(beta=0.5)": None,
    "nn.KLDivLoss()": None,
    "nn.TripletMarginLoss()": None,
    "nn.CosineSimilarity(dim=1)": None,
}


def flat(result):
    """Give the tensors of a result."""
    if isinstance(result, torch.Tensor):
        return [result]
    return [tensor for one in result for tensor in flat(one)]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_torch_is_the_same_layer_here_and_there(wall, layer):
    there, call, training = wall.define(
        f"""
        layer = {layer}
        def call(x): return layer(x)
        def training(): return layer.training
        """,
        "layer",
        "call",
        "training",
    )
    here = eval(layer)
    if type(here).__name__ not in modules.PLAIN:  # it stays where it is
        assert isinstance(there, FarForward)
        assert isinstance(there, type(here))
        if LAYERS[layer] is not None:
            there.eval()
            assert not training()
            x = torch.randn(LAYERS[layer])
            for mine, its in zip(flat(there(x.clone())), flat(call(x.clone())), strict=True):
                torch.testing.assert_close(mine, its)
        return
    assert type(there) is type(here)
    assert repr(there) == repr(here)
    assert [n for n, _ in there.named_parameters()] == [n for n, _ in here.named_parameters()]
    assert list(there.state_dict()) == list(here.state_dict())
    assert vars(there).keys() == vars(here).keys()
    there.eval()
    assert not training()
    if LAYERS[layer] is not None:
        x = torch.randn(LAYERS[layer])
        for mine, its in zip(flat(there(x.clone())), flat(call(x.clone())), strict=True):
            torch.testing.assert_close(mine, its)


@pytest.mark.parametrize("layer", LAYERS)
def test_a_layer_of_the_checks_is_used_by_an_answer_and_comes_back_as_itself(wall, layer):
    f = wall.define("def f(layer): return [layer, type(layer).__name__, repr(layer)]", "f")
    here = eval(layer)
    assert f(here) == [here, type(here).__name__, repr(here)]
    assert not wall.peer.changed


def test_a_dict_of_parameters_is_used_by_an_answer(wall):
    f = wall.define("def f(table): return list(table)", "f")
    assert f(nn.ParameterDict({"a": torch.ones(2)})) == ["a"]


def test_attention_embeddings_and_losses_compute_the_same_on_both_sides(wall):
    f = wall.define(
        """
        def f(attention, embedding, loss, x, words):
            return [attention(x, x, x), embedding(words), loss(x[0], words)]
        """,
        "f",
    )
    attention, embedding = nn.MultiheadAttention(4, 2), nn.Embedding(9, 3)
    loss = nn.CrossEntropyLoss()
    x, words = torch.randn(2, 3, 4), torch.tensor([0, 1, 2])
    its = f(attention, embedding, loss, x, words)
    mine = [attention(x, x, x), embedding(words), loss(x[0], words)]
    torch.testing.assert_close(flat(its), flat(mine))


def test_the_weights_of_a_layer_are_shared(wall):
    layer, look, change = wall.define(
        """
        layer = nn.Linear(1, 1)
        def look(): return layer.weight.item()
        def change():
            with torch.no_grad(): layer.weight.fill_(7)
        """,
        "layer",
        "look",
        "change",
    )
    with torch.no_grad():
        layer.weight.fill_(3)
    assert look() == 3
    change()
    assert layer.weight.item() == 7
    layer.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.zeros(1)})
    assert look() == 1


def test_statistics_of_a_normalization_are_shared(wall):
    norm, look = wall.define(
        "norm = nn.BatchNorm1d(1)\ndef look(): return norm.num_batches_tracked.item()",
        "norm",
        "look",
    )
    norm(torch.tensor([[1.0], [3.0]]))
    assert look() == 1
    assert not norm.running_var.requires_grad


def test_a_tied_weight_is_one_weight(wall):
    f, g = wall.define(
        """
        def f(net): return net[0].weight is net[1].weight
        def g():
            net = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
            net[1].weight = net[0].weight
            return net
        """,
        "f",
        "g",
    )
    net = g()
    assert net[0].weight is net[1].weight
    assert f(net)
    mine = nn.Sequential(nn.Linear(2, 2), nn.Linear(2, 2))
    mine[1].weight = mine[0].weight
    assert f(mine)


NET = """
class Net(nn.Module):
    calls = 0

    def __init__(self, hidden=3):
        super().__init__()
        self.first = nn.Linear(2, hidden)
        self.blocks = nn.ModuleList([nn.Linear(hidden, hidden) for _ in range(2)])
        self.scale = nn.Parameter(torch.ones(1))
        self.register_buffer("seen", torch.zeros(1))
        self.register_buffer("passing", torch.zeros(1), persistent=False)
        self.drop = nn.Dropout(0.5)
        self.hidden = hidden

    def forward(self, x, *, twice=False):
        self.calls += 1
        self.seen += len(x)
        x = self.first(x)
        for block in self.blocks:
            x = torch.relu(block(x))
        return self.drop(x) * self.scale * (2 if twice else 1)

    def count(self):
        return sum(p.numel() for p in self.parameters())

    def train(self, mode=True):
        self.switched = mode
        return super().train(mode)

net = Net()
def look(): return [net.training, net.first.training, net.switched, net.seen.item(), net.calls]
"""


def test_a_network_of_ones_own_is_a_module_with_its_parts(wall):
    net = wall.define(NET, "net")
    assert isinstance(net, nn.Module)
    assert isinstance(net, FarForward)
    assert type(net).__name__ == "Net"
    assert type(net.first) is nn.Linear
    names = ["scale", "first.weight", "first.bias", "blocks.0.weight", "blocks.0.bias",
             "blocks.1.weight", "blocks.1.bias"]  # fmt: skip
    assert [name for name, _ in net.named_parameters()] == names
    assert "seen" in net.state_dict()
    assert "passing" not in net.state_dict()
    assert (net.hidden, net.count()) == (3, sum(p.numel() for p in net.parameters()))
    assert "(first): Linear(in_features=2, out_features=3, bias=True)" in repr(net)


def test_its_forward_pass_mode_and_buffers_are_its_own(wall):
    net, look = wall.define(NET.replace("net = ", "torch.manual_seed(0)\nnet = "), "net", "look")
    net.eval()
    assert look() == [False, False, False, 0, 0]
    assert (net.training, net.first.training) == (False, False)
    x = torch.ones(4, 2)
    torch.testing.assert_close(net(x, twice=True), 2 * net(x))
    assert net.seen.item() == 8
    assert look()[3:] == [8, 2]
    net.train()
    assert (net.training, net.drop.training) == (True, True)
    x = torch.ones(100, 2)  # of 300 numbers some differ, even if a unit is dead
    assert not torch.equal(net(x), net(x))


def test_it_trains_with_the_checks_optimizer(wall):
    net = wall.define(NET + "torch.manual_seed(0)\nnet = Net(8)\nnet.drop.p = 0.0", "net")
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    x = torch.randn(20, 2)
    y, losses = x.abs().sum(1, keepdim=True), []
    for _ in range(30):
        loss = ((net(x).sum(1, keepdim=True) - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    assert losses[-1] < losses[0] / 2


def test_it_is_trained_by_an_answer_on_the_checks_data(wall):
    net, fit = wall.define(
        NET
        + """
def fit(net, loader, loss_function):
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    losses = []
    for x, y in loader:
        loss = loss_function(net(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return losses
""",
        "net",
        "fit",
    )
    loader = [(torch.ones(4, 2), torch.ones(4, 3))] * 5
    assert len(fit(net, loader, nn.MSELoss())) == 5
    mine = nn.Linear(2, 3)
    before = mine.weight.detach().clone()
    losses = fit(mine, loader, lambda output, target: ((output - target) ** 2).mean())
    assert losses[-1] < losses[0]
    assert not torch.equal(mine.weight, before)


def test_it_is_copied_where_it_lies(wall):
    net = wall.define(NET, "net")
    net.eval()
    other = copy.deepcopy(net)
    assert isinstance(other, FarForward)
    assert all(
        torch.equal(a, b) and a is not b
        for a, b in zip(net.parameters(), other.parameters(), strict=True)
    )
    x = torch.randn(9, 2)
    before = other(x)
    with torch.no_grad():
        net.scale.zero_()
    assert net(x).abs().sum() == 0
    assert torch.equal(other(x), before)


def test_a_network_within_layers_of_torch_and_the_other_way_round(wall):
    net = wall.define(
        """
        class Double(nn.Module):
            def forward(self, x): return 2 * x
        net = nn.Sequential(nn.Flatten(), Double(), nn.Sequential(Double()))
        """,
        "net",
    )
    assert type(net) is nn.Sequential
    assert net(torch.ones(1, 2, 2)).tolist() == [[4] * 4]
    assert net[:2](torch.ones(1, 1)).item() == 2
    assert len(net) == 3
    assert isinstance(net[1], FarForward)


def test_a_class_of_ones_own_makes_networks(wall):
    kind = wall.define(NET, "Net")
    assert isinstance(kind, Far)
    net = kind(hidden=5)
    assert net.first.out_features == 5
    assert sum(p.numel() for p in net.parameters()) == net.count()


def test_a_class_that_inherits_sequential_is_one(wall):
    net = wall.define(
        "class Net(nn.Sequential):\n    def __init__(self): super().__init__(nn.Linear(2, 1))\n"
        "net = Net()",
        "net",
    )
    assert isinstance(net, nn.Sequential)
    assert len(net) == 1
    assert net[0](torch.ones(1, 2)).shape == net(torch.ones(1, 2)).shape


# Hooks


def test_a_hook_of_the_checks_on_a_layer_runs_when_an_answer_calls_it(wall):
    f = wall.define("def f(layer): return layer(torch.ones(1, 2)).detach()", "f")
    layer, seen = nn.Linear(2, 1), []
    hook = layer.register_forward_hook(lambda m, i, o: seen.append([m, i[0].tolist()]))
    f(layer)
    assert seen == [[layer, [[1, 1]]]]
    hook.remove()
    f(layer)
    assert len(seen) == 1


def test_a_hook_before_the_forward_pass_and_one_that_changes_its_result(wall):
    f = wall.define("def f(layer): return layer(torch.ones(1, 2)).detach()", "f")
    layer, seen = nn.Linear(2, 1), []
    layer.register_forward_pre_hook(lambda m, i: seen.append(len(i)))
    layer.register_forward_hook(lambda m, i, o: torch.zeros(1))
    assert f(layer).tolist() == [0]
    assert seen == [1]


def test_a_hook_of_the_checks_on_a_part_of_a_network_runs(wall):
    net = wall.define(NET, "net")
    shapes = []
    net.first.register_forward_hook(lambda m, i, o: shapes.append(o.shape))
    net(torch.ones(4, 2))
    assert shapes == [torch.Size([4, 3])]


def test_a_hook_of_the_checks_on_the_last_part_of_a_network_runs(wall):
    net = wall.define(
        """
        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.layer = nn.Linear(2, 3)
            def forward(self, x): return self.layer(x)
        net = Net()
        """,
        "net",
    )
    shapes = []
    net.layer.register_forward_hook(lambda m, i, o: shapes.append(o.shape))
    net(torch.ones(4, 2))
    assert shapes == [torch.Size([4, 3])]


def test_a_hook_of_an_answers_does_not_change_what_the_check_computes(wall):
    f = wall.define(
        "def f(layer): layer.register_forward_hook(lambda m, i, o: torch.zeros(1)); return layer",
        "f",
    )
    layer = nn.Linear(2, 1)
    nn.init.ones_(layer.weight)
    nn.init.zeros_(layer.bias)
    assert f(layer) is layer
    assert layer(torch.ones(1, 2)).item() == 2


# Optimizers

OPTIMIZERS = {
    "SGD": "lr=0.1, momentum=0.9, weight_decay=0.01",
    "Adam": "lr=0.1, amsgrad=True",
    "AdamW": "lr=0.1, betas=(0.8, 0.9)",
    "RMSprop": "lr=0.1, momentum=0.5",
    "Adagrad": "lr=0.1",
    "Adadelta": "",
    "NAdam": "",
    "Adamax": "",
}


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_of_the_checks_steps_in_an_answer(wall, name):
    f = wall.define(
        """
        def f(net, optimizer, loss):
            optimizer.zero_grad()
            loss(net).backward()
            optimizer.step()
            return optimizer
        """,
        "f",
    )
    nets = [nn.Linear(2, 1, bias=False) for _ in range(2)]
    nets[1].load_state_dict(nets[0].state_dict())
    mine, its = (eval(f"torch.optim.{name}(n.parameters(), {OPTIMIZERS[name]})") for n in nets)
    for _ in range(3):
        mine.zero_grad()
        (nets[0].weight ** 2).sum().backward()
        mine.step()
        assert f(nets[1], its, lambda net: (net.weight**2).sum()) is its
    torch.testing.assert_close(nets[0].weight, nets[1].weight)
    assert mine.state_dict().keys() == its.state_dict().keys()
    assert len(its.state) == 1


def test_an_optimizer_may_come_before_its_network(wall):
    f = wall.define("def f(optimizer): optimizer.step()", "f")
    net = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(net.parameters(), lr=1)
    before = net.weight.detach().clone()
    net(torch.ones(1, 2)).sum().backward()
    f(optimizer)
    torch.testing.assert_close(net.weight, before - 1)


@pytest.mark.parametrize("name", OPTIMIZERS)
def test_an_optimizer_that_an_answer_makes_steps_in_the_check(wall, name):
    f = wall.define(
        f"def f(net): return torch.optim.{name}(net.parameters(), {OPTIMIZERS[name]})", "f"
    )
    net = nn.Linear(2, 1)
    optimizer = f(net)
    assert type(optimizer) is getattr(torch.optim, name)
    assert optimizer.param_groups[0]["params"][0] is net.weight
    before = net.weight.detach().clone()
    net(torch.ones(1, 2)).sum().backward()
    optimizer.step()
    assert not torch.equal(net.weight, before)


def test_an_optimizer_keeps_its_groups(wall):
    f = wall.define(
        """
        def f(net): return torch.optim.SGD(
            [{"params": [net.weight], "lr": 0.5}, {"params": [net.bias]}], lr=0.1)
        """,
        "f",
    )
    net = nn.Linear(2, 1)
    groups = f(net).param_groups
    assert [(group["lr"], len(group["params"])) for group in groups] == [(0.5, 1), (0.1, 1)]
    assert groups[1]["params"][0] is net.bias


def test_a_rate_that_one_side_sets_is_the_others(wall):
    f = wall.define(
        """
        def f(net, optimizer):
            optimizer.param_groups[0]["lr"] /= 2
            return optimizer.param_groups[0]["lr"]
        """,
        "f",
    )
    net = nn.Linear(2, 1)
    optimizer = torch.optim.SGD(net.parameters(), lr=1.0)
    assert f(net, optimizer) == optimizer.param_groups[0]["lr"] == 0.5
    optimizer.param_groups[0]["lr"] = 8.0
    assert f(net, optimizer) == 4


@pytest.mark.parametrize("layer", ["nn.GRU(3, 2)", "nn.LSTM(3, 2)", "nn.RNN(3, 2)"])
def test_a_recurrent_layer_with_other_weights_than_its_settings_ask_for_stays_where_it_is(
    wall, layer
):
    """The kernels of recurrent layers read as much as the settings say."""
    there = wall.define(
        f"layer = {layer}\nlayer.weight_ih_l0 = nn.Parameter(torch.ones(1, 1))", "layer"
    )
    assert isinstance(there, FarForward)
    for change in ("layer.hidden_size = 50", "layer.num_layers = 10**9", "layer.mode = 'LSTM'"):
        there = wall.define(f"layer = {layer}\n{change}", "layer")
        assert isinstance(there, FarForward) or change == "layer.mode = 'LSTM'"


def test_an_answer_can_ask_for_nothing_that_it_has_made_itself(wall):
    """Else it runs, in the check's process, kernels on numbers that it made up."""
    ask = (
        "from course_admin.boundary.peer import Peer\nimport gc\n"
        "(peer,) = [o for o in gc.get_objects() if type(o) is Peer and o.answers]\n"
        "net = nn.Linear(2, 1)\n"
        "def f(given): return peer.ask('call', net, [torch.ones(1, 2)], {})"
    )
    f = wall.define(ask, "f")
    with pytest.raises(AttributeError, match="handed over"):
        f(len)


def test_an_optimizers_step_in_the_check_takes_no_kernel_that_trusts_shapes(wall):
    """A fused one would read behind what an optimizer remembers, if that is too short."""
    make, spoil = wall.define(
        """
        def make(net):
            global made
            made = torch.optim.Adam(net.parameters(), fused=True)
            return made
        def spoil(w):
            made.param_groups[0].update(fused=True, foreach=False)
            made.state[w] = {
                "step": torch.tensor(1.0),
                "exp_avg": torch.zeros(4),
                "exp_avg_sq": torch.zeros(4),
            }
        """,
        "make",
        "spoil",
    )
    net = nn.Linear(1000, 1, bias=False)
    optimizer = make(net)
    net.weight.grad = torch.ones_like(net.weight)
    before = net.weight.detach().clone()
    optimizer.step()
    assert (before - net.weight).abs().max().item() == pytest.approx(1e-3, rel=1e-3)
    spoil(net.weight)
    with pytest.raises(RuntimeError, match="size"):
        optimizer.step()


@pytest.mark.parametrize(
    ("module", "name"),
    [(nn.LSTM(3, 4), "weight_ih_l0"), (nn.GRU(3, 4), "bias_hh_l0"), (nn.RNNCell(3, 4), "bias_ih")],
)
def test_weights_of_another_shape_are_seen_wherever_they_are_set(wall, module, name):
    f = wall.define("def f(rnn, name): getattr(rnn, name).data = torch.zeros(1, 1)", "f")
    with pytest.raises(NotPlain, match="weights that are not those"):
        f(copy.deepcopy(module), name)


def test_a_network_may_be_given_another_dtype_as_a_whole(wall):
    f = wall.define("def f(rnn): rnn.double()", "f")
    rnn = nn.LSTM(3, 4)
    f(rnn)
    assert rnn(torch.zeros(5, 1, 3, dtype=torch.float64))[0].dtype == torch.float64


@pytest.mark.parametrize("mode", ["torch.no_grad", "torch.enable_grad"])
def test_what_a_hook_of_an_answers_keeps_is_what_later_layers_make_of_it(wall, mode):
    class Net(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer, self.bend = nn.Linear(2, 1), nn.ReLU(inplace=True)

        def forward(self, x):
            return self.bend(self.layer(x)) + 1

    f = wall.define(
        f"""
        def f(layer, model, x):
            kept = []
            hook = layer.register_forward_hook(lambda module, inputs, output: kept.append(output))
            with {mode}():
                model(x)
            hook.remove()
            return kept[0].detach().clone()
        """,
        "f",
    )
    net = Net()
    nn.init.constant_(net.layer.weight, -1.0)
    nn.init.zeros_(net.layer.bias)
    assert f(net.layer, net, torch.ones(1, 2)).item() == 0
