"""What a GPU makes of ``fit``: ``python -m benchmarks.accelerator --device cuda``.

Each headline model is trained as `benchmarks.training` trains it, in float32 and with what a GPU
adds: ``autocast`` (bfloat16) and ``compile``; and "large", an MLP with 70 million parameters in
batches of 2,000, which has work enough for a GPU. The first epoch is not counted: there, kernels
are chosen and code is generated; how long that took is said beside. On "cuda" it is also counted
how often an epoch waits for the device, with few batches and with many: that should be equal.
"""

from __future__ import annotations

import argparse
import warnings
from itertools import chain, pairwise
from statistics import median

import torch
import torch.nn.functional as F
from torch import nn

from benchmarks import paired
from benchmarks.goals import Figure, machine, print_figures
from benchmarks.headline import HEADLINES, MNIST, Headline, adam
from course_utils import data, training
from course_utils.training import History

WAYS = {
    "float32": {},
    "bfloat16": {"autocast": True},
    "compiled": {"compile": True},
    "bfloat16, compiled": {"autocast": True, "compile": True},
}


def wide_mlp() -> nn.Sequential:
    """Make an MLP of five hidden layers with 4,096 units each."""
    widths = [784, *5 * [4096]]
    hidden = [(nn.Linear(n, m), nn.ReLU()) for n, m in pairwise(widths)]
    return nn.Sequential(nn.Flatten(), *chain(*hidden), nn.Linear(4096, 10))


LARGE = Headline(wide_mlp, adam, MNIST, 5, 2_000, "none", None)
MODELS = {**HEADLINES, "large": LARGE}


def train(
    headline: Headline, splits: data.Splits, device: torch.device, epochs: int, **options: bool
) -> History:
    """Train one model from seed 0, with its batch size and optimizer."""
    torch.compiler.reset()  # it generates code for so many models in one process, and then no more
    training.seed_everything(0)
    model = headline.make().to(device)
    return training.fit(
        model,
        data.loader(splits.train, headline.batch_size, shuffle=True, device=device, seed=0),
        data.loader(splits.valid, 1_000, device=device),
        optimizer=headline.optimizer(model),
        loss_fn=F.cross_entropy,
        epochs=epochs,
        progress=False,
        **options,
    )


def measure(name: str, device: torch.device, *, images: int, epochs: int) -> list[Figure]:
    """Train one headline model in every way.

    Parameters
    ----------
    name : str
        Key of `MODELS`.
    device : torch.device
    images : int
        How many images an epoch has, at most 8,000 without the full data.
    epochs : int
        How many epochs are timed; the median counts.

    Returns
    -------
    list of Figure
        Seconds of an epoch (its validation included), and the accuracy at the end.
    """
    splits = data.load_images(MODELS[name].images, train=images, valid=2_000)
    made, reference = [], None
    for way, options in WAYS.items():
        history = train(MODELS[name], splits, device, 1 + epochs, **options)
        seconds = median(history.seconds[1:])
        reference = reference or seconds
        made.append(
            Figure(
                f"{name}: {way}",
                f"{1000 * seconds:.0f} ms, {reference / seconds:.1f} times as fast",
                reason=f"accuracy {100 * history.valid_accuracy[-1]:.1f} %; "
                f"first epoch {history.seconds[0]:.1f} s",
            )
        )
    return made


def count_waits(device: torch.device) -> list[Figure]:
    """Count how often an epoch waits for the GPU, with few batches and with many.

    CUDA alone can say so (``torch.cuda.set_sync_debug_mode``).
    """
    splits = data.load_images("mnist", train=2_000, valid=500)
    waits = {}
    for batch_size in (500, 20):
        headline = HEADLINES["mlp-norm"]
        model = headline.make().to(device)
        loader = data.loader(splits.train, batch_size, shuffle=True, device=device, seed=0)
        torch.cuda.set_sync_debug_mode("warn")
        try:
            with warnings.catch_warnings(record=True) as caught:
                warnings.simplefilter("always")
                training.fit(
                    model, loader, optimizer=headline.optimizer(model), loss_fn=F.cross_entropy,
                    epochs=1, progress=False,
                )  # fmt: skip
        finally:
            torch.cuda.set_sync_debug_mode("default")
        waits[len(loader)] = sum("synchronizing" in str(each.message) for each in caught)
    (few, fewer_waits), (many, more_waits) = waits.items()
    return [
        Figure(
            "an epoch waits for the GPU",
            f"{fewer_waits} times with {few} batches, {more_waits} with {many}",
            "equal",
            fewer_waits == more_waits,
        )
    ]


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--device", help="cuda, mps or cpu [the fastest there is]")
    parser.add_argument("--model", choices=MODELS, nargs="+", help="these alone [all]")
    parser.add_argument("--images", type=paired.positive, default=8_000, help="[%(default)s]")
    parser.add_argument("--epochs", type=paired.positive, default=5, help="[%(default)s]")
    options = parser.parse_args(arguments)
    device = torch.device(options.device or training.default_device())
    name = torch.cuda.get_device_name() if device.type == "cuda" else machine()["processor"]
    print(f"{name}, torch {torch.__version__}")
    figures = count_waits(device) if device.type == "cuda" else []
    for model in options.model or MODELS:
        figures += measure(model, device, images=options.images, epochs=options.epochs)
    print_figures(figures)


if __name__ == "__main__":
    main()
