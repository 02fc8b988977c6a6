"""The vault of a sealed home: who may open it, where the key comes from, sealing and unsealing.

The cipher and the form of sealed files are `memory.disk.sealing` and `memory.disk.sealed_files`;
what is protected and what is not stands in docs/SECURITY.md.

It imports of its neighbours `process`; from elsewhere `memory`.
"""
