# hint: You changed the images themselves
def shift_each(images, shifts):
    for image, (right, down) in zip(images, shifts.tolist()):
        image[:] = F.pad(image.clone(), (right, -right, down, -down))
    return images
