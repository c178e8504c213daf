# hint: These are the images as they were
def shift_each(images, shifts):
    return images.clone()
