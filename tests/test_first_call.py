"""Whatever is done with a document first in a fresh process works: its models may not be built yet.

Extraction makes facts without validation, so with pydantic's `defer_build` nothing has built their
classes; how pydantic writes such models depends on its version.
"""

from __future__ import annotations

import copy
import json
import multiprocessing
import pickle
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import Any

import pydantic_core
import pytest
from pydantic import BaseModel, TypeAdapter
from tests.shares import Shares, shares

import arnews
from arnews.document import ArticleFacts, Document
from arnews.facts import AnyFact, Company, Fact, fact_adapter

TEXT = "نما 5% في سابك"
FACTS: list[dict[str, Any]] = [
    {
        "kind": "percentage",
        "text": "5%",
        "start": 4,
        "end": 6,
        "rule": "number_then_percent",
        "mod": None,
        "value": "5",
        "low": None,
        "high": None,
        "unit": "percent",
    },
    {
        "kind": "company",
        "text": "سابك",
        "start": 10,
        "end": 14,
        "rule": "listed_company",
        "name": "سابك",
        "name_en": "Saudi Basic Industries Corporation",
        "ticker": "TADAWUL:2010",
        "country": "SA",
        "id": "saudi-basic-industries-corporation",
    },
]
DUMPED: dict[str, Any] = {"length": 14, "facts": FACTS, "claims": []}
SAVED = json.dumps(DUMPED)
READ = arnews.extract(TEXT)


def document_as_json() -> Any:
    return json.loads(READ.model_dump_json())


def document_as_python() -> Any:
    return READ.model_dump(mode="json")


def facts_as_json() -> Any:
    return {"length": 14, "facts": [json.loads(fact.model_dump_json()) for fact in READ.facts]}


def inside_a_model() -> Any:
    class Row(BaseModel):
        document: Document

    row = Row(document=READ)
    return json.loads(row.model_dump_json())["document"]


def inside_a_model_of_anything() -> Any:
    class Row(BaseModel):
        documents: list[Any]

    row = Row(documents=[READ])
    return json.loads(row.model_dump_json())["documents"][0]


def facts_inside_a_model() -> Any:
    class Row(BaseModel):
        length: int
        facts: tuple[Fact, ...]

    return Row(length=READ.length, facts=READ.facts).model_dump(mode="json")


def by_an_adapter() -> Any:
    return TypeAdapter(Document).dump_python(READ, mode="json")


def facts_by_an_adapter() -> Any:
    facts = TypeAdapter(tuple[AnyFact, ...]).dump_python(READ.facts, mode="json")
    return {"length": 14, "facts": facts}


def facts_by_the_adapter_of_facts() -> Any:
    facts = [json.loads(fact_adapter.dump_json(fact)) for fact in READ.facts]
    return {"length": 14, "facts": facts}


def by_the_core_of_pydantic() -> Any:
    return pydantic_core.to_jsonable_python(READ)


def pickled() -> Any:
    return pickle.loads(pickle.dumps(READ)).model_dump(mode="json")


def copied() -> Any:
    return copy.deepcopy(READ).model_dump(mode="json")


def copied_by_pydantic() -> Any:
    return READ.model_copy(deep=True).model_dump(mode="json")


def constructed() -> Any:
    facts = (READ.facts[0], Company.model_construct(**FACTS[1]))
    return Document.model_construct(length=14, facts=facts).model_dump(mode="json")


def read_back() -> Any:
    return Document.model_validate_json(SAVED).model_dump(mode="json")


def read_back_inside_a_model() -> Any:
    class Row(BaseModel):
        document: Document

    return Row.model_validate({"document": DUMPED}).model_dump(mode="json")["document"]


def facts_read_back() -> Any:
    facts = [fact_adapter.validate_python(fact).model_dump(mode="json") for fact in FACTS]
    return {"length": 14, "facts": facts}


def with_a_name() -> Any:
    named = ArticleFacts.of("a", READ).model_dump(mode="json")
    assert named.pop("article") == "a"
    assert named.pop("text") is None
    return named


def without_what_is_empty() -> Any:
    fields = READ.to_plain()
    return Document.model_validate(fields).model_dump(mode="json")


def compared() -> Any:
    again = arnews.extract(TEXT)
    assert again == READ
    assert hash(READ) == hash(again)
    assert "Company(kind='company', text='سابك'" in repr(READ)
    return again.model_dump(mode="json")


def verified() -> Any:
    assert READ.verify(TEXT) == []
    return READ.model_dump(mode="json")


def described() -> Any:
    schema = Document.model_json_schema(mode="serialization")
    assert "Money" in schema["$defs"]
    return READ.model_dump(mode="json")


CALLS = (
    document_as_json,
    document_as_python,
    facts_as_json,
    inside_a_model,
    inside_a_model_of_anything,
    facts_inside_a_model,
    by_an_adapter,
    facts_by_an_adapter,
    facts_by_the_adapter_of_facts,
    by_the_core_of_pydantic,
    pickled,
    copied,
    copied_by_pydantic,
    constructed,
    read_back,
    read_back_inside_a_model,
    facts_read_back,
    with_a_name,
    without_what_is_empty,
    compared,
    verified,
    described,
)


def travelled(document: Document) -> Any:
    """Write a document that came from another process, with a fact of a class that is not ours."""
    assert len(document.of_kind(Shares)) == 1
    return json.loads(document.model_dump_json())


@pytest.fixture(scope="module")
def fresh() -> Iterator[ProcessPoolExecutor]:
    """Each call in a process of its own, forked from one that has imported this module."""
    server = multiprocessing.get_context("forkserver")
    server.set_forkserver_preload([__name__])
    with ProcessPoolExecutor(1, mp_context=server, max_tasks_per_child=1) as pool:
        yield pool


@pytest.mark.parametrize("call", CALLS)
def test_the_first_call(call: Callable[[], Any], fresh: ProcessPoolExecutor) -> None:
    assert {"claims": [], **fresh.submit(call).result(timeout=60)} == DUMPED


def test_the_first_call_on_what_another_process_has_read(fresh: ProcessPoolExecutor) -> None:
    document = arnews.Pipeline(extractors=[shares]).extract("باع 5 ملايين سهم بنسبة 5%")
    dumped = document.model_dump(mode="json")
    assert dumped["facts"][0]["kind"] == "shares"
    assert fresh.submit(travelled, document).result(timeout=60) == dumped
