# hint: Autograd was off when you were called
def output_of(layer, model, x):
    kept = []
    handle = layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    torch.set_grad_enabled(False)
    try:
        model(x)
    finally:
        torch.set_grad_enabled(True)
        handle.remove()
    return kept[0]
