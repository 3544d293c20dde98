"""A report as JUnit XML, for continuous integration."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from arnews.regression.report import Report
from arnews.view.safe import visible

__all__ = ["junit_xml"]


def junit_xml(report: Report) -> str:
    """Return a report as JUnit XML: one test case per case, its differences as the failure.

    Args:
        report: the result of a check.

    Example:
        >>> junit_xml(Report([]))
        '<testsuite name="arnews" tests="0" failures="0" />'
    """
    failed = report.failed
    suite = ET.Element(
        "testsuite", name="arnews", tests=str(len(report.checked)), failures=str(len(failed))
    )
    for checked in report.checked:
        case = checked.case
        item = ET.SubElement(
            suite, "testcase", classname=visible(case.path), name=visible(case.name)
        )
        if checked in failed:
            reasons = checked.complaints or [f"passes: remove its xfail ({case.xfail})"]
            lines = [visible(line) for line in reasons]
            ET.SubElement(item, "failure", message=lines[0]).text = "\n".join(lines)
        elif case.xfail:
            ET.SubElement(item, "skipped", message=visible(f"known failure: {case.xfail}"))
    return ET.tostring(suite, encoding="unicode")
