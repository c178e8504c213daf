"""Train the DCGAN of lesson 09: ``COURSE_DATA=folder python -m benchmarks.train_dcgan``.

The lesson trains a small one for seconds. This trains a larger one, with labels, on all 60,000
training images of MNIST, some 8 minutes on one core, and writes the generator to
``reference/embedded/dcgan_mnist.pt``, with the history of its training and the images that it
made from the same latent vectors on the way. What it writes is the running average of the
generator's weights, not the last ones.

The course carries 10,000 of the images. For all, COURSE_DATA names a folder in which
``MNIST/raw/train-images-idx3-ubyte.gz`` and the three other files lie as torchvision keeps them;
without it they are downloaded once. The same command gives the same weights on
the same kind of machine with the same version of torch; elsewhere, others that are as good.
"""

from __future__ import annotations

import argparse
import copy
import sys
import time
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from torch.optim import swa_utils

from course_utils import data, training
from reference import gan

COMMAND = "python -m benchmarks.train_dcgan"
LATENT, CLASSES = 32, 10
SETTINGS = {"latent": LATENT + CLASSES, "channels": 40}
BATCH_SIZE = 64
LR = 3e-4
KEPT = 0.998  # of the averaged weights, at each step
SHOWN = 24  # latent vectors whose images are kept
SHOWN_AFTER = (1, 2, 3)  # epochs, besides none and all


def as_bytes(images: torch.Tensor) -> torch.Tensor:
    """Images [N, 1, H, W] from -1 to 1, as uint8 [N, H, W] from 0 to 255."""
    return ((images[:, 0] + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)


def settle(averaged: swa_utils.AveragedModel) -> gan.Generator:
    """Copy the averaged generator; its batch norms measure anew what these weights give them.

    The statistics of the weights on the way are no good here: averaged weights give less spread.
    """
    generator = copy.deepcopy(averaged.module)
    source = torch.Generator().manual_seed(1)
    labels = torch.arange(250) % CLASSES
    z = torch.randn(20, 250, LATENT, generator=source)
    swa_utils.update_bn([gan.with_labels(each, labels) for each in z], generator)
    return generator


def play_round(
    generator: gan.Generator,
    discriminator: gan.Discriminator,
    real: torch.Tensor,
    labels: torch.Tensor,
    z: torch.Tensor,
    g_optimizer: torch.optim.Optimizer,
    d_optimizer: torch.optim.Optimizer,
) -> torch.Tensor:
    """Make one step of each network, as `gan.play_round` does, with labels; both losses [2]."""
    fake = generator(gan.with_labels(z, labels))
    d_loss = F.softplus(-discriminator(real, labels)).mean()
    d_loss = d_loss + F.softplus(discriminator(fake.detach(), labels)).mean()
    d_optimizer.zero_grad()
    d_loss.backward()
    d_optimizer.step()
    discriminator.requires_grad_(False)  # no gradients that nobody uses
    g_loss = F.softplus(-discriminator(fake, labels)).mean()
    discriminator.requires_grad_(True)
    g_optimizer.zero_grad()
    g_loss.backward()
    g_optimizer.step()
    return torch.stack([d_loss.detach(), g_loss.detach()])


def train(
    images: data.ImageSet, *, epochs: int, progress: bool = True
) -> tuple[gan.Generator, dict[str, Any]]:
    """Train a generator against a discriminator, both with labels.

    Parameters
    ----------
    images : ImageSet
    epochs : int
        In the second half of them, the learning rate goes down to 0.
    progress : bool
        Print a line after each epoch.

    Returns
    -------
    generator : Generator
        With the averaged weights.
    facts : dict
        ``history``, ``z``, ``labels``, ``progress`` and ``progress_epochs``; see
        `gan.load_pretrained`.
    """
    training.seed_everything(0)
    generator = gan.Generator(**SETTINGS)
    discriminator = gan.Discriminator(SETTINGS["channels"], CLASSES)
    averaged = swa_utils.AveragedModel(generator, multi_avg_fn=swa_utils.get_ema_multi_avg_fn(KEPT))
    optimizers = [
        torch.optim.Adam(model.parameters(), lr=LR, betas=(0.5, 0.999))
        for model in (generator, discriminator)
    ]
    schedulers = [
        torch.optim.lr_scheduler.LambdaLR(optimizer, lambda epoch: min(1, 2 * (1 - epoch / epochs)))
        for optimizer in optimizers
    ]
    batches = data.loader(images, BATCH_SIZE, shuffle=True, seed=0, drop_last=True)
    z, labels = torch.randn(SHOWN, LATENT), torch.arange(SHOWN) % CLASSES
    shown = [as_bytes(gan.sample(generator, gan.with_labels(z, labels)))]
    shown_after = [0]
    history: dict[str, list[float]] = {"d_loss": [], "g_loss": [], "seconds": []}
    for epoch in range(1, epochs + 1):
        start = time.process_time()
        sums = torch.zeros(2)
        for x, y in batches:
            real = 2 * x - 1  # from [0, 1] to [-1, 1], the range of tanh
            latent = torch.randn(len(x), LATENT)
            sums += play_round(generator, discriminator, real, y, latent, *optimizers)
            averaged.update_parameters(generator)
        for scheduler in schedulers:
            scheduler.step()
        d_loss, g_loss = (sums / len(batches)).tolist()
        seconds = time.process_time() - start
        for name, value in zip(history, (d_loss, g_loss, seconds), strict=True):
            history[name].append(round(value, 4))
        if epoch in SHOWN_AFTER or epoch == epochs:
            shown.append(as_bytes(gan.sample(settle(averaged), gan.with_labels(z, labels))))
            shown_after.append(epoch)
        if progress:
            print(f"epoch {epoch}: d_loss {d_loss:.3f}, g_loss {g_loss:.3f}, {seconds:.0f} s")
            sys.stdout.flush()
    facts = {
        "history": history,
        "z": z,
        "labels": labels,
        "progress": torch.stack(shown),
        "progress_epochs": shown_after,
    }
    return settle(averaged), facts


def main(arguments: list[str] | None = None) -> None:
    """Train, and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=5, help="[%(default)s]")
    parser.add_argument("--images", type=int, default=60_000, help="of MNIST [%(default)s]")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch [%(default)s]")
    parser.add_argument("--out", type=Path, default=gan.CHECKPOINT, help="[%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    images = data.load_images("mnist", train=options.images, valid=None).train
    generator, facts = train(images, epochs=options.epochs)
    training.save_checkpoint(
        options.out,
        copy.deepcopy(generator).half(),  # half the bytes; loading makes float32 of it
        settings=generator.settings,
        command=COMMAND,
        **facts,
    )
    minutes = sum(facts["history"]["seconds"]) / 60
    size = options.out.stat().st_size / 1000
    print(f"{options.out}: {size:.0f} kB, trained in {minutes:.0f} minutes")


if __name__ == "__main__":
    main()
