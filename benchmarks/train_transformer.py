"""Train the vision transformer of lesson 10: ``python -m benchmarks.train_transformer``.

The lesson trains a small one for seconds. This trains a larger one on the same 8,000 images of
Fashion-MNIST for 80 epochs, some 10 minutes on one core, and writes it to
``reference/embedded/transformer_fashion_mnist.pt``, with the history of its training.

The images come with the course, so no network is needed. The same command gives the same weights on
the same kind of machine with the same version of torch; elsewhere, others that are as good.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from course_utils import data, training
from reference import transformer

COMMAND = "python -m benchmarks.train_transformer"
SETTINGS = {"patch_size": 4, "d": 64, "heads": 4, "hidden": 128, "blocks": 3, "dropout": 0.1}
SHIFT = 2  # pixels


def augment(x: torch.Tensor) -> torch.Tensor:
    """Move each image by up to two pixels, and mirror half of them.

    Parameters
    ----------
    x : tensor [N, C, H, W]

    Returns
    -------
    tensor [N, C, H, W]
        What moves in from outside is 0.
    """
    count, channels, height, width = x.shape
    padded = F.pad(x, (SHIFT,) * 4)
    down, right = torch.randint(2 * SHIFT + 1, (2, count, 1))
    rows = (down + torch.arange(height))[:, None, :, None]
    columns = (right + torch.arange(width))[:, None, None, :]
    examples = torch.arange(count)[:, None, None, None]
    moved = padded[examples, torch.arange(channels)[:, None, None], rows, columns]
    mirrored = torch.rand(count, 1, 1, 1) < 0.5
    return torch.where(mirrored, moved.flip(-1), moved)


def schedule(optimizer: torch.optim.Optimizer, epochs: int, warmup: int = 5) -> object:
    """Let the learning rate warm up, epoch by epoch, then fade along half a cosine wave.

    Parameters
    ----------
    optimizer : Optimizer
    epochs, warmup : int

    Returns
    -------
    LambdaLR
    """

    def factor(epoch: int) -> float:
        if epoch < warmup:
            return (epoch + 1) / warmup
        return (1 + math.cos(math.pi * (epoch - warmup) / max(1, epochs - warmup))) / 2

    return torch.optim.lr_scheduler.LambdaLR(optimizer, factor)


def train(
    images: data.Splits, *, epochs: int, progress: bool = True
) -> tuple[transformer.PatchClassifier, training.History]:
    """Train the model; its weights are those of the epoch with the best validation accuracy.

    Parameters
    ----------
    images : Splits
        With a validation set.
    epochs : int
    progress : bool
        Show a progress bar.

    Returns
    -------
    model : PatchClassifier
    history : History
    """
    training.seed_everything(0)
    model = transformer.PatchClassifier(**SETTINGS)
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.05)
    history = training.fit(
        model,
        data.loader(images.train, 100, shuffle=True, seed=0, augment=augment),
        data.loader(images.valid, 500),
        optimizer=optimizer,
        loss_fn=nn.CrossEntropyLoss(),
        epochs=epochs,
        scheduler=schedule(optimizer, epochs),
        monitor="valid_accuracy",
        patience=epochs,  # never stops early, but gives the best weights back
        progress=progress,
    )
    return model, history


def main(arguments: list[str] | None = None) -> None:
    """Train, measure once on the test set, and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=80, help="[%(default)s]")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch [%(default)s]")
    parser.add_argument("--out", type=Path, default=transformer.CHECKPOINT, help="[%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    images = data.load_images("fashion_mnist")
    model, history = train(images, epochs=options.epochs, progress=sys.stderr.isatty())
    tested = training.evaluate(model, data.loader(images.test, 500), loss_fn=nn.CrossEntropyLoss())
    print(history)
    print("test:", tested)
    training.save_checkpoint(
        options.out,
        copy.deepcopy(model).half(),  # half the bytes; loading turns it into float32 again
        settings=model.settings,
        history=history.as_dict(),
        test_accuracy=tested.accuracy,
        command=COMMAND,
    )
    minutes = sum(history.seconds) / 60
    size = options.out.stat().st_size / 1000
    print(f"{options.out}: {size:.0f} kB, trained in {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
