"""What several lessons draw with: the renderer, and the drawings that more than one of them has."""

from illustrations.drawing.diagram import Diagram
from illustrations.drawing.graph import computation_graph
from illustrations.drawing.network import network

__all__ = ["Diagram", "computation_graph", "network"]
