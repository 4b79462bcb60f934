"""Tallybook: finds the figures that articles state, keeps their history and compares them across articles."""
