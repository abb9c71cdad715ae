"""What the pages themselves say, in English and in Chinese."""

from __future__ import annotations

_LABELS = {
    "PASSED": ("passed", "通过"),
    "FAILED": ("failed", "失败"),
    "SKIPPED": ("not run, an earlier step failed", "未运行，前面的步骤失败"),
    "UNKNOWN": ("not run", "未运行"),
    "PENDING": ("pending", "待定"),
    "UNDEFINED": ("no phrase reads like this", "没有这样的句式"),
    "AMBIGUOUS": ("several phrases match", "匹配多个句式"),
    "working": ("The working, value by value", "逐项算式"),
    "where": ("where", "其中"),
    "known": ("Worked out above:", "见上文："),
    "above": ("working ↑", "算式 ↑"),
    "network": ("The network, step by step", "逐步展开的网络"),
    "again": ("The working is the same as above", "算式与上文相同"),
    "row": ("The steps of the row", "这一行的步骤"),
    "background": ("Background", "背景"),
    "verdict": ("verdict", "结论"),
    "exactly": ("with the exact numbers", "准确值"),
    "not all run": ("not all run", "未全部运行"),
    "passed of": ("Scenarios passed: {passed} of {scenarios}.", "{scenarios} 个场景中有 {passed} 个通过。"),
    "failed of": ("Failed: {failed}.", "{failed} 个失败。"),
    "not run of": ("Not run: {not_run}.", "{not_run} 个未运行。"),
    "numbers": ("Printed numbers checked: {numbers}.", "核对了 {numbers} 个印出的数。"),
    "run": ("Run {time} UTC{place}.", "运行于 {time} UTC{place}。"),
    "commit": (" at commit {commit}", "，提交 {commit}"),
    "changed": (" at commit {commit}, with changes not committed", "，提交 {commit}，另有未提交的改动"),
    "outside": (", outside version control", "，不在版本控制之下"),
    "record": ("Run record", "运行记录"),
    "gap": (" ", ""),
    "address": ("Address of this row", "本行的地址"),
    "source": (", lines {first}–{last}", "，第 {first}–{last} 行"),
    "source line": (", line {first}", "，第 {first} 行"),
    "run it": ("Run it: ", "运行："),
    "at commit": ("Line {line} at commit {revision}", "提交 {revision} 中的第 {line} 行"),
    "found": ("What the run found", "运行结果"),
    "slip": ("A slip of the source, which prints {symbol} as {printed}.", "原文有误：{symbol}印作 {printed}。"),
    "truncated": (
        "{computed} rounds to {rounded}; {printed} was cut off, not rounded.",
        "{computed} 四舍五入为 {rounded}；{printed} 是截断，不是四舍五入。",
    ),
    "off": (
        "{computed} rounds to {rounded}; {printed} is off by {units} units of its last digit.",
        "{computed} 四舍五入为 {rounded}；{printed} 的末位差 {units} 个单位。",
    ),
    "off by one": (
        "{computed} rounds to {rounded}; {printed} is off by one unit of its last digit.",
        "{computed} 四舍五入为 {rounded}；{printed} 的末位差 1 个单位。",
    ),
    "other": ("it is {computed}, not {printed}.", "应为 {computed}，而不是 {printed}。"),
    "zeros": ("Not given, so zero: ", "没有给出，因此为零："),
    "comma": (", ", "、"),
    "colon": (":", "："),
    "notice": ("What these numbers cannot tell", "这些数字查不出哪些错误"),
    "unnoticed": (
        "Written {how}, the network would pass here all the same: {blind}. What would notice: {seen}.",
        "若{how}，这些场景照样通过：{blind}。能发现的是：{seen}。",
    ),
    "unnoticed by all": (
        "Written {how}, the network would pass all the same: {blind}. "
        "No number here would notice; claim one on the way that does, or read one more input.",
        "若{how}，照样通过：{blind}。没有一个数字能发现；请给出途中能分辨的数字，或者再读一个输入。",
    ),
    "with W and U exchanged": ("with W and U exchanged", " W 与 U 对调"),
    "with vectors as rows, x W and h U": ("with vectors as rows, x W and h U", "向量按行书写，乘法写作 x W 和 h U"),
    "with vectors as columns, W x and U h": (
        "with vectors as columns, W x and U h",
        "向量按列书写，乘法写作 W x 和 U h",
    ),
    "with [h; x] in the place of [x; h]": ("with [h; x] in the place of [x; h]", " [x; h] 写成 [h; x]"),
    "with [x; h] in the place of [h; x]": ("with [x; h] in the place of [h; x]", " [h; x] 写成 [x; h]"),
    "with W transposed": ("with W transposed", " W 转置"),
    "with U transposed": ("with U transposed", " U 转置"),
    "with V transposed": ("with V transposed", " V 转置"),
}
ENGLISH = {name: english for name, (english, _) in _LABELS.items()}
_CHINESE = {name: chinese for name, (_, chinese) in _LABELS.items()}


def labels(language: str) -> dict[str, str]:
    """The labels for a Gherkin language; English where there are none of its own."""
    return _CHINESE if language.startswith("zh") else ENGLISH
