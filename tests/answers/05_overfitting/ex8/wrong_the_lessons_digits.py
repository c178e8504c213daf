# hint: Is it trained, and on these images
def learn_from_few(images, labels):
    torch.manual_seed(0)
    model = mlp()
    optimizer = torch.optim.AdamW(model.parameters(), lr=0.002)
    x = few.images.float() / 255
    for epoch in range(20):
        for batch in torch.randperm(500).split(50):
            loss = F.cross_entropy(model(x[batch]), few.labels[batch])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model
