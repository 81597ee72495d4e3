#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Base maps by the command line: added, listed, checked, and every refusal with its reason on one line.

usage: basemap.py SUYUANCTL SOURCE_ROOT"""
import json
import os
import pathlib
import sqlite3
import subprocess
import sys
import tempfile

from tap import close, require

program = sys.argv[1]
SHARED = pathlib.Path(os.environ['SUYUAN_SHARED']) / 'data' / 'mbtiles'
PNG = b'\x89PNG\r\n\x1a\n' + b'\0' * 40


def make_map(path, tiles, metadata):
    with sqlite3.connect(path) as database:
        database.executescript('CREATE TABLE metadata (name TEXT, value TEXT);'
                               'CREATE TABLE tiles (zoom_level INTEGER, tile_column INTEGER, tile_row INTEGER, tile_data BLOB);')
        database.executemany('INSERT INTO metadata VALUES (?, ?)', metadata.items())
        database.executemany('INSERT INTO tiles VALUES (?, ?, ?, ?)', tiles)
    database.close()


with tempfile.TemporaryDirectory() as name:
    folder = pathlib.Path(name)
    workspace = str(folder / 'city.suyuan')
    environment = dict(os.environ, XDG_DATA_HOME=str(folder / 'data'), XDG_CONFIG_HOME=str(folder / 'config'))

    def run(*words):
        return subprocess.run([program, *map(str, words)], env=environment, capture_output=True, text=True)

    def do(*words):
        done = run('basemap', workspace, *words, '--json')
        require('basemap ' + ' '.join(map(str, words)), done.returncode == 0, done.stderr)
        return json.loads(done.stdout)

    def refuse(reason, *words, status=1):
        done = run('basemap', workspace, *words, '--json')
        require(f'refused: {" ".join(map(str, words))} ({reason})',
              done.returncode == status and done.stdout == '' and reason in done.stderr and done.stderr.count('\n') == 1,
              f'{done.returncode} {done.stdout} {done.stderr}')

    require('a workspace', run('new', workspace).returncode == 0)
    require('none at first', do('list') == [])

    plain = folder / 'plain.mbtiles'
    make_map(plain, [(3, 6, 5, PNG), (4, 12, 10, PNG)], {'name': 'Plain', 'bounds': '111,32,113,34', 'attribution': '<a href="x">&copy; Makers</a>'})
    wanted = {'name': 'Plain', 'file': 'plain.mbtiles', 'format': 'png', 'min_zoom': 3, 'max_zoom': 4, 'bounds': [111, 32, 113, 34],
              'datum': 'cgcs2000', 'attribution': '© Makers', 'tiles': 2}
    found = do('check', plain)
    require('what a file is', found == [wanted], found)
    require('nothing was added by looking', do('list') == [])
    require('added', do('add', plain) == [wanted])
    require('listed', do('list') == [wanted])
    require('checked by name', do('check', 'plain.mbtiles') == [wanted])
    refuse('plain.mbtiles', 'add', plain)

    street = folder / 'street.mbtiles'
    make_map(street, [(3, 6, 5, PNG)], {})
    added = do('add', street, '--datum', 'gcj02', '--approval', 'GS(2024)1号', '--name', '街道图')[0]
    require('what was said of it', (added['datum'], added['approval'], added['name']) == ('gcj02', 'GS(2024)1号', '街道图'), added)

    (folder / 'city.suyuan' / 'maps' / 'street.names.mbtiles').write_text('no map')
    told = [each for each in do('list') if each['file'] == 'street.mbtiles']
    require('broken names are told beside their map', len(told) == 1 and told[0]['tiles'] == 1 and 'street.names.mbtiles' in told[0].get('fault', ''), told)
    lines = run('basemap', workspace, 'list').stdout.splitlines()
    require('and on a line of their own', sum(line.startswith('street.mbtiles: ') for line in lines) == 2, lines)
    (folder / 'city.suyuan' / 'maps' / 'street.names.mbtiles').unlink()

    wrong = folder / 'wrong.mbtiles'
    make_map(wrong, [(3, 6, 5, PNG), (3, 7, 5, b'<html>')], {})
    refuse('3/7/2', 'check', wrong)
    vector = folder / 'vector.mbtiles'
    make_map(vector, [(0, 0, 0, b'\x1f\x8b\x08')], {'format': 'pbf'})
    refuse('vector', 'add', vector)
    refuse('nowhere.mbtiles', 'add', folder / 'nowhere.mbtiles')
    refuse('beijing54', 'add', wrong, '--datum', 'beijing54')
    refuse('FILE', 'add', status=2)
    refuse('list', 'eat', plain, status=2)

    (folder / 'city.suyuan' / 'maps' / 'broken.mbtiles').write_text('no map')
    faults = [each for each in do('list') if 'fault' in each]
    require('a broken one is listed with its reason', len(faults) == 1 and 'broken.mbtiles' in faults[0]['fault'], faults)

    for path in sorted(SHARED.glob('*.mbtiles')) if SHARED.is_dir() else []:
        done = run('basemap', workspace, 'check', path, '--json')
        told = done.returncode == 0 and json.loads(done.stdout)[0]['file'] == path.name
        require(f'{path.name} opens or is refused by name', told or (done.returncode == 1 and path.name in done.stderr), done.stderr)

close()
