"""Every packing method, and none unpacks more than is stated."""

from __future__ import annotations

import bz2
import lzma
import zlib

import pytest
from backports import zstd
from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.zip_codecs import unpack

CONTENT = b"The same again and again. " * 4000


def deflated(content: bytes) -> bytes:
    compressor = zlib.compressobj(wbits=-15)
    return compressor.compress(content) + compressor.flush()


def lzma_packed(content: bytes) -> bytes:
    filters = [{"id": lzma.FILTER_LZMA1, "dict_size": 1 << 16}]
    compressor = lzma.LZMACompressor(lzma.FORMAT_RAW, filters=filters)
    properties = b"\x5d" + (1 << 16).to_bytes(4, "little")
    return b"\x09\x04\x05\x00" + properties + compressor.compress(content) + compressor.flush()


def deflate64_packed(content: bytes) -> bytes:
    # Stored blocks are the same in both kinds of deflate.
    compressor = zlib.compressobj(level=0, wbits=-15)
    return compressor.compress(content) + compressor.flush()


PACKED = {
    0: CONTENT,
    8: deflated(CONTENT),
    9: deflate64_packed(CONTENT),
    12: bz2.compress(CONTENT),
    14: lzma_packed(CONTENT),
    93: zstd.compress(CONTENT),
    95: lzma.compress(CONTENT, lzma.FORMAT_XZ),
}


@pytest.mark.parametrize("method", PACKED)
def test_content_comes_back(method: int) -> None:
    assert unpack(method, PACKED[method], len(CONTENT), zlib.crc32(CONTENT)) == CONTENT


@pytest.mark.parametrize("method", PACKED)
@pytest.mark.parametrize("size", [10, len(CONTENT) - 1, len(CONTENT) + 1])
def test_wrong_size_is_corrupt(method: int, size: int) -> None:
    with pytest.raises(UnreadableBook) as raised:
        unpack(method, PACKED[method], size, zlib.crc32(CONTENT[:size]))

    assert raised.value.fault is Fault.CORRUPT


@pytest.mark.parametrize("method", [method for method in PACKED if method])
def test_noise_is_corrupt(method: int) -> None:
    noise = bytes(range(255, -1, -1)) * 4

    with pytest.raises(UnreadableBook) as raised:
        unpack(method, noise, len(CONTENT), 0)

    assert raised.value.fault is Fault.CORRUPT


def test_wrong_checksum_is_corrupt() -> None:
    with pytest.raises(UnreadableBook, match="checksum"):
        unpack(0, CONTENT, len(CONTENT), 1)


def test_unknown_method_is_unsupported() -> None:
    with pytest.raises(UnreadableBook) as raised:
        unpack(77, CONTENT, len(CONTENT), 0)

    assert raised.value.fault is Fault.UNSUPPORTED
