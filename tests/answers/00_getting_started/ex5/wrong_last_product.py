# hint: Only the last product of each sum is left
def matmul(a, b):
    result = torch.zeros(len(a), b.shape[1])
    for i in range(len(a)):
        for j in range(b.shape[1]):
            for k in range(len(b)):
                result[i, j] = a[i, k] * b[k, j]
    return result
