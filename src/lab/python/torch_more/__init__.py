"""Parts of PyTorch that are fetched when a program names them."""
