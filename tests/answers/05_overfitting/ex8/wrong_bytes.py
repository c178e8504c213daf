# hint: you trained on bytes
def learn_from_few(images, labels):
    torch.manual_seed(0)
    x = images.float()
    move = augmentation.augmenter(degrees=12, scale=(0.88, 1.12), shear=12, shift=2)
    model = nn.Sequential(
        nn.Flatten(), nn.Linear(784, 160), nn.ReLU(), nn.Dropout(0.2), nn.Linear(160, 10)
    )
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.001)
    for epoch in range(60):
        for batch in torch.randperm(500).split(50):
            loss = F.cross_entropy(model(x[batch]), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
