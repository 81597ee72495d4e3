"""The rivers of the sample as lines one can walk along: a place so many metres down a reach, on this or that bank."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import math

DEGREE_M = 111320.0
BEARINGS = '北 东北 东 东南 南 西南 西 西北'.split()


def metres(a, b):
    """East and north of b from a, in metres."""
    return (b[0] - a[0]) * math.cos(math.radians((a[1] + b[1]) / 2)) * DEGREE_M, (b[1] - a[1]) * DEGREE_M


class Reach:
    def __init__(self, feature):
        self.__dict__.update(feature['properties'])
        self.line = feature['geometry']['coordinates']

    def at(self, share, bank, off):
        """A place at `share` of the reach, `off` metres from the middle towards `bank` (left or right, looking downstream)."""
        left = share * self.length_m
        for a, b in zip(self.line, self.line[1:]):
            east, north = metres(a, b)
            step = math.hypot(east, north)
            if step and left <= step:
                break
            left -= step
        turn = off if bank == 'left' else -off
        x = (east * left - north * turn) / step
        y = (north * left + east * turn) / step
        return a[0] + x / (DEGREE_M * math.cos(math.radians(a[1]))), a[1] + y / DEGREE_M


def reaches(path):
    return {reach.code: reach for reach in map(Reach, json.loads(path.read_text())['features'])}


def nearest(places, position):
    """The nearest place, how far it is, and the bearing from it: what a name such as 七河里东北340米 is made of."""
    def away(place):
        return math.hypot(*metres((float(place['lon']), float(place['lat'])), position))
    place = min(places, key=away)
    east, north = metres((float(place['lon']), float(place['lat'])), position)
    bearing = BEARINGS[round(math.degrees(math.atan2(east, north)) / 45) % 8]
    return place, round(away(place), -1), bearing
