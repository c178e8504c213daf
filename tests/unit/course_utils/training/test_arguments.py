"""What fit is given: each argument that is wrong is named, with what to give instead."""

import pytest
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import TensorDataset

from course_utils.training import fit
from tests.unit.course_utils.training.toys import batches, network, toy


def misuse(**changes):
    """Call fit with one argument wrong."""
    model = changes.pop("model", None) or nn.Linear(6, 3)
    arguments = {"train": batches(*toy()), "loss_fn": F.cross_entropy, "epochs": 1}
    if "optimizer" not in changes:
        arguments["optimizer"] = torch.optim.SGD(model.parameters(), lr=0.1)
    arguments |= {"progress": False, **changes}
    return fit(model, **arguments)


@pytest.mark.parametrize("epochs", [0, -3, True, 2.0, None, "5"])
def test_epochs_must_be_a_whole_number_from_1_on(epochs):
    with pytest.raises(ValueError, match=r"epochs=.*: give a whole number from 1 on"):
        misuse(epochs=epochs)


@pytest.mark.parametrize("patience", [0, -1, True, 1.5])
def test_patience_must_be_a_whole_number_from_1_on(patience):
    with pytest.raises(ValueError, match=r"patience=.*: give a whole number from 1 on"):
        misuse(patience=patience, valid=batches(*toy()))


class HasNothing(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(6, 3)]  # the classic: not an nn.ModuleList

    def forward(self, x):
        return self.layers[0](x)


class ReturnsNothing(nn.Linear):
    def forward(self, x):
        super().forward(x)


X, Y = toy()


@pytest.mark.parametrize(
    ("changes", "error", "message"),
    [
        ({"train": []}, ValueError, "train is empty"),
        ({"valid": []}, ValueError, "valid is empty"),
        ({"train": (X, Y)}, TypeError, "make one: data.loader"),
        ({"train": X}, TypeError, "train must be a loader"),
        ({"train": iter([(X, Y)])}, TypeError, "train must be a loader"),
        ({"train": TensorDataset(X, Y)}, TypeError, "not the data set itself"),
        ({"train": [(X, [0, 1])]}, TypeError, r"the loader gave \(Tensor, list\)"),
        ({"train": [(X, Y, Y)]}, TypeError, "must be a pair"),
        ({"train": [(X, Y[:3])]}, ValueError, "the number of examples"),
        ({"train": [(X[:0], Y[:0])]}, ValueError, "train gave no example"),
        ({"model": lambda x: x, "optimizer": None}, TypeError, "model must be an nn.Module"),
        ({"model": nn.Linear, "optimizer": None}, TypeError, r"Make one of the class: Model\(\)"),
        ({"model": HasNothing(), "optimizer": "SGD"}, ValueError, "must be an nn.ModuleList"),
        ({"model": ReturnsNothing(6, 3)}, TypeError, "return the logits alone"),
        ({"model": nn.Flatten(0), "optimizer": None}, ValueError, "no parameters"),
        ({"optimizer": None}, TypeError, "optimizer must be an optimizer"),
        ({"optimizer": torch.optim.SGD}, TypeError, "optimizer must be an optimizer"),
        ({"loss_fn": nn.CrossEntropyLoss}, TypeError, r"make one of it, CrossEntropyLoss\(\)"),
        ({"loss_fn": "mse"}, TypeError, "loss_fn must be a function"),
        (
            {"loss_fn": nn.CrossEntropyLoss(reduction="none")},
            ValueError,
            r"loss_fn returned shape \[8\]; it must return one number",
        ),
        ({"loss_fn": lambda logits, y: 1.0}, TypeError, "loss_fn returned a float"),
        (
            {"loss_fn": lambda logits, y: logits.argmax(dim=1).float().mean()},
            ValueError,
            "The loss does not depend on the parameters",
        ),
        ({"monitor": "loss"}, ValueError, "choose one of valid_loss"),
        ({"monitor": "valid_accuracy"}, ValueError, "needs a validation set"),
        ({"patience": 3}, ValueError, "needs a validation set"),
        ({"resume": True}, ValueError, "resume=True needs checkpoint="),
        ({"model": nn.Linear(5, 3)}, ValueError, r"The model cannot take a batch .*nn.Flatten"),
        ({"train": [(X.byte(), Y)]}, ValueError, "must be of one type, usually float32"),
        ({"train": [(X, Y + 7)]}, ValueError, r"labels \[N\], int64, from 0 to C - 1"),
        ({"train": [(X, Y.float())]}, ValueError, r"cross_entropy cannot compare outputs of shape"),
        ({"train": [(X, Y)], "loss_fn": nn.MSELoss()}, ValueError, "or one-hot targets"),
        (
            {"model": nn.Linear(6, 1), "train": [(X, X[:, 0])], "loss_fn": F.mse_loss},
            ValueError,
            r"Make the shapes equal, logits.squeeze\(1\)",
        ),
        (
            {"model": nn.Linear(6, 1), "train": [(X, Y[:, None])], "loss_fn": F.mse_loss},
            ValueError,
            r"the targets floats, y.float\(\)",
        ),
        (
            {"model": nn.Sequential(nn.Linear(6, 3), nn.Flatten(0))},
            ValueError,
            r"flatten\(start_dim=1\)",
        ),
    ],
)
def test_misuse_is_explained(changes, error, message):
    with pytest.raises(error, match=message):
        misuse(**changes)


def test_monitoring_the_accuracy_of_a_regression_is_refused():
    with pytest.raises(ValueError, match=r"there is no accuracy\. Monitor the loss"):
        misuse(
            model=nn.Linear(6, 1),
            train=[(X, X[:, :1])],
            loss_fn=F.mse_loss,
            monitor="train_accuracy",
        )


def test_an_optimizer_that_would_change_nothing_is_refused():
    with pytest.raises(ValueError, match="holds none of the model's parameters"):
        misuse(optimizer=torch.optim.SGD(nn.Linear(6, 3).parameters(), lr=0.1))
    model = network()
    model[0].requires_grad_(False)
    with pytest.raises(ValueError, match="holds only frozen parameters"):
        misuse(model=model, optimizer=torch.optim.SGD(model[0].parameters(), lr=0.1))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    with pytest.raises(ValueError, match="All parameters are frozen"):
        misuse(model=model.requires_grad_(False), optimizer=optimizer)


def test_lbfgs_and_a_stray_scheduler_are_refused():
    model = nn.Linear(6, 3)
    with pytest.raises(TypeError, match=r"LBFGS .* needs a closure"):
        misuse(model=model, optimizer=torch.optim.LBFGS(model.parameters()))
    other = torch.optim.SGD(model.parameters(), lr=0.1)
    scheduler = torch.optim.lr_scheduler.StepLR(other, 1)
    with pytest.raises(ValueError, match="scheduler was made for another optimizer"):
        misuse(model=model, scheduler=scheduler)
