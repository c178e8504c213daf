"""One epoch of each headline model, through several loops: ``python -m benchmarks.training``.

1. bare compute: the five lines of the loop, on batches that lie ready in memory;
2. bare loop: the same, but it draws its batches and counts right answers, as each epoch must;
3. loader + fit: what a lesson does;
4. the usual loop: torchvision's data set, an image and its transforms at a time, a DataLoader;
5. Lightning, ignite and skorch, on tensors in memory.

All take the same images, the model, the optimizer and the batch size of `benchmarks.headline`, and
start each round from the same weights. After each round, the accuracy on other images is measured,
untimed: who is faster must not have learned less.
"""

from __future__ import annotations

import contextlib
import copy
import io
import math
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import mean

import torch
import torch.nn.functional as F
from torch import nn

from benchmarks import paired
from benchmarks.goals import Figure, print_figures
from benchmarks.headline import HEADLINES, Headline
from benchmarks.other_loops import available
from course_utils import data, torchvision_operators, training
from course_utils.data import idx

BARE = "bare compute"
LOOP = "bare loop"
FIT = "loader + fit"
FIT_WITH_BAR = "loader + fit, progress bar shown"
USUAL = "usual torchvision loop"
MOST_OVER_BARE, LEAST_OVER_USUAL = 1.10, 5
GOALS = {FIT: MOST_OVER_BARE, FIT_WITH_BAR: MOST_OVER_BARE}


def bare(model: nn.Module, optimizer: torch.optim.Optimizer, batches: list) -> None:
    """Compute, and nothing else."""
    model.train()
    for x, y in batches:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()


def bare_loop(model: nn.Module, optimizer: torch.optim.Optimizer, loader: data.Loader) -> float:
    """Draw batches, compute, count: the least that an epoch with a loss and an accuracy takes.

    Returns
    -------
    float
        Accuracy during the epoch.
    """
    model.train()
    right, losses = [], []
    for x, y in loader:
        optimizer.zero_grad()
        logits = model(x)
        loss = F.cross_entropy(logits, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
        right.append((logits.detach().argmax(dim=1) == y).sum())
    torch.stack(losses).mean().item()
    return torch.stack(right).sum().item() / len(loader.dataset)


def usual(
    model: nn.Module, optimizer: torch.optim.Optimizer, loader: object, device: torch.device
) -> float:
    """Train as tutorials do."""
    model.train()
    running_loss = 0.0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()
        running_loss += loss.item()
    return running_loss / len(loader)


def torchvision_loader(images: data.ImageSet, folder: str, batch_size: int) -> object:
    """Write images as torchvision's MNIST expects them, and load them its way.

    Returns
    -------
    DataLoader
        Or None, after saying why, where there is no torchvision.
    """
    torchvision_operators.declare_missing()
    try:
        from torchvision import datasets, transforms
    except ImportError as error:
        print(f"Without '{USUAL}': {error}. Install torchvision to compare with it.")
        return None
    raw = Path(folder) / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for part in ("train", "t10k"):
        (raw / f"{part}-images-idx3-ubyte").write_bytes(idx.to_idx(images.images[:, 0].numpy()))
        labels = images.labels.to(torch.uint8).numpy()
        (raw / f"{part}-labels-idx1-ubyte").write_bytes(idx.to_idx(labels))
    dataset = datasets.MNIST(folder, train=True, transform=transforms.ToTensor())
    return torch.utils.data.DataLoader(dataset, batch_size=batch_size, shuffle=True)


def candidates(
    headline: Headline, images: data.ImageSet, device: torch.device, folder: str
) -> dict[str, paired.Candidate]:
    """Make the ways to train one epoch; the first is the reference.

    Each run returns the trained model.
    """
    training.seed_everything(0)
    model, batch_size = headline.make().to(device), headline.batch_size
    ready = data.loader(images, len(images), device=device)
    (x_y,) = ready

    def timed(prepare_loop: Callable) -> paired.Candidate:
        def prepare() -> Callable[[], nn.Module]:
            copied = copy.deepcopy(model)
            train = prepare_loop(copied, headline.optimizer(copied))

            def run() -> nn.Module:
                train()
                if device.type == "cuda":
                    torch.cuda.synchronize()
                return copied

            return run

        return prepare

    drawing = data.loader(images, batch_size, shuffle=True, device=device)

    def fitted(progress: bool) -> paired.Candidate:
        def train(copied: nn.Module, optimizer: torch.optim.Optimizer) -> None:
            with contextlib.redirect_stderr(io.StringIO()):
                training.fit(
                    copied,
                    drawing,
                    optimizer=optimizer,
                    loss_fn=F.cross_entropy,
                    epochs=1,
                    progress=progress,
                )

        return timed(lambda copied, optimizer: lambda: train(copied, optimizer))

    batches = list(data.loader(images, batch_size, shuffle=True, device=device, seed=0))
    made = {
        BARE: timed(lambda copied, optimizer: lambda: bare(copied, optimizer, batches)),
        LOOP: timed(lambda copied, optimizer: lambda: bare_loop(copied, optimizer, drawing)),
        FIT: fitted(progress=False),
        FIT_WITH_BAR: fitted(progress=True),
    }
    loader = torchvision_loader(images, folder, batch_size)
    if loader is not None:
        made[USUAL] = timed(
            lambda copied, optimizer: lambda: usual(copied, optimizer, loader, device)
        )
    for name, loop in available()[0].items():
        made[name] = timed(
            lambda copied, optimizer, loop=loop: loop(copied, optimizer, x_y, batch_size, device)
        )
    return made


def measure(
    name: str, *, images: int, repetitions: int, device: torch.device
) -> list[paired.Result]:
    """Time an epoch of one headline model through every loop.

    Parameters
    ----------
    name : str
        Key of `HEADLINES`.
    images : int
        How many images an epoch has, at most 8,000.
    repetitions : int
    device : torch.device
    """
    headline = HEADLINES[name]
    splits = data.load_images(headline.images, train=images, valid=2_000)
    held_out = data.loader(splits.valid, 1_000, device=device)
    with tempfile.TemporaryDirectory() as folder:
        return paired.measure(
            candidates(headline, splits.train, device, folder),
            repetitions=repetitions,
            goals=GOALS,
            judge=lambda model: training.evaluate(model, held_out).accuracy,
        )


def figures(name: str, results: list[paired.Result]) -> list[Figure]:
    """Turn the results of one model into lines of a table."""
    by_name = {result.name: result for result in results}
    bare_seconds = paired.median(by_name[BARE].seconds)
    made = [Figure(f"{name}: an epoch, bare compute", f"{bare_seconds:.2f} s")]
    for result in results[1:]:
        met = None if result.goal is None else result.ratio <= result.goal
        made.append(
            Figure(
                f"{name}: {result.name} / bare",
                result.spread,
                "" if result.goal is None else f"≤ {result.goal:.2f}",
                met,
                learned(result, by_name[BARE]),
            )
        )
        if met is False:
            least = by_name[LOOP].ratio
            made[-1] = replace(
                made[-1],
                reason=f"drawing batches and counting right answers alone makes it {least:.2f}; "
                + made[-1].reason,
            )
    if USUAL in by_name:
        made.append(_against_usual(name, by_name))
    return made


def images_of(name: str) -> int:
    """Say how many images an epoch has: fewer where they are convolved, which takes longer."""
    return 4_000 if _convolves(name) else 8_000


def _convolves(name: str) -> bool:
    return any(isinstance(part, nn.Conv2d) for part in HEADLINES[name].make().modules())


def learned(result: paired.Result, reference: paired.Result, images: int = 2_000) -> str:
    """Compare the accuracies of two loops: within noise, or not.

    Noise is two standard errors of the difference of two accuracies on that many images, and half
    of the range that the accuracies of either had over the rounds.
    """
    p, q = mean(result.scores), mean(reference.scores)
    ranges = (max(each.scores) - min(each.scores) for each in (result, reference))
    noise = 2 * math.sqrt((p * (1 - p) + q * (1 - q)) / images) + max(ranges) / 2
    same = "within noise" if abs(p - q) <= noise else "NOT the same"
    return f"accuracy {100 * p:.1f} %, bare {100 * q:.1f} %: {same}"


def _against_usual(name: str, by_name: dict[str, paired.Result]) -> Figure:
    pairs = zip(by_name[USUAL].seconds, by_name[FIT].seconds, strict=True)
    factors = [slow / fast for slow, fast in pairs]
    factor = paired.median(factors)
    is_mlp = not _convolves(name)
    met = factor >= LEAST_OVER_USUAL if is_mlp else None
    reason = ""
    if met is False:
        reason = (
            f"no loop could do better than {by_name[USUAL].ratio:.1f}: so many times longer than "
            "the bare compute the usual loop takes"
        )
    return Figure(
        f"{name}: {USUAL} / {FIT}",
        f"{factor:.1f} ({min(factors):.1f} to {max(factors):.1f})",
        f"≥ {LEAST_OVER_USUAL}" if is_mlp else "",
        met,
        reason,
    )


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = paired.parser(__doc__.splitlines()[0], repetitions=5)
    parser.add_argument("--model", choices=HEADLINES, help="this one alone [all]")
    parser.add_argument(
        "--images", type=paired.positive, help="of an epoch [8000; 4000 where they are convolved]"
    )
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps [%(default)s]")
    parser.add_argument("--threads", type=int, help="CPU threads of torch [as many as it takes]")
    options = parser.parse_args(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    for missing in available()[1]:
        print(f"Without {missing}: it is not installed.")
    for name in [options.model] if options.model else HEADLINES:
        images = options.images or images_of(name)
        results = measure(
            name,
            images=images,
            repetitions=options.repetitions,
            device=torch.device(options.device),
        )
        facts = {
            "model": name,
            "images": images,
            "device": options.device,
            "threads": torch.get_num_threads(),
        }
        if not options.json:
            print(", ".join(f"{name} {value}" for name, value in facts.items()))
        paired.report(f"training-{name}", results, options, **facts)
        if not options.json:
            print_figures(figures(name, results))


if __name__ == "__main__":
    main()
