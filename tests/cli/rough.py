#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Bad input is normal input: every spoiled file and every odd place gets a clear answer, and nothing is lost.

usage: rough.py SUYUANCTL SOURCE_ROOT"""
import datetime
import fcntl
import json
import os
import pathlib
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from tap import check, close

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
sys.path.insert(0, str(source / 'data/sample'))
import xlsx  # noqa: E402

dice = random.Random(20261105)
WHERE = 'code,name,lon,lat\n'


class Workspace:
    def __init__(self, folder):
        self.folder, self.path, self.n = folder, folder / 'rough.suyuan', 0
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', XDG_DATA_HOME=str(folder / 'data'),
                                XDG_CONFIG_HOME=str(folder / 'config'))
        self.raw('new', self.path)
        self.raw('person', self.path, 'add', 'Rough')

    def raw(self, *words):
        return subprocess.run([program, *map(str, words)], env=self.environment, capture_output=True, text=True)

    def file(self, name, content):
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def report(self, name, content, *words, kind='outlet'):
        path = content if isinstance(content, pathlib.Path) else self.file(name, content)
        done = self.raw('import', self.path, path, '--as', kind, *words, '--json')
        return json.loads(done.stdout) if done.stdout else {'error': done.stderr}

    def verdicts(self, name, content, expected, *words, kind='outlet'):
        """The import comes to these verdicts: row → level:code, or None where a row comes in without one."""
        report = self.report(name, content, *words, kind=kind)
        seen = {verdict['row']: f'{verdict["level"]}:{verdict["code"]}' for verdict in report.get('verdicts', [])}
        check(name, seen == {row: word for row, word in expected.items() if word} and report['rows'] == len(expected) and
              report['rows'] == sum(report[key] for key in ('imported', 'updated', 'unchanged', 'refused')) and
              report['refused'] == sum(str(word).startswith('refused') for word in expected.values()), report)
        return report

    def refused(self, words_of_reason, verb, *words):
        done = self.raw(verb, *words)
        check(f'{verb}: {words_of_reason}', done.returncode == 1 and done.stdout == '' and done.stderr.count('\n') == 1 and
              words_of_reason in done.stderr, (done.returncode, done.stdout, done.stderr))

    def refused_file(self, name, content, words_of_reason, *words, kind='outlet'):
        path = content if isinstance(content, pathlib.Path) else self.file(name, content)
        self.refused(words_of_reason, 'import', self.path, path, '--as', kind, *words)

    def counted(self):
        return json.loads(self.raw('info', self.path, '--json').stdout)


def try_text(w):
    w.refused_file('empty.csv', '', 'empty')
    w.refused_file('blanks.csv', '\n \n', 'empty')
    w.refused_file('directory.csv', w.folder, 'is not a file')
    w.refused_file('absent.csv', w.folder / 'absent.csv', 'no such file')
    w.refused_file('noise.csv', dice.randbytes(20000), 'not a file that can be read')
    w.refused_file('nul.csv', b'code,name\nN1,a\0b\nN2,c\n', 'line 2')
    w.refused_file('latin-as-utf8.csv', 'code,name\nL1,Café\n'.encode('cp1252'), 'line 2', '--encoding', 'utf-8')
    w.refused_file('klingon.csv', 'code,name\nK1,a\n', 'klingon', '--encoding', 'klingon')
    w.verdicts('bom.csv', b'\xef\xbb\xbfcode,name\nB1,x\n', {1: None})
    w.verdicts('gb.csv', '排污口编码,排污口名称\nGB1,湍河排口\n'.encode('gb18030'), {1: None})
    w.verdicts('utf16.csv', '排污口编码,排污口名称\nU16,湍河排口\n'.encode('utf-16'), {1: None})
    w.verdicts('latin.csv', 'code,name\nCP1,Café Straße\n'.encode('cp1252'), {1: None})
    check('all encodings come to the same', {record['name'] for record in json.loads(w.raw(
        'list', w.path, 'outlet', '--filter', 'code in (GB1, U16, CP1)', '--json').stdout)} == {'湍河排口', 'Café Straße'})
    w.verdicts('ends.csv', b'code,name\r\nM1,a\nM2,b\rM3,c\r\nM4,d', {1: None, 2: None, 3: None, 4: None})
    w.verdicts('ten-megabytes.csv', 'code,name,remark\nBIG1,a,"' + 'x' * 10_000_000 + '"\nBIG2,b,c\n',
               {1: 'refused:too_long', 2: None})
    w.verdicts('long-line.csv', 'code,name\nLONG1,' + 'y' * 3_000_000 + '\nLONG2,b\n', {1: 'refused:too_long', 2: None})
    w.verdicts('quotes.csv', 'code,name\nQ1,"open\nQ2,b\nQ3,"a ""b"" c"\n', {1: 'warning:bad_quote', 2: None, 3: None})
    w.verdicts('ragged.csv', 'code,name\nRA1,a,more\nRA2\nRA3,c\n', {1: 'warning:odd_row', 2: 'refused:required', 3: None})
    w.verdicts('controls.csv', 'code,name\nCT1,a\x1bb\nCT2,c\n', {1: 'warning:repaired', 2: None})
    many = ','.join(f'c{i}' for i in range(2000))
    w.verdicts('columns.csv', f'{many},code,name\n{"1," * 2000}MC1,x\n', {1: None})


def try_cells(w):
    w.verdicts('places.csv', WHERE + 'O1,a,190,30\nO2,b,112,95\nO3,c,32.7,112.1\nO4,d,abc,30\nO5,e,112.1,\nO6,f,0,0\n'
               'O7,g,112°6′30″E,32°42′N\nO8,h,-112.1,32.7\nO9,i,"112,1","32,7"\n',
               {1: 'refused:outside_world', 2: 'refused:outside_world', 3: 'refused:swapped', 4: 'refused:bad_degrees',
                5: 'refused:no_position', 6: 'warning:zero_position', 7: None, 8: 'warning:outside_country',
                9: 'refused:bad_degrees'})
    w.verdicts('formulas.csv', 'code,name\nF1,=1+1\n"=HYPERLINK(""x"")",a\nF3,+86 377\nF4,-5\n',
               {1: 'refused:formula', 2: 'refused:formula', 3: None, 4: None})
    w.verdicts('twice.csv', 'code,name\nD1,a\nD1,b\nD2,c\n', {1: None, 2: 'refused:duplicate_code', 3: None})
    w.verdicts('again.csv', 'code,name\nD1,a\n', {1: 'refused:duplicate_code'})
    for kind in ('unit', 'water_body'):
        w.verdicts(f'ring-{kind}.csv', 'code,name,parent\nRa,a,Rb\nRb,b,Rc\nRc,c,Ra\nRd,d,Rd\nRe,e,nowhere\nRf,f,Re\n',
                   {1: 'refused:cyclic_parent', 2: 'refused:cyclic_parent', 3: 'refused:cyclic_parent',
                    4: 'refused:cyclic_parent', 5: 'warning:unknown_reference', 6: None}, kind=kind)
    w.verdicts('credit.csv', 'code,name,credit_code\nE1,a,9.11E+17\nE2,b,91411381MA40XXXX0X\nE3,c,\n',
               {1: 'refused:scientific', 2: 'refused:credit_code', 3: None}, kind='enterprise')
    w.verdicts('dates.csv', 'code,name,investigated_on\nDT1,a,2026.5.7\nDT2,b,46149\nDT3,c,2026年5月7日\nDT4,d,2026/5/7\n'
               'DT5,e,2026-02-30\nDT6,f,昨天\n', {1: None, 2: None, 3: None, 4: None, 5: 'refused:bad_date', 6: 'refused:bad_date'})
    dates = json.loads(w.raw('list', w.path, 'outlet', '--filter', 'code ~ DT', '--json').stdout)
    check('four ways to write one day', [record['investigated_on'] for record in dates] == ['2026-05-07'] * 4, dates)
    for words, reason in ((['--crs', 'EPSG:999999'], 'EPSG:999999'), (['--crs', 'nonsense'], 'nonsense'),
                          (['--map', 'name=nope'], 'nope'), (['--map', 'nope=name'], 'nope'), (['--key', 'nope'], 'nope')):
        w.refused_file('fine.csv', 'code,name,lon,lat\nFINE,a,112,32\n', reason, *words)


def try_books(w):
    book = w.folder / 'two-rows.xlsx'
    xlsx.write(book, 'Sheet1', [['××县入河排污口排查台账', '', '', '', ''], ['编号', '基本信息', '', '位置', ''],
                                ['', '名称', '类型', '经度', '纬度'], ['X1', '一号', '雨洪排口', 112.1, 32.7],
                                ['X2', '二号', '其他', '112°6′', '32°42′'], ['合计', '2', '', '', '']],
               ['A1:E1', 'B2:C2', 'D2:E2', 'A2:A3'])
    w.verdicts('a title, two merged header rows, a total', book, {1: None, 2: None})
    book = w.folder / 'three-rows.xlsx'
    xlsx.write(book, 'Sheet1', [['台账', '', '', '', ''], ['排污口', '', '', '', ''], ['编码', '名称', '位置', '', '排查时间'],
                                ['', '', '经度', '纬度', ''], ['Y1', '一号', 112.1, 32.7, datetime.date(2026, 5, 7)],
                                ['Y2', '二号', 112.2, 32.8, 46149], ['小计', '', '', '', ''], ['总计：', '2', '', '', '']],
               ['A1:E1', 'A2:E2', 'C3:D3', 'A3:A4', 'B3:B4', 'E3:E4'])
    w.verdicts('three merged header rows, two totals', book, {1: None, 2: None})
    found = json.loads(w.raw('list', w.path, 'outlet', '--filter', 'code in (X1, X2, Y1, Y2)', '--json').stdout)
    check('what the books said', [(r['lon'], r['lat'], r.get('investigated_on')) for r in found] ==
          [(112.1, 32.7, None), (112.1, 32.7, None), (112.1, 32.7, '2026-05-07'), (112.2, 32.8, '2026-05-07')], found)
    whole = book.read_bytes()
    w.refused_file('half.xlsx', whole[:len(whole) // 2], 'damaged')
    w.refused_file('short.xlsx', whole[:-30], 'damaged')
    for name in ('noise.xlsx', 'noise.xls', 'noise.gpkg'):
        w.refused_file(name, dice.randbytes(5000), 'not a file that can be read')
    w.refused_file('cut.geojson', '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"T1","na', 'damaged')
    w.raw('export', w.path, w.folder / 'out.gpkg', '--what', 'outlet')
    geopackage = (w.folder / 'out.gpkg').read_bytes()
    w.refused_file('half.gpkg', geopackage[:len(geopackage) // 2], 'half.gpkg')
    w.refused_file('no-such-layer.gpkg', w.folder / 'out.gpkg', 'nope', '--layer', 'nope')


def try_thirty_cells(w):
    """A ledger goes out, thirty cells are edited, it comes in: thirty changes, and blank keeps."""
    w.report('ledger.csv', 'code,name,type,town,lon,lat\n' + ''.join(
        f'LE{i:03},口{i},ditch,镇{i % 7},112.{i:03},32.7\n' for i in range(100)))
    path = w.folder / 'ledger-out.csv'
    done = w.raw('export', w.path, path, '--what', 'ledger:outlet', '--filter', 'code ~ LE0', '--json')
    lines = path.read_text(encoding='utf-8-sig').splitlines()
    check('ledger', json.loads(done.stdout)['written'] == 100 and len(lines) >= 101, done)
    for i in range(15):
        lines[-1 - i] = lines[-1 - i].replace('口', '改').replace(f'镇{(99 - i) % 7}', '新镇', 1)
    lines[-20] = lines[-20].replace(f'镇{80 % 7}', '')
    path.write_text('\n'.join(lines) + '\n', encoding='utf-8')
    before = w.counted()
    report = w.report('ledger', path, '--mode', 'update', '--key', 'code')
    check('thirty cells, thirty changes', (report.get('updated'), report.get('unchanged'), report.get('changes')) == (15, 85, 30), report)
    check('and no more in the journal', w.counted()['changes'] == before['changes'] + 15, (before, w.counted()))
    town = json.loads(w.raw('show', w.path, 'outlet', 'LE080', '--json').stdout)['fields'].get('town')
    check('blank keeps', town == '镇3', town)


def try_places(w):
    spoiled = w.folder / 'spoiled.suyuan'
    for name, what, reason in (('cut', lambda b: b[:5000], ''), ('noise', lambda b: dice.randbytes(8192), ''),
                               ('empty', lambda b: b'', '')):
        shutil.rmtree(spoiled, ignore_errors=True)
        shutil.copytree(w.path, spoiled)
        for rest in spoiled.glob('workspace.gpkg-*'):
            rest.unlink()
        database = spoiled / 'workspace.gpkg'
        database.write_bytes(what(database.read_bytes()))
        w.refused('workspace', 'list', spoiled, 'outlet')
        w.refused('workspace', 'set', spoiled, 'outlet', 'B1', 'name=x')
    link = w.folder / 'dangling.suyuan'
    link.symlink_to(w.folder / 'nowhere')
    w.refused('dangling', 'info', link)


def mounted(w, script, *words):
    """A shell script with mounts of its own, which end with it; None where the system allows none."""
    for right in (['--mount'], ['--user', '--map-root-user', '--mount']):
        if shutil.which('unshare') and subprocess.run(['unshare', *right, 'true'], capture_output=True).returncode == 0:
            return subprocess.run(['unshare', *right, 'sh', '-euc', script, 'sh', *map(str, words)], env=w.environment,
                                  capture_output=True, text=True)
    return None


def try_read_only(w):
    """A workspace on a read-only medium is read, and every write says why it is refused."""
    place = w.folder / 'medium'
    place.mkdir(exist_ok=True)
    copy = w.folder / 'copied.suyuan'
    shutil.copytree(w.path, copy)
    bind = 'mount --bind "$2" "$3"; mount -o remount,bind,ro "$3"; '
    done = mounted(w, bind + '"$1" list "$3" outlet --limit 1 --json && "$1" verify "$3" --json', program, copy, place)
    if done is None:
        print('# no mounts here: the read-only medium and the full disk were not tried')
        return
    check('a read-only medium is read and verified', done.returncode == 0 and '"ok":true' in done.stdout.replace(' ', ''), done)
    for words in ('set "$3" outlet B1 name=x', 'import "$3" "$4" --as outlet', 'undo "$3"', 'repair "$3"'):
        done = mounted(w, bind + '"$1" ' + words, program, copy, place, w.file('one.csv', 'code,name\nRO1,x\n'))
        check(f'a read-only medium: {words.split()[0]}', done.returncode == 1 and done.stdout == '' and
              'read only' in done.stderr and done.stderr.count('\n') == 1, done)


def try_full_disk(w):
    """A disk that fills up under an import leaves the workspace as it was."""
    place = w.folder / 'disk'
    place.mkdir(exist_ok=True)
    small = w.folder / 'small.suyuan'
    w.raw('new', small)
    w.raw('person', small, 'add', 'Rough')
    big = w.file('big.csv', 'code,name,remark\n' + ''.join(f'FD{i},口{i},{"x" * 2000}\n' for i in range(20000)))
    done = mounted(w, 'mount -t tmpfs -o size=12m tmpfs "$3"; cp -r "$2" "$3/w"; '
                   'code=0; "$1" import "$3/w" "$4" --as outlet || code=$?; [ $code = 1 ]; '
                   '"$1" verify "$3/w" --json; "$1" list "$3/w" outlet --json', program, small, place, big)
    if done is None:
        return
    check('a full disk: one line says so, and nothing is half there', done.returncode == 0 and done.stderr.count('\n') == 1 and
          'full' in done.stderr and '"ok":true' in done.stdout.replace(' ', '') and done.stdout.rstrip().endswith('[]'), done)


def try_other_hands(w):
    """A workspace another process has open, and one a later program made."""
    with open(w.path / 'lock', 'a', encoding='utf-8') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        w.refused('open already', 'set', w.path, 'outlet', 'B1', 'name=x')
        check('a locked workspace is read all the same', w.raw('list', w.path, 'outlet', '--limit', '1').returncode == 0)
    check('and written when the other is done', w.raw('set', w.path, 'outlet', 'B1', 'name=y').returncode == 0)

    newer = w.folder / 'newer.suyuan'
    shutil.copytree(w.path, newer)
    with sqlite3.connect(newer / 'workspace.gpkg') as database:
        database.create_function('suyuan_writer', 0, lambda: 1)
        database.execute("UPDATE suyuan_meta SET value = '99' WHERE key = 'schema'")
        database.execute("UPDATE suyuan_meta SET value = '7.5' WHERE key = 'program'")
    database.close()
    for verb in (['info'], ['list', 'outlet'], ['set', 'outlet', 'B1', 'name=x']):
        w.refused('7.5', verb[0], newer, *verb[1:])


def main():
    with tempfile.TemporaryDirectory() as folder:
        w = Workspace(pathlib.Path(folder))
        for part in (try_text, try_cells, try_books, try_thirty_cells, try_places, try_read_only, try_full_disk,
                     try_other_hands):
            print(f'# {part.__name__}')
            part(w)
        whole = w.raw('verify', w.path)
        check('the journal is whole', whole.returncode == 0, whole)
    return close()


sys.exit(main())
