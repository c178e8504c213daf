"""The training loops that people take instead of writing one: Lightning, ignite, skorch.

Each as its own introduction shows it, without the progress bar, the logs and the checkpoints that
some of them write by default: so what is measured is the loop. The data lie in memory as tensors,
in a ``DataLoader`` (skorch makes its own). fastai is not here: it asks for an older torch.
"""

from __future__ import annotations

import logging
import warnings
from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import nn

from course_utils import torchvision_operators

# Prepares an epoch, untimed: takes the model, its optimizer, the data and a batch size, and returns
# what trains the model when it is called.
Loop = Callable[[nn.Module, torch.optim.Optimizer, tuple, int, torch.device], Callable[[], object]]


def tensor_loader(x_y: tuple[torch.Tensor, torch.Tensor], batch_size: int) -> object:
    """Make PyTorch's own ``DataLoader`` of two tensors in memory."""
    dataset = torch.utils.data.TensorDataset(*x_y)
    return torch.utils.data.DataLoader(dataset, batch_size=batch_size, shuffle=True)


def lightning(model, optimizer, x_y, batch_size, device) -> Callable[[], object]:
    """Prepare an epoch of Lightning's ``Trainer``."""
    torchvision_operators.declare_missing()  # Lightning imports torchvision
    from lightning.pytorch import LightningModule, Trainer

    class Classifier(LightningModule):
        def __init__(self):
            super().__init__()
            self.model = model

        def training_step(self, batch, number):
            x, y = batch
            loss = F.cross_entropy(self.model(x), y)
            self.log("train_loss", loss)
            return loss

        def configure_optimizers(self):
            return optimizer

    logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
    trainer = Trainer(
        max_epochs=1,
        accelerator={"cpu": "cpu", "cuda": "gpu", "mps": "mps"}[device.type],
        devices=1,
        logger=False,
        enable_checkpointing=False,
        enable_progress_bar=False,
        enable_model_summary=False,
    )
    module, loader = Classifier(), tensor_loader(x_y, batch_size)

    def run() -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it would like workers, which are slower here
            trainer.fit(module, loader)
        model.to(device)

    return run


def ignite(model, optimizer, x_y, batch_size, device) -> Callable[[], object]:
    """Prepare an epoch of ignite's ``create_supervised_trainer``."""
    from ignite.engine import create_supervised_trainer

    trainer = create_supervised_trainer(model, optimizer, F.cross_entropy, device=device)
    loader = tensor_loader(x_y, batch_size)
    return lambda: trainer.run(loader, max_epochs=1)


def skorch(model, optimizer, x_y, batch_size, device) -> Callable[[], object]:
    """Prepare an epoch of skorch's ``NeuralNetClassifier``, which makes the optimizer itself."""
    from skorch import NeuralNetClassifier

    chosen = {name: optimizer.defaults[name] for name in ("lr", "momentum", "betas", "fused")
              if name in optimizer.defaults}  # fmt: skip
    net = NeuralNetClassifier(
        model,
        criterion=nn.CrossEntropyLoss,
        optimizer=type(optimizer),
        **{f"optimizer__{name}": value for name, value in chosen.items()},
        batch_size=batch_size,
        max_epochs=1,
        train_split=None,
        iterator_train__shuffle=True,
        verbose=0,
        device=str(device),
    ).initialize()
    return lambda: net.partial_fit(*x_y)


LOOPS: dict[str, Loop] = {"Lightning": lightning, "ignite": ignite, "skorch": skorch}


def available() -> tuple[dict[str, Loop], list[str]]:
    """Give the loops that are installed, and the names of those that are not."""
    found, missing = {}, []
    torchvision_operators.declare_missing()
    for name, loop in LOOPS.items():
        try:
            __import__(name.lower())
        except ImportError:
            missing.append(name)
        else:
            found[name] = loop
    return found, missing
