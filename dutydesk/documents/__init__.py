"""What the desk prints for people to hold in their hands."""
