"""The broken project of lesson 05: its lines, what is wrong with five of them, and the repair."""

from __future__ import annotations

import re

# The lesson shows these lines. A letter at the end names a line.
BROKEN = '''
def split_project(images, labels):
    """Normalize and shuffle 500 images; 350 to train, 150 to validate."""
    x = images.float() / 255                          # A
    x = (x - x.mean()) / x.std()                      # B
    order = torch.randperm(len(x))                    # C
    x, y = x[order], labels[order]                    # D
    return (x[:350], y[:350]), (x[350:], y[350:])     # E


def build_project():
    """784-128-10 with dropout."""
    return nn.Sequential(
        nn.Flatten(),                                 # F
        nn.Linear(784, 128), nn.ReLU(),               # G
        nn.Dropout(0.5),                              # H
        nn.Linear(128, 10),                           # I
        nn.Softmax(dim=1))                            # J


def measure_project(model, batches):
    """Share of the examples that are classified correctly."""
    with torch.no_grad():                             # K
        shares = [(model(x).argmax(dim=1) == y).float().mean()
                  for x, y in batches]
    return torch.stack(shares).mean().item()          # L


def run_project(model, train, valid, epochs=20):
    """Train; leave the best weights in model, return their accuracy."""
    optimizer = torch.optim.Adam(model.parameters())  # M
    best = 0.0                                        # N
    for epoch in range(epochs):
        model.train()                                 # O
        for x, y in train:
            loss = F.cross_entropy(model(x), y)       # P
            optimizer.zero_grad()                     # Q
            loss.backward()                           # R
            optimizer.step()                          # S
        accuracy = measure_project(model, valid)      # T
        if accuracy > best:                           # U
            best = accuracy
            weights = model.state_dict()              # V
    model.load_state_dict(weights)                    # W
    return best
'''

# Each bug: what stands in the broken line, what must stand there instead, which effect it has.
_REPAIRS = [
    ("(x - x.mean()) / x.std()", "(x - x[:350].mean()) / x[:350].std()", 2),
    ("nn.Softmax(dim=1))", "nn.Identity())", 5),
    ("with torch.no_grad():", "model.eval()\n    with torch.no_grad():", 8),
    (
        "torch.stack(shares).mean().item()",
        "sum(s.item() * len(y) for s, (x, y) in zip(shares, batches)) / sum(\n"
        "        len(y) for x, y in batches)",
        3,
    ),
    ("= model.state_dict()", "= copy.deepcopy(model.state_dict())", 6),
]

# Who puts model.eval() before the call, not into the function, has seen the same.
SAME_PLACE = {"T": "K"}


def bugs() -> dict[str, int]:
    """Give the letter of each line that is wrong, and the number of the effect that it has.

    A line is wrong if repairing the project changes it.

    Examples
    --------
    >>> len(bugs())
    5
    """
    found = {}
    for before, after, effect in _REPAIRS:
        changed = BROKEN.replace(before, after)
        lines = zip(BROKEN.splitlines(), changed.splitlines(), strict=False)
        line = next(old for old, new in lines if old != new)
        letter = re.search(r"# ([A-Z])$", line)
        if letter is None:
            raise ValueError(f"This line of the project has no letter: {line}")
        found[letter[1]] = effect
    return found


def letters() -> str:
    """Give the letters of all lines that have one.

    Examples
    --------
    >>> letters()
    'ABCDEFGHIJKLMNOPQRSTUVW'
    """
    return "".join(re.findall(r"# ([A-Z])$", BROKEN, re.MULTILINE))
