# hint: into the second residual path
def encoder_block(x, norm1, attention, norm2, mlp):
    x = x + attention(norm1(x))
    x = norm2(x)
    return x + mlp(x)
