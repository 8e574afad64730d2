"""How fast Landfall is, held against its bars; see benchmarks/README.md."""
