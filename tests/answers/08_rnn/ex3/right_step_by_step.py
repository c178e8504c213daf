import torch
from torch import nn


class Reader(nn.Module):
    def __init__(self, inputs, hidden, classes):
        super().__init__()
        self.rnn = nn.RNN(inputs, hidden, batch_first=True)
        self.head = nn.Linear(hidden, classes)

    def forward(self, x):
        h = torch.zeros(1, len(x), self.rnn.hidden_size)
        for t in range(x.shape[1]):
            _, h = self.rnn(x[:, t : t + 1], h)
        return self.head(h[-1])
