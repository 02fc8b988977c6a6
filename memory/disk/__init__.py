"""Files and locks that survive a power cut, sealed or plain, and what becomes of damaged ones.

It imports errors alone.
"""
