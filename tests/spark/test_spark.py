"""Facts by a real Spark of several processes, one of which is killed: those of one machine."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from pyarrow import parquet

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.batch.conftest import ARTICLES  # noqa: E402
from tests.batch.fakes import Slow  # noqa: E402

import arnews.spark  # noqa: E402
from arnews.batch import Columns, run  # noqa: E402
from arnews.batch.schema import CLAIMS, FACTS  # noqa: E402

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

JAVA = shutil.which("java") or os.environ.get("JAVA_HOME")
DEMANDED = os.environ.get("ARNEWS_SPARK") == "demanded"
"""Set where no change may land untested on Spark: there a missing Java fails, not skips."""

pytestmark = [
    pytest.mark.spark,
    pytest.mark.xdist_group("spark"),  # one Spark for all
    pytest.mark.skipif(not JAVA and not DEMANDED, reason="Spark needs Java 17"),
    pytest.mark.filterwarnings("ignore"),  # Spark's own, about versions of pandas
]

COUNT = 400


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles in Parquet, one of them without a text."""
    texts = [text for _, text in ARTICLES.values()]
    rows: list[dict[str, Any]] = [
        {"url": f"http://news.example/{n:04d}", "body": f"{texts[n % len(texts)]} وزادت {n}%."}
        for n in range(COUNT)
    ]
    rows.append({"url": "http://news.example/none", "body": None})
    path = tmp_path_factory.mktemp("saved") / "articles.parquet"
    parquet.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.fixture(scope="module")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SparkSession]:
    from pyspark.sql import SparkSession

    assert JAVA, "ARNEWS_SPARK=demanded, and there is no Java: install a JRE of version 17"
    scratch = tmp_path_factory.mktemp("spark")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        patch.setenv("SPARK_WORKER_DIR", str(scratch / "work"))
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        session = (
            SparkSession.builder.master("local-cluster[2,1,1024]")
            .appName("arnews")
            .config("spark.ui.enabled", "false")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.executor.memory", "512m")
            .config("spark.executorEnv.PYTHONPATH", str(ROOT))
            .config("spark.executorEnv.PYTHONDONTWRITEBYTECODE", "")
            .config("spark.executorEnv.PYTHONPYCACHEPREFIX", f"{gettempdir()}/arnews-pyc")
            .config("spark.local.dir", str(scratch / "local"))
            .config("spark.sql.warehouse.dir", str(scratch / "warehouse"))
            .config("spark.sql.execution.arrow.maxRecordsPerBatch", "16")
            .getOrCreate()
        )
        yield session
        session.stop()


def executors(application: str) -> list[int]:
    """List the processes that are executors of this application and of no other."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"--executor-id" in words and application.encode() in words:
            found.append(int(folder.name))
    return sorted(found)


class Killer(threading.Thread):
    """Kills an executor as soon as a part of the work is done and some of it is not."""

    def __init__(self, session: SparkSession) -> None:
        super().__init__(daemon=True)
        self._context = session.sparkContext
        self.seen: list[int] = []
        self.done_before = 0
        self.active_after = 0

    def run(self) -> None:
        tracker = self._context.statusTracker()
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            for stage in tracker.getActiveStageIds():
                info = tracker.getStageInfo(stage)
                if info and info.numCompletedTasks >= 1 and info.numActiveTasks >= 2:
                    self.seen = executors(self._context.applicationId)
                    os.kill(self.seen[0], signal.SIGKILL)
                    self.done_before = info.numCompletedTasks
                    self.active_after = info.numActiveTasks
                    return
            time.sleep(0.05)


def test_the_facts_are_those_of_one_machine_though_an_executor_is_killed(
    spark: SparkSession, saved: Path, tmp_path: Path
) -> None:
    articles = spark.read.parquet(str(saved)).repartition(8, "url")
    killer = Killer(spark)
    killer.start()
    facts = arnews.spark.extract(articles, text="body", id="url", pipeline=Slow(0.02))
    rows = [row.asDict() for row in facts.collect()]
    killer.join(timeout=1)
    assert len(killer.seen) == 2, "the work must be spread over two executors"
    assert killer.done_before >= 1
    assert killer.active_after >= 2, "the killed executor must be at work"
    assert killer.seen[0] not in executors(spark.sparkContext.applicationId)

    [failed] = [row for row in rows if row["error"] is not None]
    assert failed["article"] == "http://news.example/none"
    found = [{name: row[name] for name in FACTS.names} for row in rows if row["error"] is None]
    run([saved], tmp_path, workers=0, columns=Columns(text="body", id="url"))
    wanted = parquet.read_table(tmp_path / "facts.parquet").to_pylist()
    assert len(wanted) > 4 * COUNT
    assert sorted(found, key=place) == sorted(wanted, key=place)


def place(fact: dict[str, Any]) -> tuple[str, int]:
    return fact["article"], fact["n"]


def test_claims_are_a_table_of_their_own(spark: SparkSession) -> None:
    articles = [("a", "ارتفعت أرباح سابك 12% إلى 5 مليارات ريال"), ("b", None)]
    frame = spark.createDataFrame(articles, "id string, text string")
    rows = [row.asDict() for row in arnews.spark.extract(frame, table="claims").collect()]
    said = [(row["subject"], row["metric"], row["role"]) for row in rows if row["error"] is None]
    assert said == [("سابك", "net_profit", "change"), ("سابك", "net_profit", "value")]
    assert [row["article"] for row in rows if row["error"]] == ["b"]


@pytest.mark.usefixtures("spark")
def test_the_schema_is_that_of_the_batches() -> None:
    from pyspark.sql.types import DecimalType

    schema = arnews.spark.schema()
    assert schema.names == [*FACTS.names, "error"]
    assert arnews.spark.schema("claims").names == [*CLAIMS.names, "error"]
    assert schema["value"].dataType == DecimalType(38, 9)
