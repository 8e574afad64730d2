"""Leaf helpers without models, for every app of the product."""
