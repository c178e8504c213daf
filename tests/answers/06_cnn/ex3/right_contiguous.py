def to_batch(photos):
    t = torch.tensor(np.array(photos, dtype=np.float32))
    return t.div_(255).permute(0, 3, 1, 2).contiguous()
