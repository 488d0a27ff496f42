"""What a visitor may do without an account."""
