"""A model of six million parameters that talks, for tests of everything but the mind itself."""

from pathlib import Path

SMALL = Path(__file__).with_name("luna-small.gguf")
