def train_step(model, x, y, loss_fn, lr):
    loss = loss_fn(model(x), y)
    model.zero_grad(set_to_none=False)
    loss.backward()
    with torch.no_grad():
        for name, p in model.named_parameters():
            p.copy_(p - lr * p.grad)
    return loss.detach().numpy().item()
