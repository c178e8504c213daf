# hint: into the first residual path
def encoder_block(x, norm1, attention, norm2, mlp):
    x = norm1(x)
    x = x + attention(x)
    return x + mlp(norm2(x))
