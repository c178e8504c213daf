# hint: That is the right way
def learn_from_few(images, labels):
    torch.manual_seed(1)
    x = images.float() / 255
    move = augmentation.augmenter(degrees=10, scale=(0.9, 1.1), shear=10, shift=2)
    model = mlp()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.002)
    for epoch in range(25):
        for batch in torch.randperm(500).split(50):
            loss = F.cross_entropy(model(move(x[batch])), labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
