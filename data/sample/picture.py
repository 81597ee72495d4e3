"""Puts the time and the place a picture was taken into it, as a camera would."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import struct


def degrees(value):
    """Degrees as three rationals: degrees, minutes, seconds to a hundredth."""
    hundredths = round(abs(value) * 360000)
    return struct.pack('<6I', hundredths // 360000, 1, hundredths // 6000 % 60, 1, hundredths % 6000, 100)


def directory(entries, start):
    """A TIFF directory at offset `start`: entries are (tag, type, count, bytes); long values follow it."""
    head, tail = struct.pack('<H', len(entries)), b''
    after = start + 2 + 12 * len(entries) + 4
    for tag, kind, count, value in sorted(entries):
        if len(value) > 4:
            head += struct.pack('<HHII', tag, kind, count, after + len(tail))
            tail += value + b'\0' * (len(value) % 2)
        else:
            head += struct.pack('<HHI', tag, kind, count) + value.ljust(4, b'\0')
    return head + b'\0\0\0\0' + tail


def text(tag, value):
    raw = value.encode() + b'\0'
    return tag, 2, len(raw), raw


def stamped(jpeg, taken, lon, lat):
    """The bytes of `jpeg` with EXIF: local time `taken` (2026:05:07 10:20:00) and a position."""
    camera = [text(0x010f, 'Suyuan'), text(0x0110, 'Demonstration')]
    size = len(directory(camera + [(0x8769, 4, 1, b''), (0x8825, 4, 1, b'')], 8))
    exif = [text(0x9003, taken), text(0x9011, '+08:00')]
    exif_at = 8 + size
    gps_at = exif_at + len(directory(exif, exif_at))
    gps = [(0, 1, 4, bytes([2, 3, 0, 0])), text(1, 'N' if lat >= 0 else 'S'), (2, 5, 3, degrees(lat)),
           text(3, 'E' if lon >= 0 else 'W'), (4, 5, 3, degrees(lon))]
    first = camera + [(0x8769, 4, 1, struct.pack('<I', exif_at)), (0x8825, 4, 1, struct.pack('<I', gps_at))]
    body = b'Exif\0\0II*\0\x08\0\0\0' + directory(first, 8) + directory(exif, exif_at) + directory(gps, gps_at)
    return jpeg[:2] + b'\xff\xe1' + struct.pack('>H', len(body) + 2) + body + jpeg[2:]
