"""The remote of a commit, as an address that anyone may read."""

from __future__ import annotations

import pytest

from steps.record.freshness import web_address

ADDRESSES = {
    "https://example.org/me/it.git": "https://example.org/me/it",
    "https://example.org/me/it/": "https://example.org/me/it",
    "https://example.org:8443/me/it": "https://example.org:8443/me/it",
    "https://me:secret@example.org/me/it.git": "https://example.org/me/it",
    "https://secret@Example.org/me/it.git?token=secret#secret": "https://example.org/me/it",
    "git@example.org:me/group/it.git": "https://example.org/me/group/it",
    "example.org:me/it": "https://example.org/me/it",
    "ssh://git@example.org:2222/me/it.git": "https://example.org/me/it",
    "git://example.org/me/it.git": "https://example.org/me/it",
}
NONE = [
    "",
    "/srv/git/it.git",
    "../it",
    "file:///home/me/it.git",
    r"C:\it",
    "work:me/it",  # a name from the configuration of SSH
    "https://localhost/me/it",
    "https://10.0.0.1/me/it",
    "http://example.org/me/it",  # which may not answer to https
    "https://example.org",
    "https://example.org:port/me/it",
    "https://[broken/me/it",
]


@pytest.mark.parametrize("remote", ADDRESSES)
def test_a_remote_on_the_web_is_an_https_address_without_credentials(remote: str) -> None:
    assert web_address(remote) == ADDRESSES[remote]


@pytest.mark.parametrize("remote", NONE)
def test_a_remote_that_others_cannot_reach_is_not_told(remote: str) -> None:
    assert not web_address(remote)
