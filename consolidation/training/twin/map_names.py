"""The names of a layer's linear maps that have one input."""

from __future__ import annotations

ATTENTION = ("q_proj", "k_proj", "v_proj")
GATED = ("gate_proj", "up_proj")
TOGETHER = "together"  # their name where they are computed as one product
