"""Lists of features with their verdicts: on the home page, and on a page of its own for a long group."""

from __future__ import annotations

from steps.record.addresses import slug
from steps.record.model import Record, worst

from ..markup import prose
from ..markup.labels import ENGLISH
from ..steps.steps import verdict
from .groups import Group, feature_groups, features_by_page
from .tally import tally


def group_pages(record: Record) -> dict[str, str]:
    """The pages of the long groups."""
    long = [group for group in feature_groups(record) if group.is_long]
    return {group.page: f"# {prose.plain(group.name)}\n\n{_items(record, group)}\n" for group in long}


def feature_list(record: Record) -> str:
    """Every feature with its verdict, below the heading of its group; of a long group, a link to its page."""
    groups = feature_groups(record)
    if len(groups) == 1:
        return _listed(record, groups[0])
    return "\n\n".join(f"### {group.name} {{ #{slug(group.name)} }}\n\n{_listed(record, group)}" for group in groups)


def _listed(record: Record, group: Group) -> str:
    if not group.is_long:
        return _items(record, group)
    features = features_by_page(record)
    status = worst(features[path].status if path in features else "FAILED" for path in group.features)
    return f"{verdict(status, ENGLISH)} **[{len(group.features)} features]({group.page})**"


def _items(record: Record, group: Group) -> str:
    items, features = [], features_by_page(record)
    for path, name in group.features.items():
        feature = features.get(path)
        status = feature.status if feature else "FAILED"
        count = f"{tally([feature]).scenarios} scenarios" if feature else ""
        about = prose.first_paragraph(feature.tree["description"]) if feature else ""
        lang = f' lang="{feature.tree["language"]}"' if feature and feature.tree["language"] != "en" else ""
        title = f"{verdict(status, ENGLISH)} **[{prose.plain(name)}]({path})** <small>{count}</small>"
        items.append(f"- {title}<br><span{lang}>{about}</span>")
    return "\n".join(items)
