"""Lessons to a LoRA file, in torch and peft."""
