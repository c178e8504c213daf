# hint: There is a ReLU in it: take the maps as they
def gram_matrices(maps):
    f = maps.flatten(2).relu()
    return f @ f.mT / f.shape[2]
