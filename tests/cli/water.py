#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section, the reaches above it, an outlet and a sample: traced, graded and checked by the command line.

usage: water.py SUYUANCTL SOURCE_ROOT"""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

program = sys.argv[1]
count = 0


def check(what, truth, seen=''):
    global count
    count += 1
    print(f'{"ok" if truth else "not ok"} {count} - {what}')
    if not truth:
        print(f'# {seen}')
        print(f'1..{count}')
        sys.exit(1)


def call(*words, expect=0):
    """The document a command prints; on a refusal what it complains of."""
    done = subprocess.run([program, *words, '--json'], capture_output=True, text=True,
                          env=os.environ | {'SUYUAN_CLOCK': '2026-03-20T09:00:00+08:00'})
    check(f'{words[0]} ends with {expect}', done.returncode == expect, done.stderr)
    return json.loads(done.stdout) if done.stdout.strip() else done.stderr


with tempfile.TemporaryDirectory() as folder:
    office = str(pathlib.Path(folder) / 'city.suyuan')
    reaches = pathlib.Path(folder) / 'reaches.csv'
    reaches.write_text('code,name,parent,wkt\n'
                       'R2,lower,,"LINESTRING (112.05 32.7, 112.1 32.7)"\n'
                       'R1,upper,R2,"LINESTRING (112 32.7, 112.05 32.7)"\n')
    call('new', office, '--rehearsal')
    call('import', office, str(reaches), '--as', 'reach', '--map', 'geometry=wkt')
    call('add', office, 'section', 'code=S1', 'name=断面', 'lon=112.09', 'lat=32.7', 'target=III', 'river=湍河')
    call('add', office, 'outlet', 'code=O1', 'name=一号口', 'lon=112.02', 'lat=32.701', 'stage=confirmed')
    call('add', office, 'sample', 'section=S1', 'taken=2026-03-01 09:00', 'nh3n=2.3')

    up = call('trace', office, '--from', 'section:S1', '--up')
    check('the walk has both reaches', up['reaches'] == 2 and up['direction'] == 'up' and up['mode'] == 'all', up)
    check('the outlet is found on the reach it lies at', [(each['code'], each['reach']) for each in up['outlets']] == [('O1', 'R1')], up)
    check('and how far it is', abs(up['outlets'][0]['distance_m'] - 6550) < 20, up)
    down = call('trace', office, '--from', 'outlet:O1', '--down', '--mode', 'main')
    check('down comes to the section', [each['code'] for each in down['sections']] == ['S1'], down)
    check('a trace needs a way', 'suyuanctl:' in call('trace', office, '--from', 'section:S1', expect=2))
    call('trace', office, '--from', 'section:S9', '--up', expect=1)

    grade, = call('grade', office, '--section', 'S1', '--period', '2026-03')
    check('the worst item decides', grade['class'] == '>V' and not grade['meets_target'], grade)
    check('with its multiple of class III', grade['main'][0]['item'] == 'nh3n' and abs(grade['main'][0]['multiple'] - 1.3) < 1e-9, grade)
    check('all and a river are the same here', call('grade', office, '--all') == call('grade', office, '--river', '湍河'))
    check('a period that is none is refused', 'spring' in call('grade', office, '--all', '--period', 'spring', expect=1))

    remarks = call('check', office, expect=1)
    check('the outlet without a party is named', [(each['check'], each['code']) for each in remarks] == [('outlet_no_party', 'O1')], remarks)
    check('a check alone may find nothing', call('check', office, '--only', 'task_overdue') == [])

print(f'1..{count}')
