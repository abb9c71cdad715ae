"""What the pages themselves say, in the language of the feature."""

from __future__ import annotations

ENGLISH = {
    "PASSED": "passed",
    "FAILED": "failed",
    "SKIPPED": "not run, an earlier step failed",
    "UNKNOWN": "not run",
    "PENDING": "pending",
    "UNDEFINED": "no phrase reads like this",
    "AMBIGUOUS": "several phrases match",
    "working": "The working, value by value",
    "again": "The working is the same as above",
    "row": "The steps of the row",
    "background": "Background",
    "verdict": "verdict",
    "exactly": "without rounding first",
    "all passed": "Scenarios passed: {scenarios} of {scenarios}.",
    "not all passed": "Scenarios that did not pass: {failed} of {scenarios}.",
    "run": "Run {time} UTC.",
    "address": "Address of this row",
    "found": "What the run found",
}
CHINESE = {
    "PASSED": "通过",
    "FAILED": "失败",
    "SKIPPED": "未运行，前面的步骤失败",
    "UNKNOWN": "未运行",
    "PENDING": "待定",
    "UNDEFINED": "没有这样的句式",
    "AMBIGUOUS": "匹配多个句式",
    "working": "逐项算式",
    "again": "算式与上文相同",
    "row": "这一行的步骤",
    "background": "背景",
    "verdict": "结论",
    "exactly": "不先取整",
    "all passed": "{scenarios} 个场景全部通过。",
    "not all passed": "{scenarios} 个场景中有 {failed} 个未通过。",
    "run": "运行于 {time} UTC。",
    "address": "本行的地址",
    "found": "运行结果",
}


def labels(language: str) -> dict[str, str]:
    """The labels for a Gherkin language; English where there are none of its own."""
    return CHINESE if language.startswith("zh") else ENGLISH
