"""Pages about what a product is and where it goes: markets, profile, import and export."""
