# hint: You took the mean over the images, and did not
def gram_matrices(maps):
    f = maps.flatten(2)
    return (f @ f.mT).mean(dim=0)
