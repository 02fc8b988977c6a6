"""The names of the linear layers that share an input."""

from __future__ import annotations

ATTENTION = ("q_proj", "k_proj", "v_proj")
GATED = ("gate_proj", "up_proj")
TOGETHER = "together"  # attribute that holds them when they are computed as one product
