"""What a session was opened with, in words its owner knows again: "Firefox, Windows".

The header is whatever a client says (RFC 9110, 10.1.5): only names from the lists below are taken from it, or the name
of the first product, which is one short word.
"""

import re

LONGEST_READ = 512

# The first that is found counts: most browsers name those that they descend from as well.
BROWSERS = {
    "KAKAOTALK": "KakaoTalk",
    "NAVER(": "Naver",
    "Whale/": "Whale",
    "SamsungBrowser/": "Samsung Internet",
    "Edg": "Edge",
    "OPR/": "Opera",
    "Vivaldi/": "Vivaldi",
    "FxiOS/": "Firefox",
    "Firefox/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "iPhone",
    "iPad": "iPad",
    "Android": "Android",
    "CrOS": "ChromeOS",
    "Windows": "Windows",
    "Macintosh": "macOS",
    "Linux": "Linux",
}
PRODUCT = re.compile(r"(?!Mozilla\b)[A-Za-z][A-Za-z0-9._+-]{0,31}(?=$|[/ ])")


def device_of(user_agent: str) -> str:
    """A label of at most 64 printable ASCII characters; empty where nothing is known."""
    said = user_agent[:LONGEST_READ]
    product = PRODUCT.match(said)
    browser = first_named(BROWSERS, said) or (product[0] if product else "")
    return ", ".join(filter(None, (browser, first_named(SYSTEMS, said))))


def first_named(names: dict[str, str], said: str) -> str:
    return next((name for mark, name in names.items() if mark in said), "")
