"""Text to figures: pure, no clock, no input or output."""
