"""Reading what nearly every frame of a client is: one whole, masked text. Source: RFC 6455, sections 5.2 and 5.3."""

from typing import NamedTuple

WHOLE_TEXT, MASKED, TWO_BYTES_MORE = 0x81, 0x80, 126


class TextFrame(NamedTuple):
    """A message's text, and how many bytes of the stream it took."""

    text: str
    size: int


def text_frame_of(stream: bytes, start: int, *, longest: int) -> TextFrame | None:
    """The text message that begins there, if it is whole, in one frame, not over-long, and UTF-8; None otherwise."""
    if len(stream) < start + 6 or stream[start] != WHOLE_TEXT or stream[start + 1] < MASKED:
        return None
    length, header = stream[start + 1] - MASKED, 2
    if length >= TWO_BYTES_MORE:
        if length > TWO_BYTES_MORE:
            return None
        length, header = int.from_bytes(stream[start + 2 : start + 4]), 4
        if length < TWO_BYTES_MORE:
            return None
    payload_at = start + header + 4
    payload = stream[payload_at : payload_at + length]
    if length > longest or len(payload) < length:
        return None
    try:
        text = unmasked(payload, stream[payload_at - 4 : payload_at]).decode()
    except UnicodeDecodeError:
        return None
    return TextFrame(text, header + 4 + length)


def unmasked(payload: bytes, mask: bytes) -> bytes:
    repeated = (mask * (len(payload) // 4 + 1))[: len(payload)]
    return (int.from_bytes(payload, "little") ^ int.from_bytes(repeated, "little")).to_bytes(len(payload), "little")
