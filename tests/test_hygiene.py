"""The house keeps its direction, and starting it loads nothing heavy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
HEAVY = [
    "textual", "torch", "transformers", "peft", "lancedb", "llama_cpp", "pyarrow", "numpy", "mcp",
    "pydantic", "starlette", "uvicorn",
]  # fmt: skip


def imported_by(code: str) -> set[str]:
    """The top-level modules in memory after running some code in a fresh Python."""
    modules = "'\\n'.join({m.split('.')[0] for m in sys.modules})"
    script = f"{code}\nimport sys\nprint('\\n---\\n' + {modules})"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.rsplit("---", 1)[1].split())


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; sys.argv = ['luna', '--help']\n"
        "from app.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass"
    )
    assert not imported_by(code) & set(HEAVY)


def test_no_file_of_the_product_is_a_god_file() -> None:
    long = {
        str(path.relative_to(ROOT)): lines
        for package in ("app", "memory", "consolidation")
        for path in (ROOT / package).rglob("*.py")
        if (lines := len(path.read_text().splitlines())) > 300
    }
    assert not long


def test_the_import_contracts_hold() -> None:
    # click starts its own exit; a subprocess keeps that away from pytest.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(linter)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
