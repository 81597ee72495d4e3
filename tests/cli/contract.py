#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The promises of the command line: names, types, exit status, where things are printed, filters, codes, orders.

usage: contract.py SUYUANCTL SOURCE_ROOT"""
import datetime
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from tap import check, close

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
VERBS = ('new info person unit import export list show set photo link task dossier undo redo log verify repair bench '
         'add remove fields').split()
KINDS = ('water_body reach section area outlet node enterprise port unit person visit sample link problem measure duty '
         'task medium').split()
TEXT, WHOLE, TRUTH, NUMBER, LIST, OBJECT = str, int, bool, (int, float), list, dict
PRINTS_WHEN_REFUSED = {'verify', 'check', 'dossier', 'import', 'inspect'}

OUTLETS = """code,code_national,name,type,lon,lat,abnormal,sources,investigated_on,volume_m3d,reach,section,enterprise
P-10,,十号口,urban_rain,112.1,32.7,1,industry;urban_domestic,2026-05-07,12.5,R1,S1,E1
P-2,N-2,Müller's “mouth”,ditch,112.2,32.8,0,rain,2026.5.9,,R2,,
P-1,,一号口,urban_rain,112.3,32.9,,,,1e3,,,E1
,,无编码甲,ditch,112.15,32.75,,,,,,,
,,无编码乙,ditch,112.16,32.76,,,,,,,
"""


class Workspace:
    def __init__(self, folder):
        self.folder = folder
        self.path = str(folder / 'contract.suyuan')
        self.environment = dict(os.environ, LC_ALL='C.UTF-8', XDG_DATA_HOME=str(folder / 'data'),
                                XDG_CONFIG_HOME=str(folder / 'config'), SUYUAN_CLOCK='2026-11-05T10:00:00+08:00')

    def raw(self, *words):
        return subprocess.run([program, *map(str, words)], env=self.environment, capture_output=True, text=True)

    def run(self, verb, *words):
        return self.raw(verb, self.path, *words)

    def json(self, verb, *words):
        done = self.run(verb, *words, '--json')
        try:
            return json.loads(done.stdout)
        except ValueError:
            check(f'{verb} {words} prints one JSON document', False, done)
            return {}

    def codes(self, kind, *words):
        return [record['code'] for record in self.json('list', kind, *words)]

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text, encoding='utf-8')
        return path

    def refused(self, status, words_of_reason, *words):
        """Exit @status, one line of reason with these words, nothing on standard output unless promised."""
        done = self.raw(*words)
        quiet = done.stdout == '' or (status == 1 and words[0] in PRINTS_WHEN_REFUSED)
        check(f'{status}: suyuanctl {" ".join(map(str, words))[:90]}',
              done.returncode == status and quiet and done.stderr.count('\n') == 1 and words_of_reason in done.stderr,
              (done.returncode, done.stdout, done.stderr))


def shaped(value, shape):
    """Whether @value has the members of @shape with their types; a tuple in a dict's value is a choice of types."""
    if isinstance(shape, dict):
        return isinstance(value, dict) and all(shaped(value.get(key.rstrip('?')), kind) or
                                               (key.endswith('?') and key.rstrip('?') not in value)
                                               for key, kind in shape.items())
    if isinstance(shape, list):
        return isinstance(value, list) and all(shaped(each, shape[0]) for each in value)
    if shape is WHOLE:
        return isinstance(value, int) and not isinstance(value, bool)
    if isinstance(shape, tuple):
        return any(value is None if kind is None else shaped(value, kind) for kind in shape)
    return isinstance(value, shape)


def check_shape(what, value, shape):
    check(f'{what} has the promised shape', shaped(value, shape), json.dumps(value, ensure_ascii=False)[:600])


WRITTEN = {'batch': (TEXT, None), 'changed': WHOLE, 'codes': [TEXT]}
IMPORTED = {'rows': WHOLE, 'imported': WHOLE, 'updated': WHOLE, 'unchanged': WHOLE, 'warned': WHOLE, 'refused': WHOLE,
            'batch': (TEXT, None), 'verdicts': [{'row': WHOLE, 'line?': WHOLE, 'column?': TEXT, 'level': TEXT,
                                                 'code': TEXT, 'message': TEXT}]}
TASK = {'code': TEXT, 'state': TEXT, 'round': WHOLE, 'deadline?': TEXT, 'overdue': TRUTH,
        'criteria': [{'criterion': TEXT, 'met': TRUTH, 'because': TEXT}], 'events': [OBJECT]}
DIFFERENCE = {'kind': TEXT, 'uid': TEXT, 'change': TEXT, 'decision': TRUTH, 'field?': TEXT, 'old?': TEXT, 'new?': TEXT, 'by': TEXT,
              'at': TEXT, 'changes': WHOLE}
VERIFIED = {'ok': TRUTH, 'changes': WHOLE, 'batches': WHOLE, 'withheld': WHOLE, 'forks': WHOLE,
            'first_bad': ({'batch?': TEXT, 'why': TEXT}, None)}
INFO = {'format': WHOLE, 'counts': {kind: WHOLE for kind in KINDS}, 'batches': WHOLE, 'changes': WHOLE, 'head': TEXT,
        'heads': OBJECT}
SHOWN = {'kind': TEXT, 'uid': TEXT, 'code': TEXT, 'fields': OBJECT, 'links': [OBJECT], 'media': [OBJECT],
         'tasks': [OBJECT], 'visits': [OBJECT], 'samples': [OBJECT]}


def try_usage(w):
    w.refused(2, 'suyuanctl --help', 'nonsense')
    w.refused(2, '--help')
    check('--help prints all verbs', all(f'suyuanctl {verb} ' in w.raw('--help').stdout for verb in VERBS))
    check('--version', re.fullmatch(r'suyuanctl \d+\.\d+\.\d+\n', w.raw('--version').stdout))
    for verb in VERBS:
        helped = w.raw(verb, '--help')
        check(f'{verb} --help', helped.returncode == 0 and f'{verb} ' in helped.stdout and '--json' in helped.stdout
              and helped.stderr == '', helped)
    for verb in set(VERBS) - {'bench', 'fields'}:
        w.refused(2, 'suyuanctl', verb)
    w.refused(2, '--nonsense', 'list', w.path, 'outlet', '--nonsense')
    w.refused(2, 'kinds are', 'list', w.path, 'outlets')
    w.refused(2, 'modes are', 'import', w.path, 'x.csv', '--as', 'outlet', '--mode', 'replace')
    w.refused(2, 'FIELD=COLUMN', 'import', w.path, 'x.csv', '--as', 'outlet', '--map', 'name')
    w.refused(2, '--as', 'import', w.path, 'x.csv')
    w.refused(2, '--what', 'export', w.path, 'x.csv')
    w.refused(2, '--limit', 'list', w.path, 'outlet', '--limit=-1')
    w.refused(2, '--limit', 'list', w.path, 'outlet', '--limit', 'many')
    w.refused(2, 'FIELD=VALUE', 'set', w.path, 'outlet', 'P-1', 'name')


def try_places(w):
    """What stands where a workspace should."""
    elsewhere = w.folder / 'elsewhere'
    elsewhere.mkdir()
    for path, reason in ((w.folder / 'missing.suyuan', 'no workspace'), (elsewhere, 'workspace.gpkg'),
                         (w.file('file.suyuan', 'x'), 'file')):
        w.refused(1, reason, 'list', path, 'outlet')
        w.refused(1, reason, 'set', path, 'outlet', 'P-1', 'name=x')
    w.refused(1, w.path, 'new', w.path)


def fill(w):
    made = w.raw('new', w.path, '--rehearsal', '--json')
    check('new', made.returncode == 0 and made.stderr == '', made)
    check_shape('new', json.loads(made.stdout), WRITTEN)
    check_shape('unit add', w.json('unit', 'add', '市生态环境局', '--level', 'city', '--code', 'U1'), WRITTEN)
    added = w.json('person', 'add', '张三', '--unit', 'U1', '--role', 'field', '--code', 'Z3')
    check('person add answers with the code', added.get('codes') == ['Z3'] and added['changed'] == 1, added)
    w.json('person', 'add', '李四', '--role', 'reviewer', '--code', 'L4')
    w.json('import', w.file('e.csv', 'code,name\nE1,示例甲厂\nE2,示例乙厂\n'), '--as', 'enterprise')
    w.json('import', w.file('s.csv', '断面名称,省份,流域,水质目标\n示范断面,河南省,长江流域,III\n'), '--as', 'section')
    w.json('import', w.file('s1.csv', 'code,name\nS1,有编码断面\n'), '--as', 'section')
    w.json('import', w.file('r.csv', 'code,name,from_node,to_node,geometry\n'
                            'R1,湍河上,a,b,"LINESTRING(112.1 32.9,112.1 32.8)"\n'
                            'R2,湍河下,b,c,"LINESTRING(112.1 32.8,112.1 32.7)"\n'), '--as', 'reach')
    report = w.json('import', w.file('o.csv', OUTLETS), '--as', 'outlet')
    check_shape('import', report, IMPORTED)
    check('all rows came in', (report['rows'], report['imported'], report['refused']) == (5, 5, 0), report)


def try_options(w):
    """Options stand anywhere."""
    plain = w.raw('list', w.path, 'outlet', '--json').stdout
    for words in (['--json', 'list', w.path, 'outlet'], ['list', '--json', w.path, 'outlet'],
                  ['list', w.path, '--json', 'outlet'], ['list', w.path, 'outlet', '--limit', '0', '--json'],
                  ['--by', 'Z3', 'list', w.path, 'outlet', '--json'], ['list', '--limit=0', w.path, '--json', '--by', 'Z3', 'outlet'], ['--limit', '0', 'list', w.path, 'outlet', '--json']):
        check(f'options: {" ".join(map(str, words)).replace(w.path, "W")}', w.raw(*words).stdout == plain, w.raw(*words))
    check('--limit 2', len(w.codes('outlet', '--limit', 2)) == 2)
    w.json('set', 'outlet', 'P-1', 'address=first', '--by', '李四')
    check('--by is who did it', w.json('log', 'outlet', 'P-1')[0]['person'].endswith('李四'), w.json('log', 'outlet', 'P-1'))
    w.json('set', 'outlet', 'P-1', 'address=second')
    check('who acted last acts next', w.json('log', 'outlet', 'P-1')[0]['person'].endswith('李四'))
    w.json('undo', '--by', 'L4')
    w.refused(1, '王五', 'set', w.path, 'outlet', 'P-1', 'name=x', '--by', '王五')


def try_records(w):
    outlets = w.json('list', 'outlet')
    check_shape('list', outlets, [{'uid': TEXT, 'code': TEXT, 'name': TEXT, 'created': TEXT, 'changed': TEXT}])
    codes = [record['code'] for record in outlets]
    check('ordered by code, then uid', codes[-3:] == ['P-1', 'P-10', 'P-2'] and codes[:2] == sorted(codes[:2]) and
          codes[0][0] == '#', codes)
    check('no nulls', all(value is not None for record in outlets for value in record.values()))
    ten = next(record for record in outlets if record['code'] == 'P-10')
    check('values', (ten['lon'], ten['abnormal'], ten['sources'], ten['investigated_on'], ten['volume_m3d'], ten['type']) ==
          (112.1, True, ['industry', 'urban_domestic'], '2026-05-07', 12.5, 'urban_rain'), ten)
    check('references by code', (ten['reach'], ten['section'], ten['enterprise']) == ('R1', 'S1', 'E1'), ten)
    two = next(record for record in outlets if record['code'] == 'P-2')
    check('a date with dots', two['investigated_on'] == '2026-05-09', two)
    check('instants', datetime.datetime.fromisoformat(two['created']).utcoffset() is not None and
          re.fullmatch(r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?([+-]\d\d:\d\d|Z)', two['created']), two['created'])
    check('numbers in their shortest form', '"lon":112.1,' in w.raw('list', w.path, 'outlet', '--json').stdout)
    check('text without --json', w.run('list', 'outlet', '--limit', '1', '--sort', 'name').stdout.count('\n') == 1)
    reach = w.json('list', 'reach')[0]
    check('reach', (reach['from_node'], reach['to_node'], reach['down']) == ('a', 'b', 'R2') and
          11000 < reach['length_m'] < 11200 and 'geometry' not in reach, reach)
    for kind in KINDS:
        check_shape(f'list {kind}', w.json('list', kind), [{'uid': TEXT, 'code': TEXT}])
    info = w.json('info')
    check_shape('info', info, INFO)
    check('head and heads are hex', all(re.fullmatch('[0-9a-f]{64}', head) for head in [info['head'], *info['heads'].values()]), info)
    check('counts', info['counts']['outlet'] == 5 and info['counts']['link'] == 2, info['counts'])


def try_codes(w):
    outlets = w.json('list', 'outlet')
    for code, name in (('P-10', '十号口'), ('N-2', 'Müller\'s “mouth”'), (outlets[0]['code'], outlets[0]['name']),
                       ('#' + outlets[1]['uid'], outlets[1]['name'])):
        shown = w.json('show', 'outlet', code)
        check(f'show {code}', shown.get('fields', {}).get('name') == name, shown)
    check_shape('show', w.json('show', 'outlet', 'P-10'), SHOWN)
    check('show has the link', w.json('show', 'outlet', 'P-10')['links'][0]['enterprise'] == 'E1')
    section = w.json('list', 'section')
    check('a section without a code', '河南省/长江流域/示范断面' in [record['code'] for record in section], section)
    check('and back', w.json('show', 'section', '河南省/长江流域/示范断面')['fields']['target'] == 'III')
    w.refused(1, 'P-99', 'show', w.path, 'outlet', 'P-99')
    w.refused(1, '#0', 'show', w.path, 'outlet', '#0')
    w.refused(1, 'uid', 'show', w.path, 'outlet', outlets[0]['code'][:9])


def try_filters(w):
    two = ['P-1', 'P-10']
    for filter, expected in (
            ('type = urban_rain', two), ('type != urban_rain and not code null', ['P-2']), ("code = 'P-2'", ['P-2']),
            ("name = 'Müller''s “mouth”'", ['P-2']), ("name ~ 'MÜLLER'", ['P-2']), ('name ~ 号口', two),
            ('volume_m3d > 12', two), ('volume_m3d < 12.6', ['P-10']), ('volume_m3d <= 12.5', ['P-10']),
            ('volume_m3d >= 1000', ['P-1']), ('type in (urban_rain, ditch) and not code null', two + ['P-2']),
            ('investigated_on >= 2026-05-08', ['P-2']), ("investigated_on < '2026-05-08'", ['P-10']),
            ('abnormal = true', ['P-10']), ('abnormal = false', ['P-2']), ('abnormal = 1', ['P-10']),
            ('enterprise = E1', two), ('enterprise = null and code != null', ['P-2']), ('enterprise is not null', two),
            ('reach in (R1, R2)', ['P-10', 'P-2']), ('section null and reach != null', ['P-2']),
            ('sources = urban_domestic', ['P-10']), ('sources in (rain, industry)', ['P-10', 'P-2']),
            ('lon > 112.15 and lon <= 112.2 and code != null', ['P-2']), ('lat = 32.9', ['P-1']),
            ('(code = P-1 or code = P-2) and type = ditch', ['P-2']), ('NOT (type = ditch)', two),
            ('code = P-1 or code = P-2 and type = urban_rain', ['P-1']), ('created > 2026-01-01 and code ~ p-', two + ['P-2']),
            ('created > 2027-01-01', []), ('name = nobody', [])):
        check(f'--filter "{filter}"', w.codes('outlet', '--filter', filter) == expected, w.codes('outlet', '--filter', filter))
    for filter in ('', 'type', 'type =', "name = 'x", 'type in ()', 'type = ditch and', '(type = ditch', 'type == ditch'):
        w.refused(2, 'Character', 'list', w.path, 'outlet', '--filter', filter)
    for filter, reason in (('nothing = 1', 'nothing'), ('type = rubbish', 'rubbish'), ('volume_m3d > far', 'far'),
                           ('abnormal = perhaps', 'perhaps'), ('created > soon', 'soon')):
        w.refused(1, reason, 'list', w.path, 'outlet', '--filter', filter)
    check('by section without a code', w.codes('outlet', '--filter', "section = '河南省/长江流域/示范断面'") == [])
    check('--sort', w.codes('outlet', '--sort', 'lon', '--filter', 'code != null') == ['P-10', 'P-2', 'P-1'])
    check('--sort descending', w.codes('outlet', '--sort=-lon', '--filter', 'code != null') == ['P-1', 'P-2', 'P-10'])
    w.refused(1, 'nothing', 'list', w.path, 'outlet', '--sort', 'nothing')


def try_writing(w):
    done = w.json('set', 'outlet', 'P-1', 'address=岸边', 'abnormal=是', 'investigated_on=2026.5.7', 'enterprise=E2')
    check_shape('set', done, WRITTEN)
    fields = w.json('show', 'outlet', 'P-1')['fields']
    check('set', (fields['address'], fields['abnormal'], fields['investigated_on'], fields['enterprise']) ==
          ('岸边', True, '2026-05-07', 'E2'), fields)
    check('set of the same changes nothing', w.json('set', 'outlet', 'P-1', 'address=岸边')['batch'] is None)
    w.json('set', 'outlet', 'P-1', 'address=')
    check('a blank value clears', 'address' not in w.json('show', 'outlet', 'P-1')['fields'])
    for words, reason in ((['nothing=1'], 'nothing'), (['type=rubbish'], 'rubbish'), (['lat=91'], 'Latitude'),
                          (['investigated_on=2026-02-30'], '2026-02-30'), (['enterprise=E9'], 'E9'), (['name='], 'ame'),
                          (['volume_m3d=much'], 'much')):
        w.refused(1, reason, 'set', w.path, 'outlet', 'P-1', *words)
    before = w.json('info')
    undone = w.json('undo')
    check_shape('undo', undone, WRITTEN)
    check('undo names what it touched', undone['codes'] == ['P-1'] and undone['changed'] == 1, undone)
    check('undone', w.json('show', 'outlet', 'P-1')['fields']['address'] == '岸边')
    check_shape('redo', w.json('redo'), WRITTEN)
    check('done again', 'address' not in w.json('show', 'outlet', 'P-1')['fields'])
    check('undo and redo are batches', w.json('info')['batches'] == before['batches'] + 2)
    w.refused(1, 'nope', 'undo', w.path, 'nope')
    w.refused(1, 'suyuanctl list', 'show', w.path, 'outlet', 'nope')
    w.refused(1, 'suyuanctl fields', 'set', w.path, 'outlet', 'P-1', 'nope=1')
    added = w.json('add', 'outlet', 'name=新口', 'code=P-3', 'type=ditch')
    check('add', added.get('codes') == ['P-3'], added)
    w.refused(1, 'P-3', 'add', w.path, 'outlet', 'name=又一口', 'code=P-3', 'type=ditch')
    w.json('remove', 'outlet', 'P-3')
    w.refused(1, 'P-3', 'show', w.path, 'outlet', 'P-3')
    linked = w.json('link', 'P-2', 'E2', '--method', 'inspection', '--confidence', 'suspected')
    check_shape('link', linked, WRITTEN)
    w.refused(1, 'rubbish', 'link', w.path, 'P-2', 'E2', '--method', 'rubbish', '--confidence', 'confirmed')


def try_import(w):
    rows = w.file('again.csv', 'code,name,address\nP-1,一号口,\nP-2,改名,新址\n,,\nP-7,新,\nP-1,一号口,\n')
    dry = w.run('import', rows, '--as', 'outlet', '--mode', 'both', '--key', 'code', '--dry-run', '--json')
    report, before = json.loads(dry.stdout), w.json('info')
    check_shape('import --dry-run', report, IMPORTED)
    check('a dry run writes no batch', dry.returncode == 0 and report['batch'] is None)
    report = w.json('import', rows, '--as', 'outlet', '--mode', 'both', '--key', 'code')
    check('rows = imported + updated + unchanged + refused', report['rows'] == sum(
        report[key] for key in ('imported', 'updated', 'unchanged', 'refused')) == 5, report)
    check('each row', (report['imported'], report['updated'], report['unchanged'], report['refused']) == (1, 1, 2, 1), report)
    check('the blank row', [(v['row'], v['line'], v['code']) for v in report['verdicts'] if v['level'] == 'refused'] ==
          [(3, 4, 'blank')], report)
    check('blank keeps', w.json('show', 'outlet', 'P-1')['fields']['name'] == '一号口')
    check('one batch', w.json('info')['batches'] == before['batches'] + 1)
    w.json('undo', report['batch'])
    check('and one undo', w.json('info')['counts'] == before['counts'] and
          w.json('show', 'outlet', 'P-2')['fields']['name'].startswith('Mü'))
    nothing = w.run('import', w.file('bad.csv', 'code,name,lat,lon\nP-1,x,1,2\nQ,,,\n'), '--as', 'outlet', '--json')
    check('all rows refused: status 1, the document and the first reason', nothing.returncode == 1 and
          json.loads(nothing.stdout)['batch'] is None and json.loads(nothing.stdout)['refused'] == 2 and
          'bad.csv: ' in nothing.stderr and 'row 1, code' in nothing.stderr and nothing.stderr.count('\n') == 1, nothing)
    w.refused(1, 'no rows', 'import', w.path, w.file('head.csv', 'code,name\n'), '--as', 'outlet')
    w.refused(1, 'column', 'import', w.path, rows, '--as', 'outlet', '--map', 'name=Nope')
    w.refused(1, 'nope', 'import', w.path, rows, '--as', 'outlet', '--map', 'nope=name')
    w.refused(1, 'nope', 'import', w.path, rows, '--as', 'outlet', '--mode', 'update', '--key', 'nope')
    w.refused(1, 'absent.csv', 'import', w.path, w.folder / 'absent.csv', '--as', 'outlet')


def try_export(w):
    for extension in ('csv', 'xlsx', 'geojson', 'gpkg', 'shp', 'kml'):
        path = w.folder / f'out.{extension}'
        done = w.run('export', path, '--what', 'outlet', '--json')
        check(f'export {extension}', done.returncode == 0 and path.stat().st_size > 100 and
              json.loads(done.stdout)['written'] == len(w.codes('outlet')), done)
    for extension in ('csv', 'xlsx', 'geojson', 'gpkg'):
        report = w.json('import', w.folder / f'out.{extension}', '--as', 'outlet', '--mode', 'update', '--key', 'code')
        check(f'{extension} comes back as it went', report.get('updated') == 0 and report['unchanged'] == 3, report)
    w.json('export', w.folder / 'some.csv', '--what', 'outlet', '--filter', 'type = urban_rain')
    check('export --filter', (w.folder / 'some.csv').read_text(encoding='utf-8-sig').count('\n') == 3)
    w.refused(1, 'csv', 'export', w.path, w.folder / 'out.doc', '--what', 'outlet')
    w.refused(1, 'rubbish', 'export', w.path, w.folder / 'out.csv', '--what', 'rubbish')
    w.refused(1, '/nowhere', 'export', w.path, '/nowhere/out.csv', '--what', 'outlet')


def try_task(w):
    made = w.json('task', 'new', '--on', 'outlet:P-10', '--problem', '雨天溢流', '--category', 'standardise', '--deadline', '2026-12-31')
    check_shape('task new', made, WRITTEN)
    task = w.json('task', 'show', made['codes'][0])
    check_shape('task show', task, TASK)
    check('task', (task['state'], task['round'], task['deadline'], task['overdue']) == ('registered', 1, '2026-12-31', False), task)
    check('criteria', len(task['criteria']) > 2, task)
    looked = w.json('task', 'show', made['codes'][0], '--since', 'decided')
    check_shape('task show --since', looked, TASK | {'since': TEXT, 'seen': TEXT, 'differences': [DIFFERENCE]})
    w.json('set', 'task', made['codes'][0], 'sponsor=Zhang')
    since = w.json('task', 'show', made['codes'][0], '--since', looked['seen'])['differences']
    check('what changed since a look', [(d['field'], d.get('old'), d['new']) for d in since] == [('sponsor', None, 'Zhang')], since)
    w.refused(1, 'last week', 'task', w.path, 'show', made['codes'][0], '--since', 'last week')
    check_shape('review', w.json('review'), [{'code': TEXT, 'uid': TEXT, 'state': TEXT, 'overdue_days': WHOLE, 'waits': TRUTH, 'here': TRUTH,
                                              'reasons': [OBJECT], 'because': [OBJECT]}])
    rules = w.json('review', '--rules')
    check('the rules of suspicion', len(rules) > 7 and all(rule['basis'] and rule['label'] for rule in rules), rules)
    w.refused(1, 'T-nope', 'task', w.path, 'show', 'T-nope')
    w.refused(1, 'Assigned', 'task', w.path, 'advance', made['codes'][0], '--to', 'closed')
    w.refused(2, 'new', 'task', w.path, 'dance', made['codes'][0])
    check('show has the task', w.json('show', 'outlet', 'P-10')['tasks'][0]['code'] == made['codes'][0])
    dossiers = w.json('dossier', 'P-10', '--to', w.folder / 'dossiers')
    check_shape('dossier', dossiers, {'written': WHOLE, 'verdicts': [{'outlet': TEXT, 'file': TEXT, 'pages': WHOLE, 'ok': TRUTH,
                                                                     'faults': [TEXT]}]})
    check('dossier is a PDF', dossiers['written'] == 1 and
          pathlib.Path(dossiers['verdicts'][0]['file']).read_bytes()[:5] == b'%PDF-', dossiers)


def try_journal(w):
    verified = w.json('verify')
    check_shape('verify', verified, VERIFIED)
    info = w.json('info')
    check('whole', verified['ok'] and verified['first_bad'] is None and verified['batches'] == info['batches'] and
          verified['changes'] == info['changes'], (verified, info))
    check('verify --head', w.run('verify', '--head', info['head']).returncode == 0)
    wrong = w.run('verify', '--head', '0' * 64, '--json')
    check('another head: status 1 and the document', wrong.returncode == 1 and json.loads(wrong.stdout)['first_bad']['why'], wrong)
    check_shape('log', w.json('log', '--limit', 0), [{'batch': TEXT, 'at': TEXT, 'verb': TEXT}])
    check('log has every batch', len(w.json('log', '--limit', '0')) == info['batches'])
    check_shape('repair', w.json('repair'), WRITTEN)
    check('whole after repair', w.run('verify').returncode == 0)


def main():
    with tempfile.TemporaryDirectory() as folder:
        w = Workspace(pathlib.Path(folder))
        fill(w)
        for part in (try_usage, try_places, try_options, try_records, try_codes, try_filters, try_writing, try_import,
                     try_export, try_task, try_journal):
            print(f'# {part.__name__}')
            part(w)
    return close()


sys.exit(main())
