"""From sources to notebooks, and everything that can be found wrong with them."""
