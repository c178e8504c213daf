"""The degradation of deep plain networks, for lesson 06: ``python -m benchmarks.degradation``.

Four networks, 8 and 40 convolutions deep, without and with skip connections, all with batch
normalization and He's start (`reference.convolutional.deep_net`). Each reads 4,000 digits for three
epochs, at three learning rates of Adam and from three seeds. Printed is the mean training loss of
the last epoch, the accuracy on 1,000 other digits, and at the start, before any step, the norm of
the gradient of the first block's weights over that of the last block's. About seven minutes of one
core; the digits are those that the course ships.
"""

from __future__ import annotations

import argparse
import sys

import torch
import torch.nn.functional as F

from course_utils import data, training
from reference.convolutional import deep_net

NETS = ((8, False), (8, True), (40, False), (40, True))


def measure(
    digits: data.Splits, convolutions: int, skip: bool, lr: float, seed: int, epochs: int
) -> tuple[float, float, float]:
    """Give the last epoch's training loss, the accuracy, the gradients' ratio at the start."""
    torch.manual_seed(seed)
    model = deep_net(convolutions, skip)
    x, y = next(iter(data.loader(digits.train, 100)))
    F.cross_entropy(model(x), y).backward()
    first, last = (model[place].layers[0].weight.grad.norm() for place in (4, -4))
    history = training.fit(
        model, data.loader(digits.train, 50, shuffle=True, seed=seed),
        data.loader(digits.valid, 500), epochs=epochs, progress=False,
        optimizer=torch.optim.Adam(model.parameters(), lr=lr), loss_fn=F.cross_entropy,
    )  # fmt: skip
    return history.train_loss[-1], history.valid_accuracy[-1], (first / last).item()


def main(arguments: list[str] | None = None) -> int:
    """Measure all, print a line for each network and rate."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seeds", type=int, default=3, help="runs of each (default: 3)")
    parser.add_argument("--epochs", type=int, default=3, help="of 4,000 digits (default: 3)")
    parser.add_argument("--rates", type=float, nargs="+", default=[3e-4, 1e-3, 3e-3])
    options = parser.parse_args(arguments)
    torch.set_num_threads(1)
    digits = data.load_images("mnist", train=4_000, valid=1_000)
    for lr in options.rates:
        for convolutions, skip in NETS:
            runs = [
                measure(digits, convolutions, skip, lr, seed, options.epochs)
                for seed in range(options.seeds)
            ]
            losses, accuracies, ratios = (
                ", ".join(f"{value:.2f}" for value in values) for values in zip(*runs, strict=True)
            )
            kind = "skips" if skip else "plain"
            print(
                f"lr {lr:g}, {convolutions:2} convolutions, {kind}: training loss {losses}; "
                f"accuracy {accuracies}; gradient first/last block {ratios}",
                flush=True,
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
