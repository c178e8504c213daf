def memory():
    x = torch.arange(12).reshape(3, 4)
    return {
        "changed": "ADEF",
        "x.T": x.T.stride(),
        "x[:, ::2]": x[:, ::2].stride(),
        "x.reshape(2, 6)": x.reshape(2, 6).stride(),
        "x.reshape(12).expand(5, 12)": x.reshape(12).expand(5, 12).stride(),
    }
