"""The chat screen itself: it puts parts and commands together; only `app.tui.app` imports it."""
