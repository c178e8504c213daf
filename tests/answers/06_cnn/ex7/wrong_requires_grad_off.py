# hint: You froze the model's parameters: leave them as
def output_of(layer, model, x):
    model.requires_grad_(False)
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
