"""What applicants are asked before anybody looks at their room, and the handing in of it."""
