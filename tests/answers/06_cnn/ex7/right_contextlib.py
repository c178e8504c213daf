import contextlib


def output_of(layer, model, x):
    box = {}
    with contextlib.ExitStack() as stack:
        handle = layer.register_forward_hook(lambda m, a, o: box.update(y=torch.clone(o.detach())))
        stack.callback(handle.remove)
        model(x)
    return box["y"]
