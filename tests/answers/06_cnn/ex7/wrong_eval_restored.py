# hint: You switched the mode while the model ran. You
def output_of(layer, model, x):
    was = model.training
    model.eval()
    box = []
    h = layer.register_forward_hook(lambda m, a, o: box.append(o.detach().clone()))
    try:
        model(x)
    finally:
        h.remove()
        model.train(was)
    return box[0]
