def learn_from_few(images, labels):
    torch.manual_seed(1)
    model = mlp(width=128, dropout=0.15)
    move = augmentation.augmenter(degrees=15, scale=(0.85, 1.15), shear=15, shift=2.5)
    given = data.ImageSet(images, labels, [str(k) for k in range(10)])
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.002, weight_decay=0.1)
    loader = data.loader(given, 50, shuffle=True, augment=move)
    for epoch in range(100):
        for x, y in loader:
            loss = F.cross_entropy(model(x), y, label_smoothing=0.05)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
