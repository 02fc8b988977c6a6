"""What a command loads, seen from a process of its own."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
HEAVY = {"textual", "torch", "transformers", "peft", "lancedb", "llama_cpp", "pyarrow"}


def loaded(*arguments: str) -> set[str]:
    """The modules in memory after a command."""
    script = (
        "import sys; from app.__main__ import main\n"
        f"sys.argv = {['luna', *arguments]!r}\n"
        "try: main()\nexcept SystemExit as end: assert not end.code, end.code\n"
        "print('\\n---\\n' + '\\n'.join({m.split('.')[0] for m in sys.modules}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return set(done.stdout.rsplit("---", 1)[1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["chat", "--help"],
        ["memory", "--help"],
        ["memory", "forget", "--help"],
        ["consolidate", "--help"],
        ["adapters", "--help"],
        ["doctor", "--help"],
        ["recall", "--help"],
    ],
    ids=" ".join,
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    assert not loaded(*arguments) & HEAVY


def test_looking_at_memory_loads_no_model_and_no_torch() -> None:
    assert not loaded("memory", "list") & (HEAVY - {"lancedb", "pyarrow"})


def test_a_whole_turn_loads_no_torch(small_model: Path, warm: Path) -> None:
    modules = loaded("-p", "From now on, call me Captain.", "--json")
    assert "llama_cpp" in modules and "lancedb" in modules
    assert not modules & {"torch", "transformers", "peft", "textual"}


def test_the_database_comes_without_its_network_client(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom memory.store.quick_lance import lance\n"
        "lance()\n"
        "lancedb = lance()\n"
        f"table = lancedb.connect({str(tmp_path)!r}).create_table('t', [{{'a': 1}}, {{'a': 2}}])\n"
        "table.delete('a = 1')\n"
        "assert table.to_arrow().to_pylist() == [{'a': 2}]\n"
        "assert 'urllib3' not in sys.modules and 'requests' not in sys.modules\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert done.returncode == 0, done.stderr
