#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The quarterly notice by the command line: its document, its files, and what it refuses.

usage: bulletin.py SUYUANCTL SOURCE_ROOT"""
import pathlib
import subprocess
import tempfile
import zipfile

from river import call, environment, make, program, words
from tap import check, close, require

with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
    call('set', office, 'outlet', 'O1', 'division=411381')
    call('person', office, 'add', '示例甲', '--role', 'office')
    call('unit', office, 'add', '示例镇政府', '--code', 'U1')
    call('task', office, 'new', '--on', 'outlet:O1', '--problem', '直排', '--category', 'standardise', '--deadline', '2026-03-25', '--responsible', 'U1', '--sponsor', '陈县长')
    call('add', office, 'sample', 'section=S1', 'taken=2026-03-01 09:00', 'nh3n=2.3')
    environment['SUYUAN_CLOCK'] = '2026-04-02T09:00:00+08:00'

    notice = call('bulletin', office, '--quarter', '2026Q1')
    area, = [each for each in notice['areas'] if each['code'] == '411381']
    require('the quarter is over, by county', notice['finished'] and notice['until'] == '2026-03-31' and notice['level'] == 'county', notice)
    check('one task fell due and was not closed', area['figures']['due'] == area['figures']['not_closed'] == area['figures']['overdue'] == 1 and area['on_time_share'] == 0, area)
    check('completion is a share, and ranked', area['completion'] == 0 and area['rank'] == 1, area)
    check('the late task is named with unit and sponsor', [(each['responsible_unit'], each['sponsor'], each['days_overdue']) for each in notice['overdue']] == [('示例镇政府', '陈县长', 7)], notice['overdue'])
    check('the section that missed its target is named', [(each['section'], each['class'], each['target']) for each in notice['missed']] == [('S1', '>V', 'III')], notice['missed'])
    check('nothing was there a year ago', notice['total']['year_ago']['figures']['tasks'] == 0 and 'completion' not in notice['total']['year_ago'], notice['total'])
    check('it says that it is a rehearsal, and of which journal', notice['rehearsal'] and notice['head'] == call('info', office)['head'], notice)
    check('every table has its rule', len(notice['rules']) >= 10 and all(each['rule'] for each in notice['rules']), notice['rules'])

    sheet, book = pathlib.Path(folder) / 'notice.pdf', pathlib.Path(folder) / 'notice.XLSX'
    written = call('bulletin', office, '--quarter', '2026Q1', '--to', str(sheet))
    check('the paper has pages and no faults', written['pages'] >= 2 and written['faults'] == [] and sheet.read_bytes().startswith(b'%PDF'), written)
    call('bulletin', office, '--quarter', '2026Q1', '--level', 'city', '--to', str(book))
    names = zipfile.ZipFile(book).read('xl/workbook.xml').decode()
    check('the workbook has a sheet for each table', names.count('<sheet ') == 12, names)
    check('an empty list says so', 'None in this quarter.' in zipfile.ZipFile(book).read('xl/sharedStrings.xml').decode())
    check('in words it is a summary', 'overdue: 1' in words('bulletin', office, '--quarter', '2026Q1'))

    batches = call('info', office)['batches']
    call('set', office, 'outlet', 'O1', 'trace_done=yes')
    environment['SUYUAN_CLOCK'] = '2026-12-02T09:00:00+08:00'
    again = call('bulletin', office, '--quarter', '2026Q1')
    check('made again later it says the same', again['areas'] == notice['areas'] and again['total'] == notice['total'] and again['overdue'] == notice['overdue'], again)
    check('from another journal, which it does not write', again['head'] != notice['head'] and call('info', office)['batches'] == batches + 1)

    for status, arguments, said in [(2, [], '--quarter'), (1, ['--quarter', '2026Q5'], '2026Q5'), (1, ['--quarter', '2026'], '2026Q3'), (1, ['--quarter', '2030Q1'], '2030Q1'), (1, ['--quarter', '2026Q1', '--level', 'town'], 'county'), (2, ['--quarter', '2026Q1', '--to', f'{folder}/x.doc'], '.xlsx'),
                                    (2, ['--quarter', '2026Q1', 'more'], 'more'), (1, ['--quarter', '2026Q1', '--to', f'{folder}/none/x.pdf'], 'none/x.pdf'), (1, ['--quarter', '2026Q1', '--to', f'{folder}/none/x.xlsx'], 'none')]:
        check(f'{arguments} is refused with the way out', said in call('bulletin', office, *arguments, expect=status))
    failed = subprocess.run([program, 'bulletin', office, '--quarter', '2026Q5', '--json'], capture_output=True, text=True, env=environment)
    check('a refusal prints no document', failed.stdout == '' and failed.stderr.count('\n') == 1, failed)

raise SystemExit(close())
