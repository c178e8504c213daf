# hint: Only the first image came out
def flatten(images):
    for image in images:
        return image.flatten()
