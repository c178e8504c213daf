# hint: You divided by the mean of the row. Divide by its
import torch


def softmax(z):
    e = torch.exp(z - z.max(dim=1, keepdim=True).values)
    return e / e.mean(dim=1, keepdim=True)
