#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The monthly round by the command line: out, filled in by editing the workbook's XML, in, and which went out.

usage: dispatch.py SUYUANCTL SOURCE_ROOT"""
import json
import pathlib
import re
import subprocess
import tempfile
import zipfile

from river import call, environment, make, program, words
from tap import check, close, require


def fill(source, target, cells):
    """The workbook again, with texts in cells of the form."""
    with zipfile.ZipFile(source) as book, zipfile.ZipFile(target, 'w') as copy:
        for name in book.namelist():
            data = book.read(name)
            if name == 'xl/worksheets/sheet2.xml':
                text = data.decode()
                for cell, value in cells.items():
                    text, n = re.subn(rf'<c r="{cell}"( s="\d+")[^>]*?(/>|>.*?</c>)', rf'<c r="{cell}"\1 t="inlineStr"><is><t>{value}</t></is></c>', text)
                    require(f'{cell} is in the form', n == 1, n)
                data = text.encode()
            copy.writestr(name, data)


def column(path, title):
    """The letter of a column of the form."""
    book = zipfile.ZipFile(path)
    strings = re.findall(r'<si><t[^>]*>(.*?)</t></si>', book.read('xl/sharedStrings.xml').decode(), re.S)
    for letter, index in re.findall(r'<c r="([A-Z]+)3" s="\d+" t="s"><v>(\d+)</v>', book.read('xl/worksheets/sheet2.xml').decode()):
        if strings[int(index)] == title:
            return letter
    raise KeyError(title)


with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
    call('set', office, 'outlet', 'O1', 'division=411381')
    call('person', office, 'add', '示例甲', '--role', 'office')
    call('unit', office, 'add', '示例镇政府', '--code', 'U1')
    for problem in '直排', '混接':
        call('task', office, 'new', '--on', 'outlet:O1', '--problem', problem, '--category', 'standardise', '--deadline', '2026-03-25', '--responsible', 'U1')
    environment['SUYUAN_CLOCK'] = '2026-04-25T09:00:00+08:00'

    sent, back = pathlib.Path(folder) / 'sent.xlsx', pathlib.Path(folder) / 'back.xlsx'
    out = call('dispatch', office, 'out', str(sent), '--month', '2026-04')
    check('one roster of two tasks went out in one batch', out['batch'] and len(out['codes']) == 1 and [each['rows'] for each in out['files']] == [2], out)
    listed, = call('dispatch', office, 'list')
    check('it is listed, without an answer', (listed['code'], listed['month'], listed['rows'], listed['answers']) == (out['codes'][0], '2026-04', 2, []), listed)

    note, share, hard = (column(sent, title) for title in ('Progress', 'Share done(%)', 'Difficulties'))
    fill(sent, back, {f'{note}4': '已开工', f'{share}4': '30', f'{hard}5': '征地', f'{share}5': '三成'})
    call('set', office, 'task', 'ZG-2026-0002', 'difficulty=拆迁')
    dry = call('dispatch', office, 'in', str(back), '--dry-run')
    check('a dry run writes nothing', dry['batch'] is None and dry['set'] == 2 and 'progress_note' not in call('show', office, 'task', 'ZG-2026-0001')['fields'], dry)
    done = call('dispatch', office, 'in', str(back))
    check('what was filled in is taken, what collides is left', (done['rows'], done['set'], done['collisions'], done['left']) == (2, 2, 1, 2), done)
    check('each with its place', [(each['line'], each['column'], each['level'], each['code'], each['task']) for each in done['verdicts']]
          == [(5, 'Share done(%)', 'refused', 'bad_number', 'ZG-2026-0002'), (5, 'Difficulties', 'refused', 'collision', 'ZG-2026-0002')], done)
    fields = call('show', office, 'task', 'ZG-2026-0001')['fields']
    check('it stands in the task', (fields['progress_note'], fields['progress']) == ('已开工', 30), fields)
    again = call('dispatch', office, 'in', str(back))
    check('taken twice changes nothing', again['batch'] is None and again['set'] == 0, again)
    listed, = call('dispatch', office, 'list')
    check('the answer is kept with its roster', [each['file'] for each in listed['answers']] == ['back.xlsx'], listed)
    check('in words it says who changed what', '征地' in words('dispatch', office, 'in', str(back), '--dry-run') and '拆迁' in words('dispatch', office, 'in', str(back), '--dry-run'))
    theirs = call('dispatch', office, 'in', str(back), '--theirs')
    check('theirs is taken when it is wanted', theirs['set'] == 1 and call('show', office, 'task', 'ZG-2026-0002')['fields']['difficulty'] == '征地', theirs)
    call('undo', office)
    check('and taken back', call('show', office, 'task', 'ZG-2026-0002')['fields']['difficulty'] == '拆迁')
    split = call('dispatch', office, 'out', '--split', 'county', '--to', f'{folder}/counties', '--month', '2026-05', '--filter', "state = 'registered'")
    check('a workbook for each county', len(split['files']) == 1 and pathlib.Path(split['files'][0]['file']).is_file() and '邓州市' in split['files'][0]['to'], split)
    check('the journal is whole', call('verify', office)['ok'])

    plain = pathlib.Path(folder) / 'plain.csv'
    plain.write_text('a,b\n1,2\n')
    for status, arguments, said in [(2, ['out', f'{folder}/x.xlsx'], '--month'), (2, ['out', '--month', '2026-04'], 'workbook'), (2, ['out', f'{folder}/x.csv', '--month', '2026-04'], '.xlsx'), (1, ['out', f'{folder}/x.xlsx', '--month', 'May'], 'May'),
                                    (2, ['out', '--month', '2026-04', '--split', 'county'], '--to'), (1, ['out', '--month', '2026-04', '--split', 'town', '--to', f'{folder}/y'], 'town'), (1, ['out', str(sent), '--month', '2026-04'], 'there already'),
                                    (1, ['out', f'{folder}/x.xlsx', '--month', '2026-04', '--filter', "state = 'closed'"], 'nothing to ask'), (2, ['out', f'{folder}/x.xlsx', '--month', '2026-04', '--filter', 'state ='], '--filter'),
                                    (2, ['in'], 'workbooks'), (2, ['out', f'{folder}/x.xlsx', '--month', '2026-04', '--dry-run'], 'dispatch in'), (2, ['in', str(back), '--month', '2026-04'], 'dispatch out'), (1, ['in', f'{folder}/none.xlsx'], 'none.xlsx'), (1, ['in', str(plain)], 'plain.csv'), (2, ['list', 'more'], 'list'), (2, ['round'], 'round')]:
        check(f'{arguments} is refused with the way out', said in call('dispatch', office, *arguments, expect=status))

    other = pathlib.Path(folder) / 'other'
    other.mkdir()
    stranger = make(str(other))
    refused = subprocess.run([program, 'dispatch', stranger, 'in', str(back), '--json'], capture_output=True, text=True, env=environment)
    check('another office refuses it, with its document', refused.returncode == 1 and [each['code'] for each in json.loads(refused.stdout)['verdicts']] == ['other_workspace'] and 'back.xlsx' in refused.stderr, refused)

raise SystemExit(close())
