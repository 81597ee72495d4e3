#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws a small offline base map: relief and fields that are invented, around one place, as MBTiles.

usage: make-tiles.py FILE LON LAT ZOOM…"""
import math
import sqlite3
import struct
import sys
import zlib

SIDE = 256
AROUND = 4  # tiles to each side of the place
# Eight tones of field and hill, then the paler line between two fields.
TONES = [(233, 236, 221), (229, 233, 216), (225, 230, 211), (221, 227, 207), (226, 224, 206), (231, 227, 212), (236, 231, 218), (240, 236, 226),
         (247, 246, 240)]


def waves(start, count, scale):
    """A slow rise and fall along one axis of the world, as small numbers."""
    return bytes(int(4 + 2.2 * math.sin((start + i / SIDE) * scale) + 1.7 * math.sin((start + i / SIDE) * scale * 2.7 + 1)) for i in range(count))


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def picture(zoom, x, y):
    scale = 2 ** (12 - zoom) * 6
    across = waves(x, SIDE, scale)
    rows = []
    for row, rise in enumerate(waves(y, SIDE, scale * 0.8)):
        tones = bytes((value + rise) % 8 for value in range(256))
        line = bytearray(across.translate(tones))
        if row % 64 == 0:
            line = bytearray([8]) * SIDE
        line[::64] = bytes([8]) * (SIDE // 64)
        rows.append(b'\0' + bytes(line))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', SIDE, SIDE, 8, 3, 0, 0, 0)) +
            chunk(b'PLTE', bytes(value for tone in TONES for value in tone)) +
            chunk(b'IDAT', zlib.compress(b''.join(rows), 9)) + chunk(b'IEND', b''))


path, lon, lat, zooms = sys.argv[1], float(sys.argv[2]), float(sys.argv[3]), [int(word) for word in sys.argv[4:]]
base = sqlite3.connect(path)
base.executescript('CREATE TABLE metadata (name TEXT, value TEXT);'
                   'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);'
                   'CREATE UNIQUE INDEX tile_index ON tiles (zoom_level, tile_column, tile_row);')
base.executemany('INSERT INTO metadata VALUES (?, ?)',
                 {'name': 'Invented relief', 'format': 'png', 'type': 'baselayer', 'version': '1', 'minzoom': str(min(zooms)),
                  'maxzoom': str(max(zooms)), 'bounds': '-180,-85,180,85', 'attribution': 'Invented ground'}.items())
for zoom in range(min(zooms), max(zooms) + 1):
    n = 2 ** zoom
    middle_x = (lon + 180) / 360 * n
    middle_y = (0.5 - math.asinh(math.tan(math.radians(lat))) / (2 * math.pi)) * n
    for x in range(int(middle_x) - AROUND, int(middle_x) + AROUND + 1):
        for y in range(int(middle_y) - AROUND, int(middle_y) + AROUND + 1):
            base.execute('INSERT INTO tiles VALUES (?, ?, ?, ?)', (zoom, x, n - 1 - y, picture(zoom, x, y)))
base.commit()
