"""torchvision imports and works, whether or not its compiled operators load."""

import subprocess
import sys
import types

import pytest

from course_utils import torchvision_operators

CHILD = """
import sys
import torch
from course_utils import torchvision_operators as operators

missing = operators.missing()
assert "torchvision" not in sys.modules
assert not operators._library
if "fail-first" in sys.argv:
    try:
        import torchvision
    except RuntimeError as error:
        assert missing, error
        assert "torchvision::nms does not exist" in str(error)
    else:
        assert not missing
assert operators.declare_missing() == missing
assert operators.declare_missing() == missing
assert (operators._library is not None) == missing

from torchvision import datasets, models, utils
from torchvision.transforms import v2

assert operators.missing() == missing  # now torchvision itself says so
assert operators.declare_missing() == missing
x = torch.rand(2, 3, 40, 40)
turned = v2.functional.rotate(x, 180)
assert torch.allclose(turned, x.flip(-1, -2), atol=1e-5)
crop = v2.Compose([v2.RandomAffine(10, scale=(0.9, 1.1), shear=5), v2.CenterCrop(32)])
assert crop(x).shape == (2, 3, 32, 32)
assert models.resnet18(num_classes=7).eval()(x).shape == (2, 7)
assert utils.make_grid(x).shape == (3, 44, 86)
image, label = datasets.FakeData(3, (1, 8, 8), transform=v2.PILToTensor())[0]
assert image.dtype == torch.uint8

from torchvision import ops

boxes = torch.tensor([[0.0, 0, 1, 1], [0, 0, 1, 1]])
try:
    assert ops.nms(boxes, torch.tensor([0.9, 0.8]), 0.5).tolist() == [0]
except RuntimeError as error:  # unavailable, and it says so
    assert missing and "custom C++ ops" in str(error), error
print("fine")
"""


@pytest.mark.parametrize("when", ["at once", "fail-first"])
def test_torchvision_works_in_a_fresh_process(when):
    command = [sys.executable, "-W", "error", "-c", CHILD, when]
    child = subprocess.run(command, capture_output=True, text=True, timeout=600)
    assert (child.stdout, child.stderr) == ("fine\n", "")


def test_nothing_is_declared_where_nothing_is_missing(monkeypatch):
    monkeypatch.setattr(torchvision_operators, "missing", lambda: False)
    before = torchvision_operators._library
    assert torchvision_operators.declare_missing() is False
    assert torchvision_operators._library is before


@pytest.fixture
def not_imported(monkeypatch):
    monkeypatch.delitem(sys.modules, "torchvision", raising=False)


@pytest.mark.parametrize("loads", [True, False])
def test_missing_asks_the_loader(not_imported, monkeypatch, loads):
    asked = []

    def load(path):
        asked.append(path)
        if not loads:
            raise OSError("libtorch_cuda.so: cannot open shared object file")

    monkeypatch.setattr(torchvision_operators.ctypes, "CDLL", load)
    monkeypatch.setattr(torchvision_operators, "_compiled_part", lambda: "folder/_C.so")
    monkeypatch.setattr(torchvision_operators.sys, "platform", "linux")
    assert torchvision_operators.missing() is not loads
    assert asked == ["folder/_C.so"]


def test_nothing_is_missing_where_torchvision_is_not_installed(not_imported, monkeypatch):
    monkeypatch.setattr(torchvision_operators.importlib.util, "find_spec", lambda name: None)
    assert torchvision_operators.missing() is False


def test_the_compiled_part_is_found_without_importing(not_imported, monkeypatch, tmp_path):
    ending = torchvision_operators.importlib.machinery.EXTENSION_SUFFIXES[0]
    spec = types.SimpleNamespace(submodule_search_locations=[str(tmp_path)])
    monkeypatch.setattr(torchvision_operators.importlib.util, "find_spec", lambda name: spec)
    assert torchvision_operators._compiled_part() is None
    (tmp_path / f"_C{ending}").write_bytes(b"")
    assert torchvision_operators._compiled_part() == str(tmp_path / f"_C{ending}")
    assert torchvision_operators.missing() is True  # an empty file is no library
