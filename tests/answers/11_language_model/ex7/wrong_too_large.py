# hint: at most 200,000 are allowed
def learn_to_write(next_batch, budget, size):
    torch.manual_seed(0)
    model = language.GPT(size, context=32, d=96, heads=4, blocks=2)
    optimizer = torch.optim.AdamW(model.parameters(), lr=8e-3)
    for step in range(budget):
        for group in optimizer.param_groups:
            group["lr"] = 8e-3 * min((step + 1) / 30, 1 - step / budget)
        x, y = next_batch()
        loss = F.cross_entropy(model(x).flatten(0, 1), y.flatten())
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimizer.step()
    return model
