# hint: the largest of each row is now 1
import torch


def softmax(z):
    return torch.exp(z - z.max(dim=1, keepdim=True).values)
