# hint: Square photographs go well
import torch


def to_batch(photos):
    size = len(photos[0])
    batch = torch.zeros(len(photos), 3, size, size)
    for k, photo in enumerate(photos):
        batch[k] = torch.tensor(photo).permute(2, 0, 1) / 255
    return batch
