# hint: You switched the model's mode, and left it so.
def output_of(layer, model, x):
    layer.eval()
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
