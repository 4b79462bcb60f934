"""Earlier figures of an article, as far as a later one takes from them."""
