"""A model that is taken out of its notebook: what goes with it, and what stays behind."""

import sys
import types

import pytest
import torch
from torch import nn
from torch.nn.utils import parametrizations

from course_utils import checks
from course_utils.on_its_own import ask, deserialize, serialize

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
images = torch.randn(1000, 4)
class Learns(nn.Linear):
    def __init__(self):
        super().__init__(4, 3)
        self.optimizer = torch.optim.Adam(self.parameters())
        self.schedule = torch.optim.lr_scheduler.StepLR(self.optimizer, 1)
        self.loader = torch.utils.data.DataLoader(images)
        self.images, self.losses = images, [0.1] * 5000
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
    x = torch.randn(5, 4, dtype=next(model.parameters()).dtype)
    alone = checks.on_its_own(model)
    assert torch.equal(alone(x), model.eval()(x))


HIDES = {
    "layers in a plain list": """
class Hides(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 300), nn.Linear(300, 3)]
    def forward(self, x):
        return self.layers[1](self.layers[0](x))
model = Hides()
""",
    "weights in a dict": """
class Hides(nn.Module):
    def __init__(self):
        super().__init__()
        self.kept = {"w": torch.randn(4, 3000)}
    def forward(self, x):
        return (x @ self.kept["w"])[:, :3]
model = Hides()
""",
    "weights in a variable": """
weights = torch.randn(4, 3000)
class Hides(nn.Module):
    def forward(self, x):
        return (x @ weights)[:, :3]
model = Hides()
""",
    "a network in a variable": """
body = nn.Linear(4, 3000)
class Hides(nn.Module):
    def forward(self, x):
        return body(x)[:, :3]
model = Hides()
""",
    "images to compare with": """
images = torch.rand(3000, 4)
class Hides(nn.Module):
    def forward(self, x):
        return images[torch.cdist(x, images).argmin(1)]
model = Hides()
""",
    "images in an array": """
import numpy as np
images = np.ones((3000, 4))
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
    with pytest.raises(checks.CheckFailed, match="is not part of the model"):
        checks.on_its_own(model)(torch.randn(5, 4))


CARRIES = {
    "a buffer": "self.register_buffer('kept', torch.randn(100, 100))",
    "many attributes": "for n in range(60): setattr(self, f'w{n}', torch.randn(200))",
    "a default of a function": "self.act = lambda x, w=torch.randn(100, 100): x",
    "a closure": "w = torch.randn(100, 100); self.act = lambda x: x + w.sum()",
    "the text of its class": "type(self).__doc__ = str(torch.rand(5000).tolist())",
}


@pytest.mark.parametrize("line", CARRIES.values(), ids=CARRIES)
def test_what_it_carries_beside_its_parameters_is_counted(notebook, line):
    cell = "class Net(nn.Linear):\n    def __init__(self):\n        super().__init__(4, 3)\n"
    cell += f"        {line}\n"
    model = notebook(cell + "model = Net()")["model"]
    with pytest.raises(checks.CheckFailed, match="Beside its 15 parameters your model carries"):
        checks.on_its_own(model)


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


def test_layers_that_are_parametrized_become_plain_ones():
    model = nn.Sequential(parametrizations.spectral_norm(nn.Linear(4, 3)), nn.ReLU())
    x, before = torch.randn(5, 4), dict(model.state_dict())
    content = serialize(model)
    assert model.training
    assert all(torch.equal(value, before[name]) for name, value in model.state_dict().items())
    assert torch.allclose(ask(content, [x]), model.eval()(x))
    assert type(deserialize(content)[0]) is nn.Linear


def test_a_module_from_a_file_beside_the_notebook_goes_along(tmp_path, monkeypatch):
    (tmp_path / "mynet.py").write_text(
        "from torch import nn\nclass Net(nn.Linear):\n    pass\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    import mynet

    content = serialize(mynet.Net(4, 3))
    monkeypatch.delitem(sys.modules, "mynet")
    (tmp_path / "mynet.py").unlink()
    assert deserialize(content)(torch.ones(1, 4)).shape == (1, 3)


def test_what_cannot_be_saved_is_said(tmp_path):
    model = nn.Linear(4, 3)
    with (tmp_path / "log.txt").open("w", encoding="utf-8") as log:
        model.log = log
        assert checks.on_its_own(model)(torch.ones(1, 4)).shape == (1, 3)
        del model.log
        model.act = lambda x, log=log: x
        with pytest.raises(checks.CheckFailed, match="cannot be saved with all its attributes"):
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
