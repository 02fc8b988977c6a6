"""The chat model and the embedder are loaded at the same time, each in its thread."""

from __future__ import annotations

import subprocess
import sys

# Each child is a fresh start: only the first calls met in llama.cpp's one buffer.
CHILDREN = """
import os, threading
import app.engine.llama.loading as loading
from app.engine.llama.library import load_library
from pathlib import Path
from memory.vocabulary.errors import ModelFileError

library = load_library()

def child():
    together = threading.Barrier(4)
    def load():
        together.wait()
        try:
            loading.load_model(library, Path("nowhere.gguf"))
        except ModelFileError:
            pass
    threads = [threading.Thread(target=load) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os._exit(0)

died = 0
for _ in range(300):
    if not (pid := os.fork()):
        child()
    died += os.waitpid(pid, 0)[1] != 0
print(died)
"""


def test_first_loads_do_not_meet() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILDREN], capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.strip() == "0", done.stderr[-1000:]
