"""What the user meets: engine, prompt, conversation, commands, screens."""

import os

# numpy's products are small here: several threads of one wait for each other beside a reply or a
# night, many times as long as it takes. It is read when numpy is loaded; torch has its own.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
