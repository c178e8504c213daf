def attend(q, k, v):
    q = q / k.size(-1) ** 0.5
    return torch.softmax(torch.matmul(q, k.mT), -1).matmul(v)
