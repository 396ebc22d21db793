"""What a message is put in on the wire.

Sources: RFC 6455, section 5.2 (frames as a server sends them: text, whole, unmasked); RFC 9112, section 7.1 (chunks).
"""

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


def chunk(payload: bytes) -> bytes:
    """A part of a response whose length nobody knows yet."""
    return b"%x\r\n%b\r\n" % (len(payload), payload)
