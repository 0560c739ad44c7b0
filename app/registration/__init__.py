"""How somebody comes by an account of their own, shows that its e-mail is theirs, and gets a new password."""
