"""Train the DCGAN of lesson 09: ``python -m benchmarks.train_dcgan``.

The lesson trains a small one for seconds. This trains a larger one on 10,000 images of MNIST for 40
epochs, some 10 minutes on one core, and writes the generator to
``reference/embedded/dcgan_mnist.pt``, with the history of its training and the images that it
made from the same latent vectors on the way.

The images come with the course, so no network is needed. The same command gives the same weights on
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

from course_utils import data, training
from reference import gan

COMMAND = "python -m benchmarks.train_dcgan"
SETTINGS = {"latent": 64, "channels": 32}
BATCH_SIZE = 64
SHOWN = 24  # latent vectors whose images are kept
SHOWN_AFTER = (0, 1, 2, 4, 10, 20, 40, 80)  # epochs


def as_bytes(images: torch.Tensor) -> torch.Tensor:
    """Images [N, 1, H, W] from -1 to 1, as uint8 [N, H, W] from 0 to 255."""
    return ((images[:, 0] + 1) * 127.5).round().clamp(0, 255).to(torch.uint8)


def train(
    images: data.ImageSet, *, epochs: int, progress: bool = True
) -> tuple[gan.Generator, dict[str, Any]]:
    """Train a generator against a discriminator.

    Parameters
    ----------
    images : ImageSet
    epochs : int
    progress : bool
        Print a line after each epoch.

    Returns
    -------
    generator : Generator
    facts : dict
        ``history``, ``z``, ``progress`` and ``progress_epochs``; see `gan.load_pretrained`.
    """
    training.seed_everything(0)
    generator = gan.Generator(**SETTINGS)
    discriminator = gan.Discriminator(SETTINGS["channels"])
    optimizers = [
        torch.optim.Adam(model.parameters(), lr=2e-4, betas=(0.5, 0.999))
        for model in (generator, discriminator)
    ]
    batches = data.loader(images, BATCH_SIZE, shuffle=True, seed=0, drop_last=True)
    z = torch.randn(SHOWN, SETTINGS["latent"])
    shown, shown_after = [as_bytes(gan.sample(generator, z))], [0]
    history: dict[str, list[float]] = {"d_loss": [], "g_loss": [], "seconds": []}
    for epoch in range(1, epochs + 1):
        start = time.perf_counter()
        sums = torch.zeros(2)
        for x, _ in batches:
            real = 2 * x - 1  # from [0, 1] to [-1, 1], the range of tanh
            latent = torch.randn(len(x), SETTINGS["latent"])
            losses = gan.play_round(generator, discriminator, real, latent, *optimizers)
            sums += torch.stack(losses)
        d_loss, g_loss = (sums / len(batches)).tolist()
        seconds = time.perf_counter() - start
        for name, value in zip(history, (d_loss, g_loss, seconds), strict=True):
            history[name].append(round(value, 4))
        if epoch in SHOWN_AFTER or epoch == epochs:
            shown.append(as_bytes(gan.sample(generator, z)))
            shown_after.append(epoch)
        if progress:
            print(f"epoch {epoch}: d_loss {d_loss:.3f}, g_loss {g_loss:.3f}, {seconds:.0f} s")
            sys.stdout.flush()
    facts = {
        "history": history,
        "z": z,
        "progress": torch.stack(shown),
        "progress_epochs": shown_after,
    }
    return generator, facts


def main(arguments: list[str] | None = None) -> None:
    """Train, and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--epochs", type=int, default=40, help="[%(default)s]")
    parser.add_argument("--threads", type=int, default=1, help="CPU threads of torch [%(default)s]")
    parser.add_argument("--out", type=Path, default=gan.CHECKPOINT, help="[%(default)s]")
    options = parser.parse_args(arguments)
    torch.set_num_threads(options.threads)
    images = data.load_images("mnist", train=10_000, valid=None).train
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
