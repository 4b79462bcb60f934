"""Who speaks in a text, and how far each voice reaches."""
