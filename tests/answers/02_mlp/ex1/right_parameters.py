class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.w1 = nn.Parameter(torch.randn(128, 784) / 28)
        self.b1 = nn.Parameter(torch.zeros(128) + 0.01 * torch.randn(128))
        self.w2 = nn.Parameter(torch.randn(10, 128) / 11)
        self.b2 = nn.Parameter(0.01 * torch.randn(10))

    def forward(self, x):
        h = F.relu(x.view(-1, 784) @ self.w1.T + self.b1)
        return h @ self.w2.T + self.b2
