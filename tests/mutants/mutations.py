"""Small faults in a module, one at a time: what a test should notice."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import NamedTuple

__all__ = ["Mutant", "mutants"]

OTHER: dict[type[ast.AST], type[ast.AST]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
}


class Mutant(NamedTuple):
    """A module with one fault: where it is, what stood there and what stands there now."""

    line: int
    before: str
    after: str
    tree: ast.Module


def mutants(source: str) -> Iterator[Mutant]:
    """Give each fault of a module in turn."""
    tree = ast.parse(source)
    for number, node in enumerate(_nodes(tree)):
        for after in _faults(node):
            yield Mutant(
                node.lineno,
                ast.unparse(node),
                ast.unparse(after),
                _replaced(tree, number, after),
            )


def _nodes(tree: ast.AST) -> Iterator[ast.expr | ast.stmt]:
    """Walk what is executed: no annotations, no texts, no imports."""
    for name, value in ast.iter_fields(tree):
        if name in {"annotation", "returns", "decorator_list", "type_params"}:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST):
                if isinstance(child, ast.expr | ast.stmt):
                    yield child
                yield from _nodes(child)


def _replaced(tree: ast.Module, number: int, after: ast.AST) -> ast.Module:
    """Copy a module with another node in the place of one."""
    copied = deepcopy(tree)
    before = next(node for at, node in enumerate(_nodes(copied)) if at == number)

    class Replace(ast.NodeTransformer):
        def visit(self, node: ast.AST) -> ast.AST:
            return after if node is before else super().generic_visit(node)

    made = Replace().visit(copied)
    assert isinstance(made, ast.Module)
    return ast.fix_missing_locations(made)


def _faults(node: ast.AST) -> Iterator[ast.AST]:
    for kind, faults in FAULTS.items():
        if isinstance(node, kind):
            yield from (ast.copy_location(fault, node) for fault in faults(node))


def _compare(node: ast.Compare) -> Iterator[ast.AST]:
    for at, operator in enumerate(node.ops):
        made = deepcopy(node)
        made.ops[at] = OTHER[type(operator)]()  # type: ignore[call-overload]
        yield made


def _boolean(node: ast.BoolOp) -> Iterator[ast.AST]:
    made = deepcopy(node)
    made.op = OTHER[type(node.op)]()  # type: ignore[assignment]
    yield made
    for at in range(len(node.values)):
        left = [value for place, value in enumerate(node.values) if place != at]
        yield deepcopy(left[0] if len(left) == 1 else ast.BoolOp(node.op, left))


def _calculation(node: ast.BinOp) -> Iterator[ast.AST]:
    if type(node.op) in OTHER:
        made = deepcopy(node)
        made.op = OTHER[type(node.op)]()  # type: ignore[assignment]
        yield made


def _sign(node: ast.UnaryOp) -> Iterator[ast.AST]:
    yield deepcopy(node.operand)


def _constant(node: ast.Constant) -> Iterator[ast.AST]:
    if isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
        yield ast.Constant(node.value - 1)


def _returned(node: ast.Return) -> Iterator[ast.AST]:
    nothing = isinstance(node.value, ast.Constant) and not node.value.value
    if node.value is not None and not nothing:  # of «False» mypy would tell
        yield ast.Return(ast.Constant(None))


def _either(node: ast.IfExp) -> Iterator[ast.AST]:
    yield deepcopy(node.body)
    yield deepcopy(node.orelse)


FAULTS: dict[type[ast.AST], Callable[..., Iterator[ast.AST]]] = {
    ast.Compare: _compare,
    ast.BoolOp: _boolean,
    ast.BinOp: _calculation,
    ast.UnaryOp: _sign,
    ast.Constant: _constant,
    ast.Return: _returned,
    ast.IfExp: _either,
}
