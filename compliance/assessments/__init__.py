"""How a product stands: its controls, its verdicts, and the review of both."""
