"""Unpack one ZIP member in memory, never to more than its stated size."""

from __future__ import annotations

import bz2
import importlib
import lzma
import struct
import zlib
from collections.abc import Callable, Mapping

from stump_server.domain.errors import Fault, UnreadableBook
from stump_server.formats.limits import KIB

# zlib tells it as it tells damage (Z_MEM_ERROR).
_ZLIB_OUT_OF_MEMORY = "Error -4 "

# The codecs outside the standard library are loaded by the first member that needs them.
_DAMAGE = (
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    ValueError,
    OverflowError,
)


def unpack(method: int, packed: bytes, size: int, crc: int) -> bytes:
    """The content of a member; raises UnreadableBook unless size and checksum are as stated."""
    codec = CODECS.get(method)
    if codec is None:
        raise UnreadableBook(Fault.UNSUPPORTED, "The page is packed by an unsupported method")
    try:
        # One byte more than stated is asked for, so that a member that says too little shows.
        content = codec(packed, size)
    except _DAMAGE:
        raise UnreadableBook(Fault.CORRUPT, "The packed data of the page is damaged") from None
    except MemoryError:
        raise UnreadableBook(Fault.TOO_LARGE, "The page needs more memory than there is") from None
    if len(content) != size:
        raise UnreadableBook(Fault.CORRUPT, "The page does not have the size that is stated for it")
    if zlib.crc32(content) != crc:
        raise UnreadableBook(Fault.CORRUPT, "The checksum of the page is wrong")
    return content


def _stored(packed: bytes, size: int) -> bytes:
    return packed[: size + 1]


def _deflate(packed: bytes, size: int) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as error:
        if str(error).startswith(_ZLIB_OUT_OF_MEMORY):
            raise MemoryError from error
        raise


def _deflate64(packed: bytes, size: int) -> bytes:
    # The library knows no upper bound, so it is fed in pieces that cannot grow far beyond it.
    inflater = importlib.import_module("inflate64").Inflater()
    content = bytearray()
    for place in range(0, len(packed), 4 * KIB):
        content += inflater.inflate(packed[place : place + 4 * KIB])
        if inflater.eof or len(content) > size:
            break
    return bytes(content)


def _bzip2(packed: bytes, size: int) -> bytes:
    return bz2.BZ2Decompressor().decompress(packed, size + 1)


def _lzma(packed: bytes, size: int) -> bytes:
    """Two bytes of version, two of length, then the properties: 5D 00 00 10 00, and raw data."""
    (length,) = struct.unpack_from("<2xH", packed)
    state, dictionary = struct.unpack_from("<BI", packed, 4)
    # A dictionary larger than the content is never looked into, and could be claimed at 4 GiB.
    filters = {
        "id": lzma.FILTER_LZMA1,
        "lc": state % 9,
        "lp": state // 9 % 5,
        "pb": state // 45,
        "dict_size": max(4 * KIB, min(dictionary, size + 1)),
    }
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=[filters])
    return decompressor.decompress(packed[4 + length :], size + 1)


def _zstandard(packed: bytes, size: int) -> bytes:
    zstd = importlib.import_module("backports.zstd")
    try:
        content: bytes = zstd.ZstdDecompressor().decompress(packed, size + 1)
    except zstd.ZstdError as error:
        raise ValueError from error
    return content


def _xz(packed: bytes, size: int) -> bytes:
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=256 * KIB * KIB)
    return decompressor.decompress(packed, size + 1)


CODECS: Mapping[int, Callable[[bytes, int], bytes]] = {
    0: _stored,
    8: _deflate,
    9: _deflate64,
    12: _bzip2,
    14: _lzma,
    20: _zstandard,
    93: _zstandard,
    95: _xz,
}
