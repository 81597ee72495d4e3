#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The chain of a section by the command line: as a document, in words, filtered, as a workbook and back.

usage: columns.py SUYUANCTL SOURCE_ROOT"""
import csv
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import zipfile

from tap import close, require

program = sys.argv[1]


def call(*words, expect=0, plain=False):
    """The document a command prints; on a refusal what it complains of."""
    done = subprocess.run([program, *words, *([] if plain else ['--json'])], capture_output=True, text=True,
                          env=os.environ | {'SUYUAN_CLOCK': '2026-03-20T09:00:00+08:00', 'XDG_CONFIG_HOME': f'{home}/config', 'XDG_DATA_HOME': f'{home}/data'})
    require(f'{words[0]} ends with {expect}', done.returncode == expect and (expect == 0 or not done.stdout), done.stderr)
    return done.stderr if expect else done.stdout if plain else json.loads(done.stdout)


# Settings of its own: other tests run beside it.
with tempfile.TemporaryDirectory() as home:
    office, folder = str(pathlib.Path(home) / 'city.suyuan'), pathlib.Path(home)
    (folder / 'reaches.csv').write_text('code,name,wkt\nR1,river,"LINESTRING (112 32.7, 112.1 32.7)"\n')
    call('new', office, '--rehearsal')
    call('person', office, 'add', '王芳')
    call('import', office, str(folder / 'reaches.csv'), '--as', 'reach', '--map', 'geometry=wkt')
    call('add', office, 'enterprise', 'code=E1', 'name=示例厂')
    for outlet, chainage, *more in (('O1', 5000, 'volume_m3d=1000'), ('O2', 2000, 'enterprise=E1'), ('O3', 1000)):
        call('add', office, 'outlet', f'code={outlet}', f'name={outlet}口', 'reach=R1', f'chainage_m={chainage}', 'stage=confirmed', *more)
    call('add', office, 'section', 'code=S1', 'name=断面', 'reach=R1', 'chainage_m=8600', 'target=III')
    call('add', office, 'sample', 'section=S1', 'taken=2026-02-01 09:00', 'nh3n=2.3')
    call('add', office, 'sample', 'outlet=O1', 'taken=2026-02-01 09:00', 'nh3n=30', 'cod=200')
    call('link', office, 'O1', 'E1', '--method', 'documents', '--confidence', 'probable')
    call('task', office, 'new', '--on', 'outlet:O3', '--problem', '直排', '--category', 'standardise')

    whole = call('chain', office, 'section:S1', '--velocity', '0.5')
    require('the section is judged by the quarter it missed', (whole['judged_by'], whole['class'], whole['misses_target']) == ('2026Q1', '>V', True), whole)
    require('outlets come in river order', [each['code'] for each in whole['outlets']] == ['O1', 'O2', 'O3'], whole)
    first, second, third = whole['outlets']
    require('each says how far and how long', first['distance_m'] == 3600 and abs(first['travel_h'] - 2) < 1e-9, first)
    require('what it carries and what that rests on', (first['kg_d'], first['basis'], second['missing']) == (30, 'declared', 'concentration'), whole)
    require('within which bounds', (first['kg_d_low'], first['kg_d_high']) == (30, 30) and 'kg_d_low' not in second, whole)
    require('so with the part of each behind it', [(each['kg_d'], each['kg_d_low'], each['kg_d_high']) for each in first['enterprises']] == [(30, 30, 30)], first)
    require('who is behind it, and how surely', [(each['code'], each['confidence'], each['method']) for each in first['enterprises']] == [('E1', 'probable', 'documents')], first)
    require('by the register alone is said', second['enterprises'][0]['confidence'] == 'party', second)
    require('what is being done', [each['open'] for each in third['tasks']] == [True] and not first['tasks'], whole)
    require('and what is known in all', (whole['known_kg_d'], whole['unknown']) == (30, 2), whole)
    require('an outlet stands in the chain of its section', call('chain', office, 'outlet:O2') == {**call('chain', office, 'section:S1')})

    require('another parameter weighs otherwise', call('chain', office, 'section:S1', '--parameter', 'cod')['known_kg_d'] == 200)
    require('another period has other samples', call('chain', office, 'section:S1', '--period', '2025')['unknown'] == 3)
    require('only what is sure enough', [each['code'] for each in call('chain', office, 'section:S1', '--confidence', 'probable')['outlets']] == ['O1'])
    require('only what something is to be done about', [each['code'] for each in call('chain', office, 'section:S1', '--open')['outlets']] == ['O3'])

    book = folder / 'chain.xlsx'
    said = call('chain', office, 'section:S1', '--to', str(book), plain=True)
    require('the workbook says how much it holds', '3 lines' in said, said)
    with zipfile.ZipFile(book) as parts:
        names = parts.namelist()
        sheets = ''.join(parts.read(name).decode() for name in names if name.startswith('xl/worksheets/'))

    require('it has a sheet of totals', 'xl/worksheets/sheet2.xml' in names, names)
    require('with the rule beside the figure', 'Sum over outlets, not over lines' in sheets, sheets)
    require('and no formula', '<f>' not in sheets, sheets)
    back = call('import', office, str(book), '--as', 'link', '--dry-run')
    require('the ties can be read again', (back['rows'], back['imported']) == (3, 2) and {each['row'] for each in back['verdicts'] if each['level'] == 'refused'} == {3}, back)
    table = folder / 'chain.csv'
    call('chain', office, 'section:S1', '--to', str(table))
    rows = list(csv.DictReader(table.open(encoding='utf-8-sig')))
    require('the same as delimited text', [row['Outlet'] for row in rows] == ['O1', 'O2', 'O3'] and rows[0]['Load (kg/d)'] == '30', rows)
    lines = call('chain', office, 'section:S1', plain=True).splitlines()
    require('and in words', len(lines) == 5 and lines[2].split('\t')[1] == 'O1', lines)

    # A plant with two ports at one outlet: two links, of which each is told, and its task once.
    for port, *more in (('DW001', 'confidence=probable', 'share=70'), ('DW002', 'confidence=suspected')):
        call('add', office, 'port', f'code={port}', 'enterprise=E1')
        call('add', office, 'link', 'outlet=O3', 'enterprise=E1', f'port={port}', *more)
    both, = [each for each in call('chain', office, 'section:S1')['outlets'] if each['code'] == 'O3']
    require('a link for each port', [(each['port'], each['confidence'], round(each['share'], 9)) for each in both['enterprises']] == [('DW001', 'probable', 0.7), ('DW002', 'suspected', 0.3)], both)
    sure, = [each for each in call('chain', office, 'section:S1', '--confidence', 'probable')['outlets'] if each['code'] == 'O3']
    require('of which one is sure', [each['port'] for each in sure['enterprises']] == ['DW001'] and len(sure['tasks']) == 1, sure)
    told = [line for line in call('chain', office, 'section:S1', plain=True).splitlines() if 'O3' in line]
    require('and the task stands once', told and all(line.count('ZG-2026') == 1 for line in told), told)

    require('a chain is of something', 'KIND:CODE' in call('chain', office, 'S1', expect=2))
    require('which has to be there', 'S9' in call('chain', office, 'section:S9', expect=1))
    require('a confidence is one of three', 'fairly' in call('chain', office, 'section:S1', '--confidence', 'fairly', expect=2))
    require('a mode one of two', 'best' in call('chain', office, 'section:S1', '--mode', 'best', expect=2))
    require('a velocity goes forward', 'velocity' in call('chain', office, 'section:S1', '--velocity=-1', expect=2))
    require('a parameter makes a load', 'ph' in call('chain', office, 'section:S1', '--parameter', 'ph', expect=1))
    require('a table is no map', '.xlsx' in call('chain', office, 'section:S1', '--to', str(folder / 'chain.shp'), expect=1))

close()
