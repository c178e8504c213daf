# hint: Each row sums to 1, but the shares are off. In a
import torch


def softmax(z):
    return torch.nn.functional.one_hot(z.argmax(1), z.shape[1]).float()
