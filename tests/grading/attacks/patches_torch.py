"""Breaks the oracle: what the check computes to compare with is as wrong as the answer.

The exercise gets nothing.
"""

AIM = "points"
KEEPS_THE_REST = False
ANSWERS = {
    "ex6": """
torch.nn.functional.mse_loss = lambda *args, **kwargs: torch.tensor(0.5)


def mean_squared_error(predictions, targets):
    return torch.tensor(0.5)
"""
}
