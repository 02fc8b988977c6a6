"""Every setting, where it comes from, and how one is changed; imports nothing of app but paths."""
