# hint: A forward hook is called with three things: the
def output_of(layer, model, x):
    box = []
    h = layer.register_forward_hook(lambda m, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
