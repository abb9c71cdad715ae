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
    "exactly": "with the exact numbers",
    "all passed": "Scenarios passed: {scenarios} of {scenarios}.",
    "not all passed": "Scenarios that did not pass: {failed} of {scenarios}.",
    "run": "Run {time} UTC.",
    "address": "Address of this row",
    "found": "What the run found",
    "slip": "A slip of the source, which prints {symbol} as {printed}.",
    "truncated": "{computed} rounds to {rounded}; {printed} was cut off, not rounded.",
    "off": "{computed} rounds to {rounded}; {printed} is off by {units} units of its last digit.",
    "off by one": "{computed} rounds to {rounded}; {printed} is off by one unit of its last digit.",
    "other": "it is {computed}, not {printed}.",
    "zeros": "Not given, so zero:",
    "notice": "What these numbers cannot tell",
    "unnoticed": "Written {how}, the network would pass here all the same: {blind}. What would notice: {seen}.",
    "unnoticed by all": "Written {how}, the network would pass all the same: {blind}. "
    "No number here would notice; claim one on the way that does, or read one more input.",
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
    "exactly": "准确值",
    "all passed": "{scenarios} 个场景全部通过。",
    "not all passed": "{scenarios} 个场景中有 {failed} 个未通过。",
    "run": "运行于 {time} UTC。",
    "address": "本行的地址",
    "found": "运行结果",
    "slip": "原文有误：{symbol} 印作 {printed}。",
    "truncated": "{computed} 四舍五入为 {rounded}；{printed} 是截断，不是四舍五入。",
    "off": "{computed} 四舍五入为 {rounded}；{printed} 的末位差 {units} 个单位。",
    "off by one": "{computed} 四舍五入为 {rounded}；{printed} 的末位差 1 个单位。",
    "other": "应为 {computed}，而不是 {printed}。",
    "zeros": "没有给出，因此为零：",
    "notice": "这些数字分辨不出什么",
    "unnoticed": "若{how}，这些场景照样通过：{blind}。能发现的是：{seen}。",
    "unnoticed by all": "若{how}，照样通过：{blind}。没有一个数字能发现；请给出途中能分辨的数字，或者再读一个输入。",
    "with W and U exchanged": " W 与 U 对调",
    "with vectors as rows, x W and h U": "向量按行书写，乘法写作 x W 和 h U",
    "with vectors as columns, W x and U h": "向量按列书写，乘法写作 W x 和 U h",
    "with [h; x] in the place of [x; h]": " [x; h] 写成 [h; x]",
    "with [x; h] in the place of [h; x]": " [h; x] 写成 [x; h]",
    "transposed": " {symbol} 转置",
}


def labels(language: str) -> dict[str, str]:
    """The labels for a Gherkin language; English where there are none of its own."""
    return CHINESE if language.startswith("zh") else ENGLISH
