"""A report of a batch: what its tables say, counted by DuckDB, as one page with plots."""

from arnews.view.overview.page import report_page

__all__ = ["report_page"]
