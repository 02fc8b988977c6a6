"""The house keeps its direction, and starting it loads nothing heavy."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("app", "memory", "consolidation", "assets")
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


def imports_of(path: Path, modules: frozenset[str]) -> set[str]:
    """The modules of ours that a file imports, wherever it does: for types and in functions too."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            names.update(each.name for each in node.names)
        elif isinstance(node, ast.ImportFrom):
            names.update(f"{node.module}.{each.name}" for each in node.names)
    found = set()
    for name in names:
        while name and name not in modules:
            name = name.rpartition(".")[0]
        found.add(name)
    return found - {"", module_of(path)}


def module_of(path: Path) -> str:
    """The dotted name of a file."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def test_no_module_imports_itself_in_a_circle() -> None:
    # import-linter sees layers; this sees every import, also those under TYPE_CHECKING.
    files = [file for package in PACKAGES for file in (ROOT / package).rglob("*.py")]
    modules = frozenset(map(module_of, files))
    graph = TopologicalSorter({module_of(file): imports_of(file, modules) for file in files})
    graph.prepare()


def test_the_import_contracts_hold() -> None:
    # click starts its own exit; a subprocess keeps that away from pytest.
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([str(linter)], capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
