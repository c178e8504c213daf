# hint: The maxima are those of the columns. Each ROW has
import torch


def softmax(z):
    e = torch.exp(z - z.max(dim=0).values)
    return e / e.sum(dim=1, keepdim=True)
