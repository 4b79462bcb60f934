"""What keeps reads quick: how requests come in, and work that goes on beside them."""
