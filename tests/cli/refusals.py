#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every wrong word gets one line on standard error with what to do, the exit status of the contract, and changes nothing.

usage: refusals.py SUYUANCTL SOURCE_ROOT"""
import pathlib
import subprocess
import tempfile

from river import call, environment, make, program, words
from tap import check, close

environment.update(LC_ALL='C.UTF-8')

# What is said after the program; W is the workspace. Status, words, what the line has to name.
REFUSALS = (
    (2, '', '--help'),
    (2, 'frob', 'frob'),
    (2, 'info', 'WORKSPACE'),
    (2, 'info W extra', 'extra'),
    (2, 'info W --bogus', '--bogus'),
    (1, 'info W/none', 'new'),
    (1, 'info FILE', 'folder'),
    (2, 'new W/a W/b', 'W/b'),
    (2, 'list W', 'KIND'),
    (2, 'list W fish', 'outlet'),
    (2, 'list W outlet extra', 'extra'),
    (2, 'list W outlet --limit -1', '--limit'),
    (2, 'list W outlet --filter name', '--filter'),
    (1, 'list W outlet --filter nosuch=1', 'suyuanctl fields outlet'),
    (1, 'list W outlet --sort nosuch', 'suyuanctl fields outlet'),
    (1, 'list W outlet --by nobody', 'suyuanctl list WORKSPACE person'),
    (2, 'person W list extra', 'add'),
    (1, 'show W outlet O9', 'suyuanctl list WORKSPACE outlet'),
    (2, 'show W outlet O1 O2', 'O2'),
    (2, 'add W outlet name', 'FIELD=VALUE'),
    (1, 'add W outlet nosuch=1', 'suyuanctl fields outlet'),
    (1, 'add W outlet name=a type=nope', 'Type: “nope”'),
    (1, 'add W outlet name=a lon=113', 'Latitude'),
    (1, 'add W reach name=a geometry=POINT(113|33)', 'LINESTRING'),
    (1, 'add W area name=a type=park geometry=LINESTRING(113|33,114|33)', 'POLYGON'),
    (1, 'set W reach R1 geometry=POLYGON((113|33,114|33,114|34,113|33))', 'LINESTRING'),
    (1, 'set W section S1 chainage_m=-4', 'Chainage'),
    (1, 'add W sample section=S1 taken=2026-01-01 nh3n=-4', '-4 is less than 0'),
    (2, 'remove W outlet O1 O2', 'O2'),
    (1, 'undo W nope', 'nope'),
    (2, 'undo W a b', 'b'),
    (2, 'redo W a', 'a'),
    (2, 'log W outlet', 'CODE'),
    (1, 'verify W --head zz', 'zz'),
    (2, 'import W FILE FILE --as outlet', 'too many'),
    (2, 'import W FILE', '--as'),
    (1, 'import W FILE --as outlet', 'its 1 row'),
    (1, 'import W FILE --as outlet --key nosuch', 'suyuanctl fields outlet'),
    (1, 'import W W/none.csv --as outlet', 'none.csv'),
    (2, 'export W W/x.csv W/y.csv --what outlet', 'y.csv'),
    (1, 'export W W/x.foo --what outlet', '.csv'),
    (1, 'photo W outlet O1 W/none.jpg', 'There is no file'),
    (1, 'link W O1 E1 --method documents --confidence probable --evidence W/none', 'There is no file'),
    (1, 'link W O1 E1 --method foo --confidence probable', 'Method: “foo”'),
    (2, 'propose W O1 O2', 'O2'),
    (2, 'trace W --from section:S1 --up more', 'more'),
    (2, 'trace W --from section:S1 --up --distance nan', '--distance'),
    (2, 'trace W --from section:S1 --up --distance inf', '--distance'),
    (2, 'trace W --from section:S1 --up --hours 2', '--velocity'),
    (2, 'chain W section:S1 section:S1', 'section:S1'),
    (2, 'chain W section:S1 --velocity nan', '--velocity'),
    (2, 'balance W S1 S1 --velocity -1', '--velocity'),
    (2, 'balance W S1 S1 --decay nan', 'nan'),
    (2, 'balance W S1 S1 --decay 0.1..inf', '0.1..inf'),
    (2, 'balance W S1 S1 S1', 'S1'),
    (2, 'mend W --all --within nan', '--within'),
    (2, 'snap W outlet O1 O2', 'O2'),
    (2, 'overlay W O1 O2', 'O2'),
    (1, 'grade W --river 无此河', '无此河'),
    (2, 'grade W --all more', 'more'),
    (1, 'check W', 'way out'),
    (1, 'check W --only foo', 'outlet_no_party'),
    (2, 'dossier W O1 --jobs 0 --to W/d', '--jobs'),
    (1, 'dossier W O1 --to FILE', '--to'),
    (2, 'task W show ZG-1 ZG-2', 'ZG-2'),
    (1, 'task W new --on outlet:O1 --problem p --category foo', 'Category: “foo”'),
    (2, 'basemap W list more', 'more'),
    (2, 'fields outlet section', 'section'),
    (2, 'pack W', 'FILE'),
    (2, 'pack W W/a.zip W/b.zip', 'W/b.zip'),
    (2, 'pack W W/a.zip --media poster', '--media'),
    (1, 'pack W FILE', 'there already'),
    (1, 'pack W W/none/a.zip', 'W/none/a.zip'),
    (1, 'pack W W/a.zip --since FILE', 'no receipt'),
    (2, 'inspect', 'FILE'),
    (1, 'inspect FILE', 'no package'),
    (1, 'inspect W/none.zip', 'no such file'),
    (1, 'merge W FILE', 'no package'),
    (2, 'merge W', 'FILE'),
    (1, 'new W/b.suyuan --from FILE', 'no package'),
)

# Those that print their document all the same.
TELLING = ('verify', 'check', 'dossier', 'import', 'inspect')

with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
    call('person', office, 'add', '张三')
    call('add', office, 'enterprise', 'code=E1', 'name=示例厂')
    listed = pathlib.Path(folder) / 'list.csv'
    listed.write_text('x,y\n1,2\n', encoding='utf-8')
    head, there = call('info', office)['head'], sorted(pathlib.Path(folder).iterdir())
    for status, line, expected in REFUSALS:
        said = [word.replace('|', ' ').replace('FILE', str(listed)) for word in line.split()]
        said = [office + word[1:] if word == 'W' or word.startswith('W/') else word for word in said]
        done = subprocess.run([program, *said], capture_output=True, text=True, env=environment)
        told = done.stderr.splitlines()
        check(f'“{line}” ends with {status}', done.returncode == status, (done.returncode, done.stderr))
        check('and one line that says what to do', len(told) == 1 and told[0].startswith('suyuanctl: ') and expected.replace('W/', office + '/') in told[0], done.stderr)
        if said[:1] and said[0] not in TELLING:
            check('and nothing else', done.stdout == '', done.stdout)
    check('none of it changed anything', call('info', office)['head'] == head)
    check('nor left anything behind', sorted(pathlib.Path(folder).iterdir()) == there, sorted(pathlib.Path(folder).iterdir()))
    with open('/dev/full', 'w', encoding='utf-8') as full:
        done = subprocess.run([program, 'list', office, 'outlet', '--json'], stdout=full, stderr=subprocess.PIPE, text=True, env=environment)
    check('an answer that cannot be written is no answer', done.returncode == 1 and done.stderr.count('\n') == 1 and 'written' in done.stderr, done)
    done = subprocess.run([program, 'show', office, 'outlet', '一号口', '--by', '张三'], capture_output=True, env=environment | {'LC_ALL': 'C'})
    check('a script without a language writes UTF-8', done.returncode == 0 and '一号口' in done.stdout.decode(), done)
    check('what is whole has nothing to complain of', 'Whole' in words('verify', office))

raise SystemExit(close())
