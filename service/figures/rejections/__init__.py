"""Numbers that are no figures: names, idioms, the page's own."""
