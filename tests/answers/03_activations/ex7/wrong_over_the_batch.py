# hint: Your columns sum to 1
import torch


def softmax(z):
    exponentials = torch.exp(z - z.max(dim=0).values)
    return exponentials / exponentials.sum(dim=0)
