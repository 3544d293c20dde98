"""The pytest plugin: gold articles and phrases as test items.

In the project's pytest settings `arnews_gold = ["fixtures/articles"]` names folders, gold files and
phrase files, relative to the file of the settings; without it the plugin does nothing. They are
checked with the default pipeline, or with that of `arnews_company_lists`, `arnews_country` or
`arnews_pipeline`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from arnews._deprecated import warn_renamed
from arnews.files import GOLD_SUFFIX

if TYPE_CHECKING:
    from arnews.pipeline import Pipeline
    from arnews.regression.case import Case

__all__: list[str] = []

_PIPELINE: pytest.StashKey[Pipeline] = pytest.StashKey()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Declare the settings."""
    parser.addini(
        "arnews_gold", "folders of gold articles and phrase files", type="paths", default=[]
    )
    parser.addini("arnews_company_lists", "your own company lists", type="paths", default=[])
    parser.addini("arnews_country", "country (ISO 3166) of a bare «ريال»", default="")
    parser.addini("arnews_lexicons", "deprecated: arnews_company_lists", type="paths", default=[])
    parser.addini("arnews_home", "deprecated: arnews_country", default="")
    parser.addini("arnews_pipeline", "your own pipeline, as module:function", default="")


def pytest_configure(config: pytest.Config) -> None:
    """Collect the gold too, unless the command line names what to collect."""
    gold = [Path(path) for path in config.getini("arnews_gold")]
    if not gold:
        return
    config.pluginmanager.register(_Collector(), "arnews-gold")
    if config.args_source is pytest.Config.ArgsSource.TESTPATHS:
        config.args.extend(map(str, gold))


class _Collector:
    """Collects gold files and phrase files in the folders of the setting."""

    def pytest_collect_file(
        self, file_path: Path, parent: pytest.Collector
    ) -> pytest.Collector | None:
        """Return a collector for a gold file or a phrase file, None for other files."""
        roots = [Path(path).resolve() for path in parent.config.getini("arnews_gold")]
        path = file_path.resolve()
        if not any(path == root or root in path.parents for root in roots):
            return None
        if path.name.endswith(GOLD_SUFFIX) or path.suffix == ".toml":
            return GoldFile.from_parent(parent, path=file_path)
        return None


class GoldFile(pytest.File):
    """A gold file or a phrase file."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one item for each article and each phrase."""
        from arnews.errors import ArnewsError
        from arnews.regression.cases import load_cases
        from arnews.view.safe import visible

        try:
            pipeline = _pipeline(self.config)
            cases = load_cases([self.path], pipeline)
        except ArnewsError as error:
            raise self.CollectError(visible(error)) from error
        for case in cases:
            name = case.name.rpartition(":" if case.phrase else "/")[2]
            yield GoldItem.from_parent(self, name=name, case=case, pipeline=pipeline)


def _pipeline(config: pytest.Config) -> Pipeline:
    """Return the pipeline of the settings; it is built once."""
    from arnews.regression.pipelines import choose_pipeline

    known = config.stash.get(_PIPELINE, None)
    if known is None:
        known = config.stash[_PIPELINE] = choose_pipeline(
            name=config.getini("arnews_pipeline") or None,
            company_lists=_setting(config, "arnews_company_lists", "arnews_lexicons"),
            country=_setting(config, "arnews_country", "arnews_home") or None,
            folder=config.rootpath,
        )
    return known


def _setting(config: pytest.Config, name: str, old: str) -> Any:
    """Return the value of a setting, also if it has its deprecated name."""
    value = config.getini(old)
    if not value:
        return config.getini(name)
    warn_renamed(old, name)
    return value


class GoldItem(pytest.Item):
    """An article with its gold, or a phrase."""

    def __init__(self, *, case: Case, pipeline: Pipeline, **kwargs: Any) -> None:
        """Mark a known failure as a strict xfail."""
        super().__init__(**kwargs)
        self.case = case
        self.pipeline = pipeline
        if case.xfail:
            self.add_marker(
                pytest.mark.xfail(reason=case.xfail, strict=True, raises=WrongFactsError)
            )

    def runtest(self) -> None:
        """Run the pipeline on the case and fail if it differs from its gold."""
        from arnews.regression.report import run_case

        complaints = run_case(self.case, self.pipeline).complaints
        if complaints:
            raise WrongFactsError(complaints)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the lost, gained and changed facts instead of a traceback."""
        from arnews.errors import ArnewsError
        from arnews.view.safe import isolated, visible

        if isinstance(excinfo.value, ArnewsError):
            return visible(excinfo.value)
        if isinstance(excinfo.value, WrongFactsError):
            text = self.case.text if self.case.phrase else self.case.name
            return "\n".join([isolated(text), *map(visible, excinfo.value.complaints)])
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the file and the name of the case."""
        return self.path, None, self.case.name


class WrongFactsError(AssertionError):
    """The facts of a case differ from its gold."""

    def __init__(self, complaints: list[str]) -> None:
        """Keep the lines of the differences."""
        super().__init__("\n".join(complaints))
        self.complaints = complaints
