"""Legal checks: a reviewer compares papers with what the applicant says, and lets the application pass or not."""
