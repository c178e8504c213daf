def to_batch(photos):
    return torch.from_numpy(np.einsum("nhwc->nchw", np.array(photos)).astype(np.float32) / 255)
