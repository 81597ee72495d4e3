#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where the refused rows of an import go: what cannot be is said before anything changes, what fails after is no refusal.

usage: refused.py SUYUANCTL SOURCE_ROOT"""
import json
import os
import pathlib
import subprocess
import tempfile

from river import call, environment, make, program
from tap import check, close

environment.update(LC_ALL='C.UTF-8')
LIST = 'code,name\nA1,one\nA2,\n'


def bring(office, source, target, *words):
    return subprocess.run([program, 'import', office, str(source), '--as', 'outlet', '--refused', str(target), '--json', *words],
                          capture_output=True, text=True, env=environment)


with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
    here = pathlib.Path(folder)
    source = here / 'list.csv'
    source.write_text(LIST, encoding='utf-8')
    (here / 'again.csv').symlink_to(source)
    (here / 'beside.csv').hardlink_to(source)
    (here / 'folder.csv').mkdir()
    head, there = call('info', office)['head'], sorted(here.iterdir())

    for name, expected in (('out.geojson', '.xlsx'), ('out', '.csv'), ('none/out.csv', 'none/out.csv'), ('folder.csv', 'folder.csv'),
                           ('list.csv/out.csv', 'list.csv/out.csv'), ('list.csv', 'another'), ('./folder.csv/../list.csv', 'another'),
                           ('again.csv', 'another'), ('beside.csv', 'another')):
        for words in ((), ('--dry-run',)):
            done = bring(office, source, f'{folder}/{name}', *words)
            check(f'--refused {name} {" ".join(words)} is refused in one line that names it', done.returncode == 1 and
                  done.stderr.count('\n') == 1 and expected in done.stderr and name in done.stderr and not done.stdout, done)
    check('the list is as it was', source.read_text(encoding='utf-8') == LIST)
    check('nothing came in', call('info', office)['head'] == head)
    check('nor was anything left', sorted(here.iterdir()) == there, sorted(here.iterdir()))

    # No file system takes such a name, and nobody can know before it is tried.
    done = bring(office, source, here / ('x' * 300 + '.csv'))
    check('what came in is told, whatever befalls the refused rows', done.returncode == 0 and json.loads(done.stdout)['imported'] == 1, done)
    check('and what befell them too, in one line', done.stderr.count('\n') == 1 and 'xxx.csv' in done.stderr and 'warning' in done.stderr, done.stderr)
    check('it did come in', call('info', office)['head'] != head)

    (here / 'more.csv').write_text('code,name\nB1,one\nB2,\n', encoding='utf-8')
    done = bring(office, here / 'more.csv', os.path.relpath(here / 'out.csv'))
    check('a file of its own is written', done.returncode == 0 and not done.stderr and 'B2' in (here / 'out.csv').read_text(encoding='utf-8'), done)

raise SystemExit(close())
