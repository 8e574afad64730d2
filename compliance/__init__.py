"""The product: who uses it, what they assess, and what they take away. The law itself is in `regions`."""

__version__ = "0.1.0"
