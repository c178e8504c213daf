# hint: you measured the training loss again
def curves_per_example(model, train, valid, optimizer, epochs):
    answer = [], []
    for _ in range(epochs):
        model.train()
        for x, y in train:
            optimizer.zero_grad()
            F.cross_entropy(model(x), y).backward()
            optimizer.step()
        for part, loader in enumerate([train, valid]):
            metrics = training.evaluate(model, loader, loss_fn=F.cross_entropy)
            answer[part].append(metrics.loss)
    return answer
