"""How soon a published accuracy is reached on the full data: ``python -m benchmarks.sooner``.

Each model is trained twice on 60,000 images, on the same machine: with the settings that it was
published with, and with the course's own. After each epoch the 10,000 test images are measured,
which is not timed; training ends when the accuracy is reached. The data must be there already:
COURSE_DATA names a folder with the files of MNIST.

The course's own settings are what lessons 04 and 05 teach: Adam, a rate that falls from epoch to
epoch, batches of a size that suits the model. The model itself stays as it is.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import nn
from tqdm.auto import tqdm

from benchmarks.goals import Figure, print_figures, write_json
from benchmarks.headline import HEADLINES, missing_data, spread_pixels
from course_utils import data, training


@dataclass(frozen=True)
class Settings:
    """How a model is trained.

    Attributes
    ----------
    optimizer : callable
        Makes an optimizer for a model.
    batch_size, epochs : int
    falling : bool
        Whether the learning rate falls, in even steps, from epoch to epoch, almost to 0.
    spread : bool
        Whether pixels go from -1 to 1 instead of from 0 to 1.
    """

    optimizer: Callable[[nn.Module], torch.optim.Optimizer]
    batch_size: int
    epochs: int
    falling: bool = False
    spread: bool = False


def adam(lr: float) -> Callable[[nn.Module], torch.optim.Optimizer]:
    """Adam in one pass over all parameters (``fused``), which is faster and gives the same."""
    return lambda model: torch.optim.Adam(model.parameters(), lr=lr, fused=True)


OWN = {
    "mlp-norm": Settings(adam(1e-2), 400, 8, falling=True),
    "simple-cnn": Settings(adam(2e-3), 100, 3, falling=True),
    "conv-net": Settings(adam(4e-3), 200, 3, falling=True),
    "mlp-500": Settings(adam(4e-3), 400, 4, falling=True),
}


@dataclass(frozen=True)
class Reached:
    """What one training reached.

    Attributes
    ----------
    seconds : float
        Of training, until the accuracy was reached, or until the last epoch.
    epochs : int
        As many were trained.
    accuracies : list of float
        After each epoch, on the test images.
    wanted : float
        The accuracy to reach.
    """

    seconds: float
    epochs: int
    accuracies: list[float]
    wanted: float

    @property
    def done(self) -> bool:
        """Whether it was reached."""
        return self.accuracies[-1] >= self.wanted

    def __str__(self) -> str:
        epochs = f"{self.epochs} epoch{'s' * (self.epochs != 1)}"
        if self.done:
            return f"{self.seconds:.1f} s, {epochs}"
        return f"not in {self.seconds:.1f} s, {epochs} (best {100 * max(self.accuracies):.2f} %)"


def published(name: str) -> Settings:
    """Give the settings that a model was published with."""
    headline = HEADLINES[name]
    return Settings(
        headline.optimizer, headline.batch_size, headline.epochs, spread=headline.spread
    )


def train_until(
    name: str, settings: Settings, splits: data.Splits, device: torch.device, seed: int = 0
) -> Reached:
    """Train a headline model until it reaches its accuracy on the test set.

    Parameters
    ----------
    name : str
        Key of `OWN`.
    settings : Settings
    splits : Splits
        With all images.
    device : torch.device
    seed : int
        Of the weights and of the order of the images.
    """
    training.seed_everything(seed)
    headline = HEADLINES[name]
    model = headline.make().to(device)
    optimizer = settings.optimizer(model)
    scheduler = None
    if settings.falling:
        scheduler = torch.optim.lr_scheduler.LambdaLR(
            optimizer, lambda epoch: max(0.02, 1 - epoch / settings.epochs)
        )
    as_wanted = {"augment": spread_pixels if settings.spread else None, "device": device}
    test = data.loader(splits.test, 1_000, **as_wanted)
    accuracies: list[float] = []

    def is_reached(history: training.History) -> bool:
        accuracies.append(training.evaluate(model, test).accuracy)
        return accuracies[-1] >= headline.least

    history = training.fit(
        model,
        data.loader(splits.train, settings.batch_size, shuffle=True, **as_wanted),
        optimizer=optimizer,
        loss_fn=nn.CrossEntropyLoss(),
        epochs=settings.epochs,
        scheduler=scheduler,
        on_epoch_end=is_reached,
        progress=False,
    )
    return Reached(sum(history.seconds), len(history), accuracies, headline.least)


def measure(names: list[str], device: torch.device) -> list[Figure]:
    """Train each model both ways; give the lines of the table."""
    made, kept = [], {}
    splits = data.load_images("mnist", train=60_000, valid=None, test=10_000)
    with tqdm(total=2 * len(names), unit="training", leave=False) as bar:
        for name in names:
            found = []
            for settings in (published(name), OWN[name]):
                bar.set_description(name)
                found.append(train_until(name, settings, splits, device))
                bar.update()
            theirs, own = found
            kept[name] = [vars(each) for each in found]
            sooner = "not reached"
            if own.done:
                at_least = "" if theirs.done else "more than "
                sooner = f"{at_least}{theirs.seconds / own.seconds:.1f} times sooner"
            made.append(
                Figure(
                    f"{name}: until {100 * own.wanted:.2f} % on the test set",
                    f"{own}; published settings: {theirs}",
                    "",
                    None,
                    sooner,
                )
            )
    write_json("sooner", kept)
    return made


def main(arguments: list[str] | None = None) -> int:
    """Train and print; 2 if the data is not there."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--model", choices=OWN, help="this one alone [all]")
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps [%(default)s]")
    options = parser.parse_args(arguments)
    reason = missing_data()
    if reason:
        print(reason, file=sys.stderr)
        return 2
    names = [options.model] if options.model else list(OWN)
    try:
        print_figures(measure(names, torch.device(options.device)))
    except data.DataError as error:
        print(f"The full data cannot be read: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
