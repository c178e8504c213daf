# hint: That is one number for all. Flatten from axis
def gram_matrices(maps):
    f = maps.flatten()
    return f @ f / len(f)
