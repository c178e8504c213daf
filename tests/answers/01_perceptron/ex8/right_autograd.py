def train_digits(x, y):
    layer = torch.nn.Linear(784, 1)
    optimizer = torch.optim.Adam(layer.parameters(), lr=1e-3, weight_decay=1e-3)
    for _ in range(150):
        loss = torch.nn.functional.binary_cross_entropy_with_logits(layer(x)[:, 0], y.float())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return layer.weight[0].detach(), layer.bias[0].detach()
