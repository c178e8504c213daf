# hint: Logits of 1000 and 1001 both got the probability 0.
import torch


def softmax(z):
    e = torch.exp(z)
    return torch.nan_to_num(e / e.sum(dim=1, keepdim=True))
