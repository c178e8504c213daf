"""A model that is taken out of its notebook: what goes with it, and what stays behind."""

import sys
import types

import pytest
import torch
from torch import nn
from torch.nn.utils import parametrizations

from course_utils import checks
from course_utils.on_its_own import ask, serialize

PREAMBLE = "import torch\nfrom torch import nn\nimport torch.nn.functional as F\n"


@pytest.fixture
def notebook(monkeypatch):
    """Run a cell as a notebook does, in ``__main__``; give its names."""

    def run(cell):
        main = types.ModuleType("__main__")
        monkeypatch.setitem(sys.modules, "__main__", main)
        exec(PREAMBLE + cell, vars(main))
        return vars(main)

    return run


HONEST = {
    "layers": "model = nn.Sequential(nn.Linear(4, 3), nn.BatchNorm1d(3), nn.ReLU())",
    "a recurrent layer": """
class Reads(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer, self.head = nn.LSTM(4, 50, batch_first=True), nn.Linear(50, 2)
    def forward(self, x):
        return self.head(self.layer(x[:, None])[0][:, -1])
model = Reads()
""",
    "functions and small variables of the notebook": """
half = 0.5
def scale(x):
    return half * x
class Scales(nn.Linear):
    def forward(self, x):
        return scale(super().forward(x))
model = Scales(4, 3)
""",
    "a lambda in an attribute": """
class Acts(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        self.act = lambda x: x.clamp(min=0)
    def forward(self, x):
        return self.act(super().forward(x))
model = Acts()
""",
    "its optimizer, its losses and the data it learned from": """
from tqdm import tqdm
images = torch.randn(1000, 4)
class Learns(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        self.optimizer = torch.optim.Adam(self.parameters())
        self.schedule = torch.optim.lr_scheduler.StepLR(self.optimizer, 1)
        self.loader = torch.utils.data.DataLoader(images)
        self.images, self.losses = images, [0.1] * 5000
        self.bar = tqdm(range(3), disable=True)
    def learn(self):
        loss = self(images).sum()
        loss.backward()
        self.optimizer.step()
        self.losses.append(loss)
model = Learns()
model.learn()
""",
    "what it gave last": """
class Shows(nn.Linear):
    def forward(self, x):
        self.last = super().forward(x)
        return self.last
model = Shows(4, 3)
model(torch.randn(2000, 4))
""",
    "buffers that are variables, too": """
table = torch.randn(1, 4).expand(600, 4).contiguous()
class Adds(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        self.register_buffer("table", table)
    def forward(self, x):
        return super().forward(x + self.table[:len(x)])
model = Adds()
""",
    "tied weights": """
class Tied(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.other = nn.Linear(4, 4), nn.Linear(4, 4)
        self.other.weight = self.one.weight
    def forward(self, x):
        return self.other(self.one(x))
model = Tied()
""",
    "a list of its own layers and parameters": """
class Lists(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.last = nn.Linear(4, 2000), nn.Linear(2000, 3)
        self.layers, self.all = [self.first, self.last], list(self.parameters())
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x + self.all[-1]
model = Lists()
""",
    "double precision": "model = nn.Linear(4, 3).double()",
    "a part of a larger tensor": """
class Centres(nn.Linear):
    def __init__(self, x):
        super().__init__(4, 3)
        self.middle = x[0]
    def forward(self, x):
        return super().forward(x - self.middle)
model = Centres(torch.randn(100_000, 4))
""",
}


@pytest.mark.parametrize("cell", HONEST.values(), ids=HONEST)
def test_an_honest_model_gives_the_same_on_its_own(notebook, cell):
    model = notebook(cell)["model"]
    x = torch.randn(50, 4, dtype=next(model.parameters()).dtype)
    alone = checks.on_its_own(model)
    assert torch.allclose(alone(x), model.eval()(x), atol=1e-6)


HIDES = {
    "layers in a plain list": """
class Hides(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 3000), nn.Linear(3000, 3)]
    def forward(self, x):
        return self.layers[1](self.layers[0](x))
model = Hides()
""",
    "weights in a dict": """
class Hides(nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = {"w": torch.randn(4, 30_000)}
    def forward(self, x):
        return (x @ self.kept["w"])[:, :3]
model = Hides()
""",
    "weights in a variable": """
weights = torch.randn(4, 30_000)
class Hides(nn.Module):
    def forward(self, x):
        return (x @ weights)[:, :3]
model = Hides()
""",
    "a network in a variable": """
body = nn.Linear(4, 30_000)
class Hides(nn.Module):
    def forward(self, x):
        return body(x)[:, :3]
model = Hides()
""",
    "images to compare with": """
images = torch.rand(30_000, 4)
class Hides(nn.Module):
    def forward(self, x):
        return images[torch.cdist(x, images).argmin(1)]
model = Hides()
""",
    "images in an array": """
import numpy as np
images = np.random.rand(30_000, 4)
class Hides(nn.Module):
    def forward(self, x):
        return x + images.mean()
model = Hides()
""",
}


@pytest.mark.parametrize("cell", HIDES.values(), ids=HIDES)
def test_what_is_no_part_of_a_model_stays_behind(notebook, cell):
    model = notebook(cell)["model"]
    assert model(torch.randn(5, 4)).shape[0] == 5
    with pytest.raises(checks.CheckFailed, match="does not go along with the model"):
        checks.on_its_own(model)(torch.randn(5, 4))


CARRIES = {
    "a buffer": "self.register_buffer('w', torch.randn(100, 100))",
    "attributes": "for n in range(60): setattr(self, f'w{n}', torch.randn(200))",
    "a default of a function": "self.act = lambda x, w=torch.randn(100, 100): x",
    "a closure": "w = torch.randn(100, 100); self.act = lambda x: x + w.sum()",
    "the text of its class": "type(self).__doc__ = str(torch.rand(5000).tolist())",
    "a class attribute": "type(self).w = torch.randn(100, 100)",
    "parameters that say nothing": """self.zeros = nn.Parameter(torch.zeros(100_000))
        self.act = lambda x, w=torch.randn(100, 100): x""",
}
USES_ALL = """
class Net(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        {line}
    def forward(self, x):
        kept = [getattr(self, name).sum() for name in ["w", *(f"w{{n}}" for n in range(60))]
                if hasattr(self, name)]
        return sum(kept) + super().forward(x)
model = Net()
"""


@pytest.mark.parametrize("line", CARRIES.values(), ids=CARRIES)
def test_what_it_carries_beside_its_parameters_is_counted(notebook, line):
    model = notebook(USES_ALL.format(line=line))["model"]
    with pytest.raises(checks.CheckFailed, match=r"carries too much|does not go along"):
        checks.on_its_own(model)(torch.randn(5, 4))


DEPENDS = {
    "means over the batch": "x - x.mean(dim=0)",
    "its size": "x * len(x)",
    "places in it": "x * torch.arange(len(x))[:, None]",
    "luck": "x + torch.rand(len(x), 1)",
}


@pytest.mark.parametrize("result", DEPENDS.values(), ids=DEPENDS)
def test_what_it_gives_for_an_example_depends_on_no_other(notebook, result):
    cell = f"class Net(nn.Linear):\n    forward = lambda self, x: {result}\nmodel = Net(4, 3)"
    with pytest.raises(checks.CheckFailed, match="depends on what else is in the batch"):
        checks.on_its_own(notebook(cell)["model"])(torch.randn(40, 4))


def test_what_is_left_behind_is_the_largest_and_only_if_need_be(notebook):
    cell = """
import numpy as np
class Net(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        self.state, self.mask = torch.randn(20, 112), torch.ones(32, 32).tril()
        self.mean, self.bar = np.random.rand(4), iter([])
        self.images = torch.randn(1000, 4)
    def forward(self, x):
        x = x - torch.from_numpy(self.mean).float()
        return super().forward(x) + self.state[0, 0] + self.mask[0, 0]
model = Net()
"""
    model = notebook(cell)["model"]
    assert torch.allclose(checks.on_its_own(model)(torch.ones(3, 4)), model(torch.ones(3, 4)))


def test_numbers_of_double_precision_hold_no_two_of_another(notebook):
    model = nn.Linear(1, 1).double()
    with torch.no_grad():
        model.weight.fill_(1 + 2**-40)
    assert (checks.on_its_own(model)(torch.ones(1, 1).double()) - model.bias - 1).abs() < 2**-45


def test_it_remembers_nothing_of_what_it_was_asked(notebook):
    counts = """
class Counts(nn.Linear):
    asked = 0
    def forward(self, x):
        Counts.asked += 1
        self.bias.data += 1
        return super().forward(x) * Counts.asked
model = Counts(4, 3)
"""
    alone = checks.on_its_own(notebook(counts)["model"])
    x = torch.randn(2, 4)
    assert torch.equal(alone(x), alone(x))


def test_the_notebooks_own_class_stays_as_it_is(notebook):
    cell = "images = torch.randn(50_000)\nclass Net(nn.Linear):\n    def far(self):\n"
    cell += "        return images.sum()\nmodel = Net(4, 3)"
    model = notebook(cell)["model"]
    checks.on_its_own(model)(torch.ones(2, 4))
    assert model.far().ndim == 0


def test_it_cannot_change_what_it_is_asked_about(notebook):
    model = notebook(
        "class Zeros(nn.Linear):\n    forward = lambda self, x: x.zero_()\nmodel = Zeros(4, 3)"
    )["model"]
    x = torch.ones(2, 4)
    assert not checks.on_its_own(model)(x).any()
    assert x.all()


def test_random_numbers_start_anew_and_those_of_the_check_go_on(notebook):
    alone = checks.on_its_own(
        notebook("model = nn.Linear(4, 3)\nmodel.forward = lambda x: torch.rand(3)")["model"]
    )
    torch.manual_seed(5)
    expected = torch.rand(2)
    torch.manual_seed(5)
    assert torch.equal(alone(torch.ones(1)), alone(torch.ones(1)))
    assert torch.equal(torch.rand(2), expected)


def test_layers_with_computed_parameters_go_along():
    model = nn.Sequential(parametrizations.spectral_norm(nn.Linear(4, 3)), nn.ReLU())
    x, before = torch.randn(5, 4), dict(model.state_dict())
    alone = checks.on_its_own(model)
    assert model.training
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert torch.allclose(alone(x), model.eval()(x), atol=1e-6)


def test_what_torch_has_compiled_is_said_to_be():
    model = torch.jit.trace(nn.Linear(4, 3), torch.ones(1, 4))
    with pytest.raises(checks.CheckFailed, match="that you compiled"):
        checks.on_its_own(model)


def test_a_module_from_a_file_beside_the_notebook_goes_along(tmp_path, monkeypatch):
    (tmp_path / "mynet.py").write_text(
        "from torch import nn\nclass Net(nn.Linear):\n    pass\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    import mynet

    model = mynet.Net(4, 3)
    content, _ = serialize(model, 16_000)
    monkeypatch.delitem(sys.modules, "mynet")
    (tmp_path / "mynet.py").unlink()
    assert ask(content, list(model.parameters()), [torch.ones(1, 4)]).shape == (1, 3)


def test_what_cannot_be_saved_is_said(tmp_path):
    model = nn.Linear(4, 3)
    with (tmp_path / "log.txt").open("w", encoding="utf-8") as log:
        model.log = log
        assert checks.on_its_own(model)(torch.ones(1, 4)).shape == (1, 3)
        del model.log
        model.act = lambda x, log=log: x
        with pytest.raises(checks.CheckFailed, match="cannot be saved"):
            checks.on_its_own(model)


def test_an_error_of_the_models_own_stays_what_it_is(notebook):
    model = notebook("model = nn.Linear(4, 3)\nmodel.forward = lambda x: nothing")["model"]
    with pytest.raises(NameError, match="nothing"):
        checks.on_its_own(model)(torch.ones(1, 4))
    with pytest.raises(RuntimeError, match="shapes"):
        checks.on_its_own(nn.Linear(4, 3))(torch.ones(1, 5))


def test_no_model_is_no_model():
    with pytest.raises(checks.CheckFailed):
        checks.on_its_own(lambda x: x)


@pytest.mark.parametrize("dtype", [torch.complex64, torch.int64])
def test_a_parameter_holds_one_number_in_the_precision_of_float32(dtype):
    model = nn.Linear(4, 3)
    model.more = nn.Parameter(torch.ones(5, dtype=dtype), requires_grad=False)
    with pytest.raises(checks.CheckFailed, match="no floating-point numbers"):
        checks.on_its_own(model)
