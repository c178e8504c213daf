def split_heads(x, heads):
    return x.view(x.size(0), x.size(1), heads, x.size(2) // heads).transpose(1, 2)


def merge_heads(x):
    return x.transpose(1, 2).reshape(x.size(0), x.size(2), x.size(1) * x.size(3))
