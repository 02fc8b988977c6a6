"""The vault of a sealed home: who may open it, where the key comes from, sealing and unsealing.

The cipher and the format of sealed files are in `memory.disk.sealing` and
`memory.disk.sealed_files`; docs/SECURITY.md says what is protected and what is not.

Of its neighbours it imports `process`; from elsewhere `memory`.
"""
