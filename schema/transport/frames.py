"""WebSocket frames as a server sends them: text, whole, unmasked. Source: RFC 6455, section 5.2."""

TEXT = 0x81  # FIN, opcode 1
SHORT, MEDIUM = 125, 0xFFFF


def text_frame(payload: bytes) -> bytes:
    """One frame around a payload of UTF-8."""
    length = len(payload)
    if length <= SHORT:
        return bytes((TEXT, length)) + payload
    if length <= MEDIUM:
        return b"\x81\x7e" + length.to_bytes(2) + payload
    return b"\x81\x7f" + length.to_bytes(8) + payload
