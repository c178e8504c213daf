# hint: The order is turned: the largest logit gets the
import torch


def softmax(z):
    e = torch.exp(z.max(dim=1, keepdim=True).values - z)
    return e / e.sum(dim=1, keepdim=True)
