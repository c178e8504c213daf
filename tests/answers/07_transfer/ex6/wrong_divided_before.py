# hint: You divided twice: by (H·W)².
def gram_matrices(maps):
    f = maps.flatten(2) / maps[0, 0].numel()
    return f @ f.mT
