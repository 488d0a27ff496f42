"""Nesting of at most three: a loop in a condition in a loop is as deep as a reader should go."""

import ast
from collections.abc import Iterator

from structure.tree import ROOT, functions, modules

DEEPEST = 3
NESTING = (ast.If, ast.For, ast.AsyncFor, ast.While, ast.With, ast.AsyncWith, ast.Try, ast.Match)
SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)


def depth(node: ast.AST, parent: ast.AST | None = None) -> int:
    """How many statements stand within one another below `node`; `elif` is beside its `if`, not in it."""
    chained = isinstance(node, ast.If) and isinstance(parent, ast.If) and parent.orelse == [node]
    own = int(isinstance(node, NESTING) and not chained)
    return own + max((depth(child, node) for child in inner(node)), default=0)


def inner(node: ast.AST) -> Iterator[ast.AST]:
    return (child for child in ast.iter_child_nodes(node) if not isinstance(child, SCOPES))


def test_nothing_is_nested_deeper_than_three() -> None:
    deep = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}: {found} deep"
        for path in modules()
        for node in functions(path)
        if (found := depth(node)) > DEEPEST
    ]
    assert deep == []


def test_an_elif_is_beside_its_if() -> None:
    tree = ast.parse("if a:\n  pass\nelif b:\n  pass\nelif c:\n  for d in e:\n    pass\n")
    assert depth(tree) == 2
