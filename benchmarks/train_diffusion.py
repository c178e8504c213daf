"""Train the denoiser of lesson 12: ``python -m benchmarks.train_diffusion``.

The lesson trains a small one for seconds. This trains `reference.diffusion.UNet` on the 60,000
digits of MNIST, some 11 minutes on one core, and writes it to
``reference/embedded/diffusion_mnist.pt``, with the history of its training. What it writes is
the running average of the weights. One label in ten is hidden, so that the network learns to do
without, too: classifier-free guidance needs both.

The course carries 10,000 of the images. For all, COURSE_DATA names a folder in which
``MNIST/raw/train-images-idx3-ubyte.gz`` and the three other files lie as torchvision keeps them;
without it they are downloaded once. The same command gives the same weights on
the same kind of machine with the same version of torch; elsewhere, others that are as good.
"""

from __future__ import annotations

import argparse
import copy
import math
import sys
import time
from pathlib import Path

import torch
from torch.optim import swa_utils

from course_utils import data, training
from reference import diffusion

COMMAND = "python -m benchmarks.train_diffusion"
SETTINGS = {"channels": 32, "steps": 100, "classes": 10}
BATCH_SIZE = 64
LR = 2e-3
KEPT = 0.998  # of the averaged weights, at each step
HIDDEN = 0.1  # share of the labels


def train(
    images: data.ImageSet, *, epochs: int, progress: bool = True
) -> tuple[diffusion.UNet, dict[str, list[float]]]:
    """Train a denoiser with labels.

    Parameters
    ----------
    images : ImageSet
    epochs : int
        Over which the learning rate warms up, then fades along half a cosine wave.
    progress : bool
        Print a line after each epoch.

    Returns
    -------
    model : UNet
        With the averaged weights.
    history : dict of str to list of float
        ``loss`` and ``seconds``, one number for each epoch.
    """
    training.seed_everything(0)
    model = diffusion.UNet(**SETTINGS)
    averaged = swa_utils.AveragedModel(model, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(KEPT))
    batches = data.loader(images, BATCH_SIZE, shuffle=True, seed=0, drop_last=True)
    optimizer = torch.optim.AdamW(model.parameters(), lr=LR, weight_decay=0.01)
    total = epochs * len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer,
        lambda step: min((step + 1) / 200, (1 + math.cos(math.pi * step / total)) / 2),
    )
    alpha_bars = diffusion.noise_schedule(SETTINGS["steps"])
    history: dict[str, list[float]] = {"loss": [], "seconds": []}
    for epoch in range(1, epochs + 1):
        start, total_loss = time.process_time(), 0.0
        for number, (x, y) in enumerate(batches, 1):
            labels = torch.where(torch.rand(len(y)) < HIDDEN, model.nothing, y)
            loss = diffusion.noise_loss(model, 2 * x - 1, alpha_bars, labels)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            schedule.step()
            averaged.update_parameters(model)
            total_loss += loss.item()
            if progress and number % 100 == 0:
                seconds = time.process_time() - start
                print(f"  {number}: {total_loss / number:.4f}, {seconds:.0f} s", flush=True)
        seconds = time.process_time() - start
        for name, value in zip(history, (total_loss / len(batches), seconds), strict=True):
            history[name].append(round(value, 4))
        if progress:
            print(f"epoch {epoch}: loss {history['loss'][-1]:.4f}, {seconds:.0f} s")
            sys.stdout.flush()
    return averaged.module, history


def main(arguments: list[str] | None = None) -> None:
    """Train, and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=8, help="[%(default)s]")
    parser.add_argument("--images", type=int, default=60_000, help="of MNIST [%(default)s]")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch [%(default)s]")
    parser.add_argument("--out", type=Path, default=diffusion.CHECKPOINT, help="[%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    images = data.load_images("mnist", train=options.images, valid=None).train
    model, history = train(images, epochs=options.epochs)
    training.save_checkpoint(
        options.out,
        copy.deepcopy(model).half(),  # half the bytes; loading makes float32 of it
        settings=model.settings,
        history=history,
        command=COMMAND,
    )
    minutes = sum(history["seconds"]) / 60
    size = options.out.stat().st_size / 1000
    print(f"{options.out}: {size:.0f} kB, trained in {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
