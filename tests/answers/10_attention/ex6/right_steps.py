def encoder_block(x, norm1, attention, norm2, mlp):
    heard = attention(norm1(x))
    h = heard + x
    thought = mlp(norm2(h))
    return thought + h
