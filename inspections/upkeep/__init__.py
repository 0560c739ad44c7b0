"""What administrators look after: the phones, and what was refused."""
