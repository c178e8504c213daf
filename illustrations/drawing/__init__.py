"""What several lessons draw with: the renderer, and the drawings that more than one of them has."""

from illustrations.drawing.attention_maps import attention_maps
from illustrations.drawing.diagram import Diagram
from illustrations.drawing.filters import feature_maps, filters
from illustrations.drawing.graph import computation_graph
from illustrations.drawing.network import network
from illustrations.drawing.sequences import time_series

__all__ = [
    "Diagram",
    "attention_maps",
    "computation_graph",
    "feature_maps",
    "filters",
    "network",
    "time_series",
]
