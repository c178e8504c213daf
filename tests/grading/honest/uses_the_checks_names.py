"""Calls its own things x, wanted, rows, answer and checked, as the checks do."""

ANSWERS = {
    "ex2": """
rows = "mine"
wanted = None


def to_floats(rows):
    x = torch.tensor(rows)
    answer = x.to(torch.float32)
    return answer
""",
    "ex6": """
targets = predictions = hint = table = 3


def squared(differences):
    return differences**2


def mean_squared_error(predictions, targets):
    wanted = squared(predictions.flatten() - targets.flatten())
    return wanted.mean()
""",
}
