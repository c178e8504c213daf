def guided_noise(model, x, t, labels, scale, nothing):
    both = torch.cat([torch.full_like(labels, nothing), labels])
    free, asked = model(torch.cat([x, x]), torch.cat([t, t]), both).chunk(2)
    return free + scale * (asked - free)
