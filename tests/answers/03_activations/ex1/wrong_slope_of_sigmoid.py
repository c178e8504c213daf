# hint: This is the slope of the sigmoid. That of ReLU is 0
import torch


def relu(z):
    return z.clamp(min=0)


def relu_derivative(z):
    a = torch.sigmoid(z)
    return a * (1 - a)
