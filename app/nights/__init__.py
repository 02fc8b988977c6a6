"""When a night comes and the process that it runs in.

It imports `house`, and from `talk` what concerns adapters.
"""
