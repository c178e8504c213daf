# hint: The model's gradients are not what they were:
def output_of(layer, model, x):
    model.zero_grad()
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
    return box[0]
