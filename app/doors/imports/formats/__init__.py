"""What each program's export looks like, brought into one shape; imports nothing but `foreign`."""
