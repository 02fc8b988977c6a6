"""Lessons to a LoRA file, in torch and peft.

It imports of its neighbours `adapters`, `lessons`, `ports`, `settings`, `wording`; from elsewhere
`memory`.
"""
