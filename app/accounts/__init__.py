"""Who a person is, and their role."""
