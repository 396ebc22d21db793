"""What a User-Agent is called in the list of sessions. The examples are what the browsers of 2026 send."""

import pytest

from backend.accounts.devices import device_of
from backend.accounts.models import LONGEST_DEVICE

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64)"
ANDROID = "Mozilla/5.0 (Linux; Android 16; SM-S931N)"
IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X)"
CHROME = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0"

KNOWN = {
    f"{WINDOWS} {CHROME} Safari/537.36": "Chrome, Windows",
    f"{WINDOWS} {CHROME} Safari/537.36 Edg/142.0.0.0": "Edge, Windows",
    f"{WINDOWS} {CHROME} Whale/4.33.325.17 Safari/537.36": "Whale, Windows",
    "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0": "Firefox, Linux",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Safari/605.1.15": "Safari, macOS",
    f"{IPHONE} AppleWebKit/605.1.15 Version/19.1 Mobile/15E148 Safari/604.1": "Safari, iPhone",
    f"{IPHONE} AppleWebKit/605.1.15 CriOS/142.0 Mobile/15E148 Safari/604.1": "Chrome, iPhone",
    f"{ANDROID} AppleWebKit/537.36 SamsungBrowser/29.0 Chrome/136.0 Mobile Safari/537.36": "Samsung Internet, Android",
    f"{ANDROID} {CHROME} Mobile Safari/537.36;KAKAOTALK 2611000": "KakaoTalk, Android",
    f"{ANDROID} {CHROME} Mobile Safari/537.36 NAVER(inapp; search; 1200; 12.15.1)": "Naver, Android",
    "python-httpx/0.28.1": "python-httpx",
    "curl/8.14.1": "curl",
    "okhttp": "okhttp",
    "Apollo-iOS/2.0 (iPad)": "Apollo-iOS, iPad",
}
STRANGE = {
    "": "",
    "Mozilla/5.0": "",
    "Mozilla/5.0 (compatible)": "",
    "<script>alert(1)</script>": "",
    "밥\u202e/1": "",
    "한글 Windows": "Windows",
    "x" * 33: "",
    "a" * 10_000: "",
    " " * 600 + "Firefox/1": "",
    "\r\nSet-Cookie: a=b": "",
}


@pytest.mark.parametrize(("user_agent", "device"), KNOWN.items(), ids=KNOWN.values())
def test_a_device_is_called_what_its_owner_knows_it_by(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device


@pytest.mark.parametrize(("user_agent", "device"), STRANGE.items(), ids=ascii)
def test_nothing_is_taken_over_from_a_header_that_says_nothing(user_agent: str, device: str) -> None:
    assert device_of(user_agent) == device


def test_the_longest_label_can_be_stored() -> None:
    longest = device_of(f"{'a' * 32}/1 Windows Android")

    assert longest == f"{'a' * 32}, Android"
    assert len(longest) <= LONGEST_DEVICE
