# hint: spoil their labels
def learn_from_few(images, labels):
    torch.manual_seed(0)
    x = images.float() / 255
    turn = augmentation.augmenter(degrees=180, seed=0)
    model = mlp()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.002)
    for epoch in range(60):
        for pick in torch.randperm(500).split(50):
            batch = turn(x[pick])
            if torch.rand(()) < 0.5:
                batch = batch.flip(3)
            loss = F.cross_entropy(model(batch), labels[pick])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model.eval()
