def to_batch(photos):
    return (
        torch.cat([torch.as_tensor(p)[None].permute(0, 3, 1, 2).to(torch.float32) for p in photos])
        / 255
    )
