"""What is assessed: products, their markets and the answers given about them."""
