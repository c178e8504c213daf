"""Published accuracies reproduced on the full data: ``python -m benchmarks.headline``.

Six models of earlier courses, each with the settings that it was published with. The data must be
there already: COURSE_DATA names a folder with the files of MNIST and Fashion-MNIST.

Each model is trained once, from seed 0; those of a single epoch five times, for after twenty steps
luck is worth several per cent, and the mean is quoted. A published accuracy is one draw as well:
"within chance" says that ours is lower, but by less than two standard errors of the difference of
two accuracies on that many images. Where a test accuracy was published, all
60,000 images train and the 10,000 test images are measured once, at the end. Where a validation
accuracy was, 10,000 images train and 10,000 others are measured.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from torch import nn
from tqdm.auto import tqdm

from course_utils import data, training
from reference import convolutional

MNIST, FASHION = "mnist", "fashion_mnist"


def adam(model: nn.Module) -> torch.optim.Optimizer:
    """Adam with a rate of 0.001."""
    return torch.optim.Adam(model.parameters(), lr=1e-3)


def sgd(lr: float) -> Callable[[nn.Module], torch.optim.Optimizer]:
    """SGD with momentum 0.9."""
    return lambda model: torch.optim.SGD(model.parameters(), lr=lr, momentum=0.9)


def mlp(hidden: int, *between: nn.Module, end: nn.Module | None = None) -> nn.Module:
    """Fully connected, one hidden layer; what stands ``between`` follows it."""
    tail = [] if end is None else [end]
    return nn.Sequential(
        nn.Flatten(), nn.Linear(784, hidden), *between, nn.Linear(hidden, 10), *tail
    )


@dataclass(frozen=True)
class Headline:
    """A model with its settings, and what it should reach.

    Attributes
    ----------
    make : callable
        Makes the model.
    optimizer : callable
        Makes an optimizer for it.
    images : str
        Name of the data set.
    epochs, batch_size : int
        As published.
    published : str
        What was published, in words.
    least : float or None
        Accuracy, from 0 to 1, that the course's loop should reach.
    train : int
        How many images train: 60,000, and the test set is measured; fewer, and validation images.
    spread : bool
        Whether pixels go from -1 to 1, as those courses had them, instead of from 0 to 1.
    seeds : int
        How many trainings, each from another seed, the accuracy is a mean of.
    """

    make: Callable[[], nn.Module]
    optimizer: Callable[[nn.Module], torch.optim.Optimizer]
    images: str
    epochs: int
    batch_size: int
    published: str
    least: float | None
    train: int = 60_000
    spread: bool = False
    seeds: int = 1


HEADLINES = {
    "mlp-norm": Headline(
        lambda: mlp(100, nn.BatchNorm1d(100), nn.ReLU()),
        adam, MNIST, 20, 100, "97.74 % test", 0.9774,
    ),
    "simple-cnn": Headline(
        convolutional.simple_cnn, sgd(8e-4), MNIST, 10, 32, "98.34 % test", 0.9834, spread=True
    ),
    "conv-net": Headline(
        convolutional.conv_net, adam, MNIST, 5, 100, "none; 98.8 % expected", 0.988
    ),
    "mlp-500": Headline(
        lambda: mlp(500, nn.ReLU()), adam, MNIST, 5, 100, "none; 97.5 % expected", 0.975
    ),
    "linear": Headline(
        lambda: mlp(120), sgd(1e-3), FASHION, 1, 512, "42.7 % validation", 0.427,
        train=10_000, spread=True, seeds=5,
    ),
    "sigmoid": Headline(
        lambda: mlp(120, nn.Sigmoid(), end=nn.Sigmoid()),
        sgd(1e-3), FASHION, 1, 512, "10.4 % validation", None,
        train=10_000, spread=True, seeds=5,
    ),
}  # fmt: skip


@dataclass
class Outcome:
    """What one model reached.

    Attributes
    ----------
    model, data : str
        Names.
    epochs : int
        How many it was trained for.
    published : str
        What was published.
    ours : float
        Accuracy, from 0 to 1, on images that it was not trained on.
    seeds : int
        How many trainings it is a mean of.
    measured_on : {"test", "validation"}
        Which images those are.
    seconds : float
        Time of training and measuring, all seeds together.
    least : float or None
        What it should reach.
    """

    model: str
    data: str
    epochs: int
    published: str
    ours: float
    seeds: int
    measured_on: str
    seconds: float
    least: float | None


def spread_pixels(x: torch.Tensor) -> torch.Tensor:
    """Pixels from -1 to 1 instead of 0 to 1."""
    return 2 * x - 1


def train_one(name: str, scale: float, device: torch.device) -> Outcome:
    """Train one of the models, and measure it once (for each of its seeds).

    Parameters
    ----------
    name : str
        Key of `HEADLINES`.
    scale : float
        The published number of epochs times this, but one at least.
    device : torch.device
        Where to compute.

    Returns
    -------
    Outcome
    """
    headline = HEADLINES[name]
    whole = headline.train == 60_000
    splits = data.load_images(
        headline.images, train=headline.train, valid=None if whole else 10_000, test=10_000
    )
    held_out = splits.test if whole else splits.valid
    epochs = max(1, round(scale * headline.epochs))
    as_published = {"augment": spread_pixels if headline.spread else None, "device": device}
    accuracies = []
    start = time.perf_counter()
    for seed in range(headline.seeds):
        training.seed_everything(seed)
        model = headline.make().to(device)
        training.fit(
            model,
            data.loader(splits.train, headline.batch_size, shuffle=True, seed=seed, **as_published),
            optimizer=headline.optimizer(model),
            loss_fn=nn.CrossEntropyLoss(),
            epochs=epochs,
        )
        measured = training.evaluate(model, data.loader(held_out, 1000, **as_published))
        accuracies.append(measured.accuracy)
    return Outcome(
        model=name,
        data=headline.images,
        epochs=epochs,
        published=headline.published,
        ours=sum(accuracies) / len(accuracies),
        seeds=len(accuracies),
        measured_on="test" if whole else "validation",
        seconds=time.perf_counter() - start,
        least=headline.least,
    )


def verdict(outcome: Outcome, images: int = 10_000) -> str:
    """Compare with what should be reached; empty if nothing should.

    Parameters
    ----------
    outcome : Outcome
    images : int
        How many images both accuracies were measured on.

    Returns
    -------
    str
        "reached", "within chance" or "MISSED".
    """
    if outcome.least is None:
        return ""
    if outcome.ours >= outcome.least:
        return "reached"
    error = math.sqrt(2 * outcome.least * (1 - outcome.least) / images)
    return "within chance" if outcome.ours >= outcome.least - 2 * error else "MISSED"


def table(outcomes: list[Outcome]) -> str:
    """Write outcomes as a table.

    Parameters
    ----------
    outcomes : list of Outcome

    Returns
    -------
    str
    """
    rows = [("model", "data", "epochs", "published", "ours", "seconds", "")]
    for each in outcomes:
        published = HEADLINES[each.model].epochs
        epochs = str(each.epochs) + (f" of {published}" if each.epochs != published else "")
        ours = f"{100 * each.ours:.2f} % {each.measured_on}"
        if each.seeds > 1:
            ours += f", mean of {each.seeds}"
        cells = (each.model, each.data, epochs, each.published, ours, f"{each.seconds:.0f}")
        rows.append((*cells, verdict(each)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = [
        "  ".join(
            cell.rjust(width) if i in (2, 5) else cell.ljust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]
    lines.insert(1, "  ".join("-" * width for width in widths[:-1]))
    return "\n".join(lines)


def missing_data() -> str | None:
    """Say why the full data cannot be used; None if it can."""
    folder = os.environ.get("COURSE_DATA")
    if not folder:
        return (
            "COURSE_DATA is not set. These are results on the full data: set it to a folder with "
            "the files of MNIST and Fashion-MNIST, for example\n"
            "  COURSE_DATA=~/data python -m benchmarks.headline"
        )
    if not Path(folder).is_dir():
        return f"COURSE_DATA={folder}: there is no such folder."
    return None


def _scale(text: str) -> float:
    number = float(text)
    if not 0 < number <= 10:
        raise argparse.ArgumentTypeError("give a number above 0, at most 10")
    return number


def main(arguments: list[str] | None = None) -> int:
    """Train and print; 2 if the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--only", choices=HEADLINES, help="run this model alone")
    parser.add_argument(
        "--epochs-scale",
        type=_scale,
        default=1.0,
        metavar="X",
        help="this times the published number of epochs, one at least [%(default)s]",
    )
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps [%(default)s]")
    parser.add_argument("--json", action="store_true", help="print JSON instead of a table")
    options = parser.parse_args(arguments)
    reason = missing_data()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    names = [options.only] if options.only else list(HEADLINES)
    outcomes = []
    with tqdm(names, unit="model", disable=len(names) == 1) as bar:
        for name in bar:
            bar.set_description(name)
            try:
                outcomes.append(train_one(name, options.epochs_scale, torch.device(options.device)))
            except (data.DataError, data.DownloadError) as error:
                print(f"The full data cannot be read: {error}", file=sys.stderr)
                return 2
    text = json.dumps([asdict(each) for each in outcomes], indent=1)
    path = Path(__file__).parents[1] / "build" / "benchmarks" / "headline.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    print(text if options.json else table(outcomes))
    return 0


if __name__ == "__main__":
    sys.exit(main())
