# hint: The gradient still hangs on it: detach.
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
