# hint: You divided the logits themselves
import torch


def softmax(z):
    return z / z.sum(dim=1, keepdim=True)
