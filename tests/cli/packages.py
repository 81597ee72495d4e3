#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A bureau and a team without a network: packages there and back, conflicts, files that come later, and what is refused.

usage: packages.py SUYUANCTL SOURCE_ROOT"""
import json
import os
import pathlib
import subprocess
import tempfile
import zipfile

from river import call, environment, make, program
from tap import check, close, require

environment.update(LC_ALL='C.UTF-8')


class Side:
    """Somebody at a computer of their own: their key and their settings."""

    def __init__(self, folder, name, person):
        self.home, self.person = pathlib.Path(folder) / name, person
        self.environment = environment | {'XDG_DATA_HOME': str(self.home / 'data'), 'XDG_CONFIG_HOME': str(self.home / 'config')}
        self.home.mkdir()

    def run(self, *arguments):
        return subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, env=self.environment)

    def call(self, *arguments, expect=0):
        done = self.run(*arguments, '--json')
        require(f'{arguments[0]} ends with {expect}', done.returncode == expect, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else done.stderr

    def words(self, *arguments):
        done = self.run(*arguments)
        require(f'{arguments[0]} in words', done.returncode == 0, done.stderr)
        return done.stdout


KINDS = ('reach', 'section', 'outlet', 'person', 'enterprise', 'medium')


def same(one, office, other, copy):
    left = [one.call('list', office, kind, '--limit', '0') for kind in KINDS]
    right = [other.call('list', copy, kind, '--limit', '0') for kind in KINDS]
    check('both have the same records', left == right, (left, right))
    check('and the same head', one.call('info', office)['head'] == other.call('info', copy)['head'])
    check('and nothing is amiss', one.call('verify', office)['ok'] and other.call('verify', copy)['ok'])


def refused(side, expected, *arguments, status=1):
    done = side.run(*arguments)
    told = done.stderr.splitlines()
    check(f'{arguments[0]} is refused', done.returncode == status, (done.returncode, done.stdout, done.stderr))
    check('in one line that names what to do', len(told) == 1 and expected in told[0], done.stderr)
    check('and says nothing else', done.stdout == '', done.stdout)


with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    bureau, team = Side(folder, 'bureau', '张三'), Side(folder, 'team', '李四')
    environment.update(bureau.environment)
    office = make(folder)
    bureau.environment = dict(environment)
    call('person', office, 'add', '张三')
    sheet = root / 'sheet.pdf'
    sheet.write_bytes(b'%PDF-1.4\n' + os.urandom(300000))
    bureau.call('photo', office, 'outlet', 'O1', sheet, '--by', '张三')

    # There: everything.
    package = root / 'all.zip'
    packed = bureau.call('pack', office, package, '--to', '一队')
    check('the package says what is in it', packed['whole'] and packed['media'] == 1 and packed['counts']['outlet'] == {'created': 1, 'changed': 0, 'removed': 0}, packed)
    check('whom it is for and who made it', packed['for'] == '一队' and packed['person'] == '张三', packed)
    with zipfile.ZipFile(package) as archive:
        check('anybody can open it', archive.testzip() is None and 'manifest.json' in archive.namelist(), archive.namelist())
        check('the file lies in it as it is', any(archive.read(name) == sheet.read_bytes() for name in archive.namelist() if name.startswith('media/')))
    check('it says so in words', '一队' in team.words('inspect', package))
    copy = root / 'team.suyuan'
    made = team.call('new', copy, '--from', package)
    check('the new workspace has all of it', made['merged'] and made['known_batches'] == 0 and made['changes']['reach']['created'] == 2 and made['missing_media'] == [], made)
    same(bureau, office, team, copy)
    check('it is of the rehearsal too', team.call('info', copy)['rehearsal'])

    # The head over all is no head of a chain: nothing is sent by it.
    refused(bureau, 'suyuanctl info', 'pack', office, root / 'x.zip', '--since', bureau.call('info', office)['head'])
    heads = ','.join(bureau.call('info', office)['heads'].values())
    check('the words of info name the heads', f': {heads}\n' in bureau.words('info', office))
    check('and these serve', bureau.call('pack', office, root / 'none.zip', '--since', heads)['batches'] == 0)
    (root / 'none.zip').unlink()

    # For practice, from what is no practice.
    real, play = root / 'real.suyuan', root / 'play.suyuan'
    bureau.call('new', real)
    bureau.call('pack', real, root / 'real.zip')
    bureau.call('new', play, '--rehearsal', '--from', root / 'real.zip')
    check('the new workspace is for practice', bureau.call('info', play)['rehearsal'])
    bureau.call('new', root / 'too.suyuan', '--from', root / 'real.zip')
    check('and is not where nobody said so', not bureau.call('info', root / 'too.suyuan')['rehearsal'])

    # A week apart.
    team.call('person', copy, 'add', '李四')
    team.call('add', copy, 'outlet', 'code=O2', 'name=二号口', '--by', '李四')
    team.environment['SUYUAN_CLOCK'] = '2026-03-25T09:00:00+08:00'
    team.call('set', copy, 'outlet', 'O1', 'name=队里的名')
    photo = root / 'note.pdf'
    photo.write_bytes(b'%PDF-1.4\n' + os.urandom(5000))
    team.call('photo', copy, 'outlet', 'O2', photo)
    bureau.environment['SUYUAN_CLOCK'] = '2026-03-24T09:00:00+08:00'
    bureau.call('set', office, 'outlet', 'O1', 'name=局里的名', '--by', '张三')

    # Back: what is new, without the file.
    back = root / 'back.zip'
    sent = team.call('pack', copy, back, '--since', package, '--media', 'none')
    check('only what is new', not sent['whole'] and sent['batches'] == 4 and sent['counts'].keys() == {'person', 'outlet', 'medium'} and sent['left_out'] == 1, sent)
    head = bureau.call('info', office)['head']
    seen = bureau.call('inspect', back, office)
    would = seen['would']
    check('inspecting counts what it would change', seen['ok'] and not would['merged'] and would['changes']['outlet']['created'] == 1, seen)
    check('names the conflict with both values', len(would['conflicts']) == 1 and would['conflicts'][0]['field'] == 'name' and
          would['conflicts'][0]['kept']['value'] == '队里的名' and would['conflicts'][0]['kept']['person'] == '李四' and
          would['conflicts'][0]['other']['value'] == '局里的名' and would['conflicts'][0]['other']['person'] == '张三', would['conflicts'])
    check('and the file that is not there', [medium['name'] for medium in would['missing_media']] == ['note.pdf'], would['missing_media'])
    check('a dry run says the same', bureau.call('merge', office, back, '--dry-run')['conflicts'] == would['conflicts'])
    check('and nothing was changed', bureau.call('info', office)['head'] == head)

    refused(bureau, 'no receipt', 'merge', office, back, '--receipt', sheet)
    check('refused before anything is merged', bureau.call('info', office)['head'] == head)
    receipt = root / 'receipt.json'
    merged = bureau.call('merge', office, back, '--receipt', receipt)
    check('merging does what was said', merged['merged'] and merged['changes'] == would['changes'] and merged['conflicts'] == would['conflicts'], merged)
    again = bureau.call('merge', office, back)
    check('the same package again changes nothing', again['new_batches'] == [] and again['changed'] == 0 and again['head'] == merged['head'], again)
    told = json.loads(receipt.read_text(encoding='utf-8'))['receipt']
    check('the receipt counts what is there', told['counts']['outlet'] == 2 and told['batches'] == {'new': 4, 'known': 0} and len(told['lacking']) == 1, told)

    heard = team.call('inspect', receipt, copy)
    check('the sender reads that all arrived but a file', heard['ok'] and heard['not_there'] == 0 and heard['missing_media'] == 1 and heard['title'] == 'city', heard)
    check('in words too', 'Everything that is here was there' in team.words('inspect', receipt, copy))

    # What the receipt asks for, and the answer to the conflict.
    later = root / 'later.zip'
    rest = team.call('pack', copy, later, '--since', receipt)
    check('only the file goes along', rest['batches'] == 0 and rest['media'] == 1, rest)
    check('and arrives', bureau.call('merge', office, later)['missing_media'] == [])
    bureau.call('set', office, 'outlet', 'O1', 'name=定下的名')
    answer = root / 'answer.zip'
    bureau.call('pack', office, answer, '--since', back)
    check('the answer opens no conflict', team.call('merge', copy, answer)['conflicts'] == [])
    same(bureau, office, team, copy)
    undone = bureau.call('undo', office, merged['new_batches'][3])
    check('a batch that came can be undone', undone['changed'] == 1, undone)

    # Refusals, each in one line.
    damaged = root / 'damaged.zip'
    content = bytearray(back.read_bytes())
    content[len(content) // 3] ^= 1
    damaged.write_bytes(content)
    newer = root / 'newer.zip'
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(newer, 'w') as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"format":1', b'"format":7') if name == 'manifest.json' else old.read(name))
    lost, jump = root / 'lost.zip', root / 'jump.zip'
    team.call('add', copy, 'outlet', 'code=O3', 'name=三号口')
    team.call('pack', copy, lost, '--since', answer)
    team.call('add', copy, 'outlet', 'code=O4', 'name=四号口')
    team.call('pack', copy, jump, '--since', lost)
    other = root / 'other.suyuan'
    bureau.call('new', other, '--rehearsal')
    head, there = bureau.call('info', office)['head'], sorted(root.iterdir())
    refused(bureau, 'copied again', 'merge', office, damaged)
    refused(bureau, 'format 7', 'merge', office, newer)
    refused(bureau, 'has not arrived', 'merge', office, jump)
    refused(bureau, 'family', 'merge', other, back)
    refused(bureau, 'no package', 'merge', office, sheet)
    refused(bureau, 'no such file', 'merge', office, root / 'none.zip')
    refused(bureau, 'there already', 'pack', office, package)
    refused(bureau, 'no receipt', 'pack', office, root / 'x.zip', '--since', sheet)
    refused(bureau, 'family', 'pack', other, root / 'x.zip', '--since', receipt)
    refused(bureau, '--media', 'pack', office, root / 'x.zip', '--media', 'poster', status=2)
    refused(bureau, 'R9', 'pack', office, root / 'x.zip', '--reach', 'R9')
    refused(bureau, 'six digits', 'pack', office, root / 'x.zip', '--division', 'nowhere')
    refused(bureau, 'No outlet passes', 'pack', office, root / 'x.zip', '--filter', "code = 'O99'")
    refused(bureau, 'there already', 'new', office, '--from', package)
    refused(bureau, 'has the rest', 'new', root / 'x.suyuan', '--from', back)
    evil = root / 'bureau' / 'evil.json'
    evil.write_text('{"receipt":/*"*/' + '[' * 300000, encoding='utf-8')
    refused(bureau, 'no receipt', 'pack', office, root / 'x.zip', '--since', evil)
    false = root / 'bureau' / 'false.json'
    false.write_text(receipt.read_text(encoding='utf-8').replace('"outlet" : 2', '"outlet" : 3'), encoding='utf-8')
    refused(bureau, 'not as it was signed', 'inspect', false)
    document = bureau.call('inspect', damaged, expect=1)
    check('inspect tells of what it refuses', not document['ok'] and 'damaged' in document['why'], document)
    check('none of it changed anything', bureau.call('info', office)['head'] == head)
    check('nor left anything behind', sorted(root.iterdir()) == there, sorted(root.iterdir()))
    bureau.call('merge', office, lost)
    bureau.call('merge', office, jump)
    check('in their order they arrive', [outlet['code'] for outlet in bureau.call('list', office, 'outlet')][-2:] == ['O3', 'O4'])

with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    bureau, team = Side(folder, 'bureau', '张三'), Side(folder, 'team', '李四')
    environment.update(bureau.environment)
    office, copy, part, whole = make(folder), root / 'copy.suyuan', root / 'part.zip', root / 'whole.zip'
    bureau.environment = dict(environment)
    call('person', office, 'add', '张三')
    here, there = (bureau.call('list', office, 'reach', '--limit', '0')[at]['code'] for at in (0, -1))
    for code, reach in ('P1', here), ('P2', there):
        bureau.call('add', office, 'outlet', f'code={code}', f'name={code}口', f'reach={reach}')

    # A part: what belongs to a reach, and of all else the digests.
    packed = bureau.call('pack', office, part, '--reach', here, '--media', 'print')
    check('it is no whole', not packed['whole'] and packed['withheld'] > 0 and packed['part'][0].startswith(f'reach\t{here}'), packed)
    check('it says of what it is a part', f'A part (reach {here}' in team.words('inspect', part))
    founded = team.call('new', copy, '--from', part)
    check('as much is withheld', founded['withheld'] == packed['withheld'], founded)
    check('only the reach is there', [outlet['code'] for outlet in team.call('list', copy, 'outlet') if outlet['code'].startswith('P')] == ['P1'])
    info, verdict = team.call('info', copy), team.call('verify', copy)
    check('it knows that it is a part', here in info['part'] and info['withheld'] == packed['withheld'], info)
    check('it is whole as far as it goes', verdict['ok'] and verdict['withheld'] == packed['withheld'], verdict)
    check('the heads are the same', info['head'] == bureau.call('info', office)['head'])
    check('heads, which do not tell of a part, are not offered', not any(head in team.words('info', copy).split('\n', 1)[1] for head in info['heads'].values()))
    check('in words too', 'Part of the workspace' in team.words('info', copy) and 'digests' in team.words('verify', copy))

    # What was done in it goes back; what was withheld comes with everything.
    back = root / 'back.zip'
    call('person', office, 'add', '李四')
    team.call('add', copy, 'outlet', 'code=P3', 'name=新口', f'reach={here}')
    team.call('pack', copy, back, '--since', part)
    bureau.call('merge', office, back)
    bureau.call('pack', office, whole, '--since', back)
    filled = team.call('merge', copy, whole)
    check('what was withheld is there', filled['filled'] == packed['withheld'] and filled['withheld'] == 0, filled)
    check('and it is no part any more', team.call('info', copy)['part'] is None)
    same(bureau, office, team, copy)

raise SystemExit(close())
