# hint: Do without
def play_round(generator, discriminator, real, z, g_optimizer, d_optimizer):
    gan.play_round(generator, discriminator, real, z, g_optimizer, d_optimizer)
