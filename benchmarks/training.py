"""One epoch of training, three ways: ``python -m benchmarks.training``.

1. bare compute: the five lines of the loop, on batches that lie ready in memory;
2. loader + fit: what a lesson does;
3. the usual loop: torchvision's data set, an image and its transforms at a time, a DataLoader.

All three take 10,000 images, batches of 100, the same model, Adam with a rate of 0.001. They start
each round from the same weights.
"""

from __future__ import annotations

import contextlib
import copy
import io
import tempfile
from collections.abc import Callable
from pathlib import Path

import torch
import torch.nn.functional as F
from torch import nn

from benchmarks import paired
from course_utils import data, idx, models, torchvision_operators, training

BATCH_SIZE = 100
MODELS = {
    "784-10": lambda: nn.Sequential(nn.Flatten(), nn.Linear(784, 10)),
    "784-120-10": lambda: mlp(120),
    "784-500-10": lambda: mlp(500),
    "conv-16-32": models.conv_net,
}
BARE = "bare compute"
FIT = "loader + fit"
FIT_WITH_BAR = "loader + fit, progress bar shown"
USUAL = "usual torchvision loop"


def mlp(hidden: int) -> nn.Module:
    """Fully connected, one hidden layer."""
    return nn.Sequential(nn.Flatten(), nn.Linear(784, hidden), nn.ReLU(), nn.Linear(hidden, 10))


def bare(model: nn.Module, optimizer: torch.optim.Optimizer, batches: list) -> None:
    """Compute, and nothing else."""
    model.train()
    for x, y in batches:
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x), y)
        loss.backward()
        optimizer.step()


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


def torchvision_loader(images: data.ImageSet, folder: str) -> object:
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
    return torch.utils.data.DataLoader(dataset, batch_size=BATCH_SIZE, shuffle=True)


def candidates(
    model: nn.Module, images: data.ImageSet, device: torch.device, folder: str, fused: bool = False
) -> dict[str, paired.Candidate]:
    """Make the ways to train one epoch; the first is the reference."""

    def fresh() -> tuple[nn.Module, torch.optim.Optimizer]:
        copied = copy.deepcopy(model)
        return copied, torch.optim.Adam(copied.parameters(), lr=1e-3, fused=fused or None)

    def timed(train: Callable[[nn.Module, torch.optim.Optimizer], object]) -> paired.Candidate:
        def prepare() -> Callable[[], object]:
            copied, optimizer = fresh()

            def run() -> None:
                train(copied, optimizer)
                if device.type == "cuda":
                    torch.cuda.synchronize()

            return run

        return prepare

    def fitted(progress: bool) -> paired.Candidate:
        loader = data.loader(images, BATCH_SIZE, shuffle=True, device=device)

        def train(copied: nn.Module, optimizer: torch.optim.Optimizer) -> None:
            with contextlib.redirect_stderr(io.StringIO()):
                training.fit(
                    copied,
                    loader,
                    optimizer=optimizer,
                    loss_fn=F.cross_entropy,
                    epochs=1,
                    progress=progress,
                )

        return timed(train)

    batches = list(data.loader(images, BATCH_SIZE, shuffle=True, device=device, seed=0))
    made = {
        BARE: timed(lambda copied, optimizer: bare(copied, optimizer, batches)),
        FIT: fitted(progress=False),
        FIT_WITH_BAR: fitted(progress=True),
    }
    loader = torchvision_loader(images, folder)
    if loader is not None:
        made[USUAL] = timed(lambda copied, optimizer: usual(copied, optimizer, loader, device))
    return made


def main(arguments: list[str] | None = None) -> None:
    """Measure and print."""
    parser = paired.parser(__doc__.splitlines()[0], repetitions=11)
    parser.add_argument("--model", choices=MODELS, default="784-500-10", help="[%(default)s]")
    parser.add_argument("--device", default="cpu", help="cpu, cuda or mps [%(default)s]")
    parser.add_argument("--threads", type=int, help="CPU threads of torch [as many as it takes]")
    parser.add_argument("--fused", action="store_true", help="Adam(fused=True), for all of them")
    options = parser.parse_args(arguments)
    if options.threads:
        torch.set_num_threads(options.threads)
    device = torch.device(options.device)
    training.seed_everything(0)
    images = data.load_images("mnist", train=10_000, valid=None).train
    model = MODELS[options.model]().to(device)
    with tempfile.TemporaryDirectory() as folder:
        results = paired.measure(
            candidates(model, images, device, folder, options.fused),
            repetitions=options.repetitions,
            goals={FIT: 1.10, FIT_WITH_BAR: 1.10},
        )
    facts = {
        "model": options.model,
        "images": len(images),
        "batch_size": BATCH_SIZE,
        "fused": options.fused,
        "device": options.device,
        "threads": torch.get_num_threads(),
    }
    if not options.json:
        print(", ".join(f"{name} {value}" for name, value in facts.items()))
    paired.report("training", results, options, **facts)
    by_name = {result.name: result for result in results}
    if USUAL in by_name and not options.json:
        pairs = zip(by_name[USUAL].seconds, by_name[FIT].seconds, strict=True)
        factor = paired.median([slow / fast for slow, fast in pairs])
        print(f"'{FIT}' is {factor:.1f} times as fast as '{USUAL}' (goal for MLPs: 5).")


if __name__ == "__main__":
    main()
