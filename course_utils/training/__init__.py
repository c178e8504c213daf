"""The training loop of lesson 02, made reusable: ``fit``, ``evaluate``, ``predict``.

What it takes care of, so that a lesson need not each time:

- loss and accuracy are means over *examples*: a last batch that is smaller weighs less;
- a model trains in training mode and is measured in evaluation mode, and has its own mode back
  afterwards, whatever happens;
- nothing is read back from a GPU during an epoch, only at its end;
- there is no test set in here: you call :func:`evaluate` on it, once, at the end.
"""

from course_utils.training.checkpoints import CheckpointError, load_checkpoint, save_checkpoint
from course_utils.training.evaluation import evaluate, predict
from course_utils.training.fitting import NonFiniteLossError, fit
from course_utils.training.history import History
from course_utils.training.metrics import Metrics
from course_utils.training.settings import count_parameters, default_device, seed_everything

__all__ = [
    "CheckpointError",
    "History",
    "Metrics",
    "NonFiniteLossError",
    "count_parameters",
    "default_device",
    "evaluate",
    "fit",
    "load_checkpoint",
    "predict",
    "save_checkpoint",
    "seed_everything",
]
