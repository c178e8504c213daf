"""What the lessons show: one module per lesson, on top of :mod:`illustrations.drawing`.

Each function draws on ``ax`` (a new figure when it is None) and returns the Axes. Text may hold
matplotlib's math, for example ``"$x_1$"``. Colours are those of Okabe and Ito, which colour-blind
readers can tell apart; shapes and dashes say the same, so that a print in grey loses nothing.
"""
