def encoder_block(x, norm1, attention, norm2, mlp):
    h = torch.add(attention(norm1(x)), x)
    return torch.add(mlp(norm2(h)), h)
