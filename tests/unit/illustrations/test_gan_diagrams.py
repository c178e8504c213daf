"""The drawing of lesson 09: who plays, and what each learns from."""

from __future__ import annotations

from illustrations.gan import gan_game


def test_the_game_has_its_players_and_what_each_of_them_wants():
    ax = gan_game()
    drawn = {text.get_text() for text in ax.texts}
    assert {"generator\n$G$", "discriminator\n$D$", "fake\n$G(z)$", "real\n$x$"} <= drawn
    assert {"D: tell them apart", "G: be taken for real"} <= drawn
    assert {line.get_linestyle() for line in ax.lines} == {"--"}  # learning leads back
    assert len(ax.lines) == 2
