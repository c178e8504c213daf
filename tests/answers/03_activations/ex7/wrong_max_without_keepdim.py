# hint: The maxima of the rows were subtracted from the columns
import torch


def softmax(z):
    e = torch.exp(z - z.max(dim=1).values)
    return e / e.sum(dim=1, keepdim=True)
