"""What one person, account or address may ask at a time, of a running chat with its default throttles."""
