# hint: When the forward pass fails, autograd stays off
def output_of(layer, model, x):
    kept = []
    handle = layer.register_forward_hook(lambda m, i, o: kept.append(o.detach().clone()))
    torch.set_grad_enabled(False)
    try:
        model(x)
        torch.set_grad_enabled(True)
    finally:
        handle.remove()
    return kept[0]
