"""Every setting, its source and how to change it; of `app` it imports only `paths`."""
