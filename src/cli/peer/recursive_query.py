# The peer of `bench trace`: the same tables in SQLite, with the indexes the queries want. Prints its answers and
# the better of two times of each, in milliseconds.
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import os
import sqlite3
import sys
import time

TABLES = '''
PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000;
CREATE TABLE reach(id INTEGER PRIMARY KEY, a, b, ord INT);
CREATE TABLE outlet(id INTEGER PRIMARY KEY, reach INT, at INT);
CREATE TABLE link(outlet INT, enterprise INT);
'''
INDEXES = '''
CREATE INDEX rb ON reach(b, a, ord);
CREATE INDEX oreach ON outlet(reach, at);
CREATE INDEX lo ON link(outlet, enterprise);
ANALYZE;
'''
ABOVE = '''WITH RECURSIVE above(id, node, ord) AS (
  SELECT id, a, ord FROM reach WHERE id = 0
  UNION SELECT r.id, r.a, r.ord FROM above JOIN reach r ON r.b = above.node) '''
OUTLETS = 'above CROSS JOIN outlet ON outlet.reach = above.id'


def fill(db, folder):
    nodes = {}

    def rows(name):
        with open(os.path.join(folder, name)) as lines:
            for line in lines:
                yield line.rstrip('\n').split('\t')

    def number(key):
        return nodes.setdefault(key, len(nodes))

    db.executescript(TABLES)
    db.executemany('INSERT INTO reach VALUES(?,?,?,?)',
                   ((int(r[0]), number(r[1]), number(r[2]), int(r[3])) for r in rows('reaches')))
    db.executemany('INSERT INTO outlet VALUES(?,?,?)', (tuple(map(int, r)) for r in rows('outlets')))
    db.executemany('INSERT INTO link VALUES(?,?)', (tuple(map(int, r)) for r in rows('links')))
    db.executescript(INDEXES)


def timed(db, query):
    best = float('inf')
    for _ in range(2):
        start = time.perf_counter()
        found = db.execute(ABOVE + query).fetchall()
        best = min(best, time.perf_counter() - start)
    return best * 1e3, found


def main():
    folder = sys.argv[1]
    db = sqlite3.connect(os.path.join(folder, 'peer.sqlite'))
    fill(db, folder)
    reaches_ms, reaches = timed(db, 'SELECT count(*) FROM above')
    outlets_ms, outlets = timed(db, f'SELECT count(*) FROM {OUTLETS}')
    order_ms, ordered = timed(db, f'SELECT outlet.id FROM {OUTLETS} ORDER BY ord, at DESC, outlet.id DESC')
    enterprises_ms, enterprises = timed(
        db, f'SELECT DISTINCT enterprise FROM {OUTLETS} CROSS JOIN link ON link.outlet = outlet.id')
    order = 0
    for outlet, in ordered:
        order = (order * 31 + outlet) % 2**32
    print(json.dumps({
        'reaches': reaches[0][0], 'outlets': outlets[0][0], 'order': order, 'enterprises': len(enterprises),
        'sum': sum(party for party, in enterprises), 'count_ms': reaches_ms + outlets_ms, 'order_ms': order_ms,
        'enterprises_ms': enterprises_ms}))


main()
