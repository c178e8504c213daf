# hint: This is the mean over the channels
def flatten(images):
    return images.float().mean(dim=1).flatten(1)
