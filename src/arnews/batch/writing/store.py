"""The output folder: parts written atomically, and the result files that grow of them."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import asdict
from pathlib import Path
from typing import Any

from arnews.batch.articles import Failure
from arnews.batch.digests import content_digest
from arnews.batch.writing.formats import FORMATS, TABLES
from arnews.batch.writing.joined import Joined
from arnews.batch.writing.packed import Packed
from arnews.batch.writing.results import ERRORS, MANIFEST, PARTS, REPORT, made_by_a_run
from arnews.errors import SourceError

__all__ = ["Store"]

STATE = "state.json"


class Store:
    """The results of one run on disk.

    During a run, `parts/manifest.json` identifies it, and `parts/00000000` and so on hold the
    results so far. Each part is added to the drafts of the result files, which a resumed run makes
    anew. At the end the drafts become the results, `batch.json` says that the run is complete, and
    the parts are removed.

    Example:
        >>> Store(Path("no/such/folder"), "csv", {}).finished()
    """

    def __init__(
        self,
        out: Path,
        form: str,
        manifest: Mapping[str, Any],
        metadata: Mapping[str, str] | None = None,
    ) -> None:
        """Create the store without touching the disk.

        Args:
            out: the output folder.
            form: a key of `FORMATS`.
            manifest: all that identifies the run; a run with another one is not resumed.
            metadata: written into each Parquet file.
        """
        self._out = out
        self._parts = out / PARTS
        self._form = FORMATS[form]
        self._manifest = dict(manifest)
        self._metadata = metadata or {}
        self._joined: dict[str, Joined] = {}
        self._names = {table: f"{table}.{self._form.suffix}" for table in TABLES}

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Lock the folder against a second run; the lock ends with the process at the latest.

        Yields:
            Once, while the folder is locked.

        Raises:
            SourceError: another run has the lock.
        """
        self._out.mkdir(parents=True, exist_ok=True)
        try:
            import fcntl
        except ImportError:  # no such locks on this system
            try:
                yield
            finally:
                self._close()
            return
        descriptor = os.open(self._out, os.O_RDONLY)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                message = f"{self._out}: another run is writing there; wait for it, or end it"
                raise SourceError(message) from None
            yield
        finally:
            self._close()
            os.close(descriptor)

    def finished(self) -> dict[str, Any] | None:
        """Return the report of this run if it is complete and its files are unchanged.

        Returns:
            The content of `batch.json`, None if the run is not complete.

        Raises:
            SourceError: the folder holds results of a different run, files that are not results,
                or results that are missing or changed.
        """
        report = self._out / REPORT
        if not report.exists():
            for name in (*self._names.values(), ERRORS):
                if (self._out / name).exists() and not self._parts.exists():
                    raise SourceError(
                        f"{self._out / name} is there already; choose another --out, "
                        "or add --overwrite"
                    )
            return None
        found: dict[str, Any] = _read(report)
        _compare(self._out, "a finished run", found.get("run"), self._manifest)
        for name, digest in found.get("results", {}).items():
            file = self._out / name
            if not file.exists():
                problem = "is missing"
            elif content_digest(file) != digest:
                problem = "was changed or damaged since"
            else:
                continue
            raise SourceError(
                f"{self._out} holds a finished run, but its {name} {problem}; "
                "add --overwrite to make it again"
            )
        return found

    def resume(self) -> tuple[int, dict[str, Any] | None]:
        """Prepare the folder for new parts and return the progress of an earlier run.

        Returns:
            The number of intact parts, and the state saved with the last of them, if any. Parts
            after a damaged one are removed.

        Raises:
            SourceError: the parts belong to a different run, or one is damaged in a way that only
                reading it shows.
        """
        manifest = self._parts / MANIFEST
        if not manifest.exists():
            self._parts.mkdir(parents=True, exist_ok=True)
            self._drop_parts(0)
            write_whole(manifest, _json(self._manifest))
            self._open()
            return 0, None
        _compare(self._out, "an unfinished run", _read(manifest), self._manifest)
        count = 0
        state = None
        while found := self._state(self._part(count)):
            state = found
            count += 1
        self._drop_parts(count)
        self._open()
        for number in range(count):
            self._join(self._part(number))
        return count, state

    def _open(self) -> None:
        """Begin the drafts of the result files."""
        for table, name in self._names.items():
            draft = self._out / f"{name}.tmp"
            self._joined[table] = self._form.joined(table, draft, self._metadata)

    def _join(self, part: Path) -> None:
        for table, joined in self._joined.items():
            joined.add(part / self._part_name(table))

    def _close(self) -> None:
        """Complete the drafts of the result files, for better or worse."""
        while self._joined:
            self._joined.popitem()[1].close()

    def _part_name(self, table: str) -> str:
        return f"{table}.{self._form.part_suffix}"

    def _state(self, part: Path) -> dict[str, Any] | None:
        """Return the state saved with a part, None if the part is missing or incomplete."""
        try:
            state: dict[str, Any] = json.loads((part / STATE).read_bytes())
            sizes = {name: (part / name).stat().st_size for name in state["sizes"]}
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        return state if sizes == state["sizes"] else None

    def _drop_parts(self, first: int) -> None:
        """Remove the parts from number `first` on, in descending order.

        At every moment the remaining parts are intact and numbered from 0. Names in .tmp are
        parts that were being written or removed.
        """
        for left in self._parts.glob("[0-9]" * 8 + ".tmp"):
            _remove(left)
        for part in sorted(self._parts.glob("[0-9]" * 8), reverse=True):
            if int(part.name) >= first:
                _remove(part.rename(part.with_suffix(".tmp")))

    def commit(self, number: int, packed: Sequence[Packed], state: Mapping[str, Any]) -> None:
        """Write a part atomically, and add it to the drafts of the result files.

        Args:
            number: the number of the part, from 0.
            packed: the results in it.
            state: the progress of the run after this part, to resume from.
        """
        draft = self._parts / f"{number:08d}.tmp"
        draft.mkdir()
        for table in TABLES:
            with (draft / self._part_name(table)).open("wb") as out:
                out.writelines(piece for one in packed for piece in one.tables.get(table, ()))
        failures = [failure for one in packed for failure in one.failures]
        (draft / ERRORS).write_bytes(b"".join(map(_line, failures)))
        sizes = {file.name: file.stat().st_size for file in sorted(draft.iterdir())}
        (draft / STATE).write_bytes(_json({**state, "sizes": sizes}))
        for file in draft.iterdir():
            _sync(file)
        _sync(draft)
        draft.rename(self._part(number))
        _sync(self._parts)
        self._join(self._part(number))

    def finish(self, report: Mapping[str, Any]) -> dict[str, Any]:
        """Complete the result files; the report comes last and marks the run complete.

        Args:
            report: the counts of the run.

        Returns:
            The content of `batch.json`.
        """
        self._close()
        for name in self._names.values():
            _replace(self._out / f"{name}.tmp", self._out / name)
        draft = self._out / f"{ERRORS}.tmp"
        with draft.open("wb") as out:
            for part in self._parted():
                out.write((part / ERRORS).read_bytes())
        _replace(draft, self._out / ERRORS)
        results = {
            name: content_digest(self._out / name) for name in (*self._names.values(), ERRORS)
        }
        full = {"run": self._manifest, **report, "results": results}
        write_whole(self._out / REPORT, _json(full))
        self.remove_parts()
        return full

    def remove_parts(self) -> None:
        """Remove the parts of a finished run, but no other files."""
        if not self._parts.is_dir():
            return
        self._drop_parts(0)
        for name in (MANIFEST, f"{MANIFEST}.tmp"):
            (self._parts / name).unlink(missing_ok=True)
        with suppress(OSError):
            self._parts.rmdir()

    def forget(self) -> None:
        """Discard an earlier run, finished or not.

        Its tables stay until they are replaced; those in another format are deleted at once.
        """
        formats = {made_by_a_run(self._out / REPORT), made_by_a_run(self._parts / MANIFEST)}
        for form in FORMATS.keys() & formats:
            for table in TABLES:
                if (name := f"{table}.{FORMATS[form].suffix}") not in self._names.values():
                    (self._out / name).unlink(missing_ok=True)
                    (self._out / f"{name}.tmp").unlink(missing_ok=True)
        self.remove_parts()
        self._parts.mkdir(parents=True, exist_ok=True)
        (self._out / REPORT).unlink(missing_ok=True)

    def _part(self, number: int) -> Path:
        return self._parts / f"{number:08d}"

    def _parted(self) -> Iterator[Path]:
        number = 0
        while self._part(number).exists():
            yield self._part(number)
            number += 1


def write_whole(path: Path, data: bytes) -> None:
    """Write a file atomically.

    Args:
        path: the file.
        data: its content.

    Example:
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     write_whole(Path(folder, "a"), b"1")
        ...     Path(folder, "a").read_bytes()
        b'1'
    """
    draft = path.with_name(path.name + ".tmp")
    draft.write_bytes(data)
    _replace(draft, path)


def _replace(draft: Path, path: Path) -> None:
    _sync(draft)
    draft.replace(path)
    _sync(path.parent)


def _sync(path: Path) -> None:
    """Flush a file, or the entries of a folder, to the disk."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except PermissionError:  # a folder, on Windows
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part)
    else:
        part.unlink()


def _compare(out: Path, what: str, found: object, wanted: Mapping[str, Any]) -> None:
    before = dict(_flat(found)) if isinstance(found, dict) else {}
    now = dict(_flat(json.loads(_json(wanted))))
    changed = [
        _change(name, before.get(name), now.get(name))
        for name in sorted({*before, *now})
        if before.get(name) != now.get(name)
    ]
    if changed:
        raise SourceError(
            f"{out} holds {what} with other inputs, options, code or packages "
            f"({'; '.join(changed)}); choose another --out, or add --overwrite to start again"
        )


def _change(name: str, before: object, now: object) -> str:
    if len(f"{before}{now}") >= 128:  # a digest, a list of many inputs
        return f"{name} changed"
    return f"{name} was {before!r}, is {now!r}"


def _flat(options: Mapping[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in options.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{within}{name}.")
        else:
            yield within + name, value


def _read(path: Path) -> dict[str, Any]:
    try:
        read: dict[str, Any] = json.loads(path.read_bytes())
    except ValueError as error:
        raise SourceError(f"{path} is damaged: {error}; add --overwrite to start again") from error
    return read


def _json(value: Mapping[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=2) + "\n").encode("utf-8")


def _line(failure: Failure) -> bytes:
    row = json.dumps(asdict(failure), ensure_ascii=False)
    return (row + "\n").encode("utf-8", "backslashreplace")
