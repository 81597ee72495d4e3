#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section, the reaches above it, an outlet and a sample: traced, graded and checked by the command line.

usage: water.py SUYUANCTL SOURCE_ROOT"""
import fcntl
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from tap import close, require

program = sys.argv[1]


def call(*words, expect=0):
    """The document a command prints; on a refusal what it complains of."""
    done = subprocess.run([program, *words, '--json'], capture_output=True, text=True,
                          env=os.environ | {'SUYUAN_CLOCK': '2026-03-20T09:00:00+08:00'})
    require(f'{words[0]} ends with {expect}', done.returncode == expect, done.stderr)
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
    require('the walk has both reaches', up['reaches'] == 2 and up['direction'] == 'up' and up['mode'] == 'all', up)
    require('the outlet is found on the reach it lies at', [(each['code'], each['reach']) for each in up['outlets']] == [('O1', 'R1')], up)
    require('and how far it is', abs(up['outlets'][0]['distance_m'] - 6550) < 20, up)
    down = call('trace', office, '--from', 'outlet:O1', '--down', '--mode', 'main')
    require('down comes to the section', [each['code'] for each in down['sections']] == ['S1'], down)
    require('a trace needs a way', 'suyuanctl:' in call('trace', office, '--from', 'section:S1', expect=2))
    call('trace', office, '--from', 'section:S9', '--up', expect=1)

    grade, = call('grade', office, '--section', 'S1', '--period', '2026-03')
    require('the worst item decides', grade['class'] == '>V' and not grade['meets_target'], grade)
    require('with its multiple of class III', grade['main'][0]['item'] == 'nh3n' and abs(grade['main'][0]['multiple'] - 1.3) < 1e-9, grade)
    require('all and a river are the same here', call('grade', office, '--all') == call('grade', office, '--river', '湍河'))
    require('a period that is none is refused', 'spring' in call('grade', office, '--all', '--period', 'spring', expect=1))

    remarks = call('check', office, expect=1)
    require('the outlet without a party is named, and the section nobody works for', [(each['check'], each['code']) for each in remarks] == [('outlet_no_party', 'O1'), ('section_no_task', 'S1')], remarks)
    require('a check alone may find nothing', call('check', office, '--only', 'task_overdue') == [])

    call('add', office, 'section', 'code=S0', 'name=上断面', 'reach=R1', 'chainage_m=0')
    call('set', office, 'outlet', 'O1', 'volume_m3d=3000')
    call('add', office, 'sample', 'outlet=O1', 'taken=2026-03-01 09:00', 'nh3n=20')
    account = call('balance', office, 'S0', 'S1')
    require('without flows there is a ranking and no account', not account['balanced'] and not account['model']['holds'], account)
    require('and it says what is missing', {each['code'] for each in account['missing']} == {'no_flow', 'no_concentration', 'no_decay', 'no_velocity'}, account)
    require('the outlet is ranked', [(each['code'], each['kg_d']['middle']) for each in account['outlets']] == [('O1', 60)], account)
    call('add', office, 'sample', 'section=S0', 'taken=2026-03-02 09:00', 'nh3n=0.5', 'flow_m3d=345600')
    call('add', office, 'sample', 'section=S1', 'taken=2026-03-02 09:00', 'nh3n=0.7', 'flow_m3d=362880')
    sheet = pathlib.Path(folder) / 'sheet.pdf'
    account = call('balance', office, 'S1', 'S0', '--parameter', 'nh3n', '--decay', '0.05..0.15', '--velocity', '0.25', '--to', str(sheet))
    whole = account['incoming']['kg_d']['middle'] + account['local_kg_d']['middle'] + account['residual_kg_d']['middle']
    require('in, in between and residual make out', abs(whole - account['outgoing']['kg_d']['middle']) < 1e-6, account)
    shares = account['model']['incoming_share']['middle'] + account['model']['residual_share']['middle'] + account['outlets'][0]['share']['middle']
    require('the shares make one', abs(shares - 1) < 1e-9 and account['upper'] == 'S0', account)
    require('the sheet is a PDF', sheet.read_bytes()[:5] == b'%PDF-' and not list(pathlib.Path(folder).glob('*.part')))
    require('a decay that is none is refused', 'fast' in call('balance', office, 'S0', 'S1', '--decay', 'fast', expect=2))
    require('and a parameter that makes no load', 'ph' in call('balance', office, 'S0', 'S1', '--parameter', 'ph', expect=1))

    # A second outlet of a plant, and one of nobody: who is behind how much, and what is not known.
    call('add', office, 'enterprise', 'code=E1', 'name=示例厂')
    call('add', office, 'outlet', 'code=O2', 'name=二号口', 'reach=R2', 'chainage_m=1000', 'enterprise=E1', 'volume_m3d=1000', 'quick_nh3n=30')
    call('add', office, 'outlet', 'code=O3', 'name=三号口', 'reach=R2', 'chainage_m=2000')
    call('link', office, 'O1', 'E1', '--method', 'documents', '--confidence', 'suspected')
    account = call('balance', office, 'S0', 'S1', '--decay', '0.1', '--velocity', '0.25', '--mixing', '3000')
    require('the largest load comes first, the unknown last', [each['code'] for each in account['outlets']] == ['O1', 'O2', 'O3'], account)
    require('each load says what it rests on', [each.get('basis') for each in account['outlets']] == ['declared', 'quick', None], account)
    require('and what it misses', account['outlets'][2]['missing'] == 'concentration' and account['unknown'] == 1, account)
    plant, = account['enterprises']
    require('the plant has both of its outlets', plant['code'] == 'E1' and abs(plant['kg_d']['middle'] - 90) < 1e-9, plant)
    require('its share is that of both', abs(plant['share']['middle'] - sum(each['share']['middle'] for each in account['outlets'][:2])) < 1e-9, account)
    require('one decay is a band of no width', account['model']['decay_per_day'] == {'low': 0.1, 'middle': 0.1, 'high': 0.1}, account)
    require('what is not mixed yet is said', [each.get('unmixed') for each in account['outlets']] == [False, True, None], account)

    # The same in words.
    said = subprocess.run([program, 'balance', office, 'S0', 'S1'], capture_output=True, text=True)
    require('words end well', said.returncode == 0, said.stderr)
    require('the account stands in one line', 'residual' in said.stdout and 'out' in said.stdout, said.stdout)
    require('so does what is missing', 'decay' in said.stdout and 'velocity' in said.stdout, said.stdout)
    require('three outlets are listed', 'Outlets: 3' in said.stdout, said.stdout)
    require('a section alone is not enough', 'suyuanctl:' in call('balance', office, 'S0', expect=2))
    require('nor one that is not there', 'S9' in call('balance', office, 'S0', 'S9', expect=1))
    require('a section has no account with itself', 'upstream' in call('balance', office, 'S0', 'S0', expect=1))

    # A brook that ends on a line comes in where it ends, and the outlet on it counts from there.
    call('add', office, 'reach', 'code=R3', 'name=brook', 'geometry=LINESTRING (112.07 32.75, 112.07 32.7)')
    call('add', office, 'outlet', 'code=O4', 'name=支沟口', 'reach=R3', 'chainage_m=100')
    call('add', office, 'section', 'code=S2', 'name=中断面', 'lon=112.06', 'lat=32.7')
    up = call('trace', office, '--from', 'section:S1', '--up')
    require('below the brook it is upstream', up['reaches'] == 3 and 'O4' in [each['code'] for each in up['outlets']], up)
    up = call('trace', office, '--from', 'section:S2', '--up')
    require('above it, it is not', up['reaches'] == 2 and 'O4' not in [each['code'] for each in up['outlets']], up)

    # A ditch that stops short: listed with what is proposed, closed by its code or with all, and one step back.
    call('add', office, 'reach', 'code=R4', 'name=ditch', 'geometry=LINESTRING (112.08 32.65, 112.08 32.6996)')
    call('add', office, 'reach', 'code=R5', 'name=far ditch', 'geometry=LINESTRING (112.09 32.65, 112.09 32.69)')
    listed = {each['reach']: each for each in call('mend', office)}
    require('both gaps are listed', [listed[code]['fault'] for code in ('R4', 'R5')] == ['gap', 'gap'] and listed['R4']['other'] == 'R2', listed)
    require('each with its place, its width and why', abs(listed['R4']['distance_m'] - 44.5) < 1 and listed['R4']['because'] == 'near' and abs(listed['R4']['lat'] - 32.6996) < 1e-9, listed)
    require('a mouth has nothing to propose', listed['R2']['fault'] == 'sink' and 'repair' not in listed['R2'], listed)
    closed = call('mend', office, '--all')
    require('all takes what is drawn amiss only', closed['codes'] == ['R4'] and closed['batch'] and '44 m' in closed['warnings'][0], closed)
    require('the rest if it is told how far', call('mend', office, '--all', '--within', '1200')['codes'] == ['R5'])
    require('then there is nothing to close', call('mend', office, '--all', '--within', '1200')['batch'] is None)
    require('nor for a reach that is right', 'R4' in call('mend', office, 'R4', expect=1))
    call('undo', office)
    require('one step back opens it', call('mend', office, 'R5')['codes'] == ['R5'])
    require('not both at once', 'suyuanctl:' in call('mend', office, 'R5', '--all', expect=2))

    # Where things lie at the river: found, asked, settled.
    found = call('snap', office, 'outlet', 'O1')
    require('the reach, the place and the bank', found['reach'] == 'R1' and found['because'] == 'nearest' and found['bank'] == 'left' and abs(found['distance_m'] - 111) < 1, found)
    require('the chainage', abs(found['chainage_m'] - 1871) < 10, found)
    call('add', office, 'outlet', 'code=O5', 'name=汇口', 'lon=112.0701', 'lat=32.7001', 'stage=confirmed')
    asked, = call('snap', office)
    require('at the confluence a person is asked', asked['code'] == 'O5' and asked['because'] == 'ambiguous' and {each['reach'] for each in asked['candidates']} == {'R2', 'R3'}, asked)
    require('as the register is looked over too', [each['code'] for each in call('check', office, '--only', 'ambiguous_reach', expect=1)] == ['O5'])
    require('nothing is guessed', 'R3' in call('snap', office, 'outlet', 'O5', '--settle', expect=1))
    require('all leaves it alone', 'O5' not in call('snap', office, '--settle')['codes'])
    require('what was found is written', call('show', office, 'outlet', 'O1')['fields']['reach'] == 'R1')
    require('the person says which', call('snap', office, 'outlet', 'O5', '--to', 'R3')['codes'] == ['O5'])
    require('and that is the answer from then on', call('snap', office, 'outlet', 'O5')['because'] == 'chainage' and call('snap', office) == [])
    require('a task lies at no river', 'suyuanctl:' in call('snap', office, 'enterprise', 'E1', expect=1))
    require('one word is too few', 'suyuanctl:' in call('snap', office, 'outlet', expect=2))

    # Looking needs no lock; writing does.
    with open(f'{office}/lock', 'a', encoding='utf-8') as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        require('what is wrong in the network is listed', isinstance(call('mend', office), list))
        require('so are the places', call('snap', office) == [] and call('snap', office, 'outlet', 'O1')['reach'] == 'R1')
        require('and the areas', call('overlay', office) == [] and call('overlay', office, 'O1')[0]['code'] == 'O1')
        require('the registers too', call('person', office, 'list') == [] == call('unit', office, 'list'))
        require('a task that is not there is what is said, not the lock', 'ZG-9' in call('task', office, 'show', 'ZG-9', expect=1))
        for words_to_write in (('mend', '--all'), ('mend', 'R4'), ('snap', '--settle'), ('snap', 'outlet', 'O5', '--to', 'R2'), ('overlay', '--fill')):
            require(f'{" ".join(words_to_write)} is refused', 'open' in call(words_to_write[0], office, *words_to_write[1:], expect=1))

    # Who may be behind an outlet nobody is linked with.
    call('add', office, 'enterprise', 'code=E2', 'name=邓州市恒发电镀有限公司', 'lon=112.0703', 'lat=32.7003')
    call('set', office, 'outlet', 'O5', 'site_remark=上游为恒发电镀车间')
    best = call('propose', office, 'O5')[0]
    require('the enterprise that is named and near comes first', best['code'] == 'E2' and {each['ground'] for each in best['because']} == {'name', 'distance'}, best)
    require('each ground says why', all(each['message'] for each in best['because']) and best['distance_m'] < 50 and best['weight'] > 4, best)
    require('and nothing is linked', call('show', office, 'outlet', 'O5')['links'] == [])
    require('no outlet, no proposal', 'O9' in call('propose', office, 'O9', expect=1))

    # What the areas say of an outlet.
    call('add', office, 'area', 'code=A1', 'name=水源一级区', 'type=source_protection_1', 'geometry=POLYGON ((112.06 32.69, 112.075 32.69, 112.075 32.71, 112.06 32.71, 112.06 32.69))')
    call('set', office, 'outlet', 'O5', 'type=industry_factory')
    laid, = call('overlay', office)
    require('where it lies, and what that speaks for', laid['code'] == 'O5' and laid['areas'] == [{'code': 'A1', 'name': '水源一级区', 'type': 'source_protection_1'}] and laid['category'] == 'ban' and '水源一级区' in laid['because'], laid)
    require('an outlet elsewhere lies in none', call('overlay', office, 'O1')[0]['areas'] == [])
    require('the blank is filled', call('overlay', office, '--fill')['codes'] == ['O5'] and call('show', office, 'outlet', 'O5')['fields']['protected_area'] == 'A1')
    require('no decision is', 'category' not in call('show', office, 'outlet', 'O5')['fields'])
    require('all or one', 'suyuanctl:' in call('overlay', office, 'O5', '--fill', expect=2))

    # The same in words, a line each, for somebody at a terminal.
    def words(*arguments, expect=0):
        said = subprocess.run([program, *arguments], capture_output=True, text=True,
                              env=os.environ | {'SUYUAN_CLOCK': '2026-03-20T09:00:00+08:00'})
        require(f'{arguments[0]} in words ends with {expect}', said.returncode == expect, said.stderr)
        return said.stdout

    call('add', office, 'reach', 'code=R6', 'name=second ditch', 'geometry=LINESTRING (112.03 32.65, 112.03 32.6995)')
    call('add', office, 'reach', 'code=R7', 'name=against', 'geometry=LINESTRING (112.2 32.7, 112.1 32.7)')
    said = words('mend', office)
    require('a gap is told with its width', 'gap R6:' in said and '55 m' in said, said)
    require('a contradiction with whom it meets', 'head_on R7:' in said and 'R2' in said, said)
    said = words('mend', office, 'R7')
    require('what was done is told', 'R7' in said and 'against the flow' in said, said)
    require('the turned line goes on', 'head_on' not in words('mend', office), words('mend', office))
    up = call('trace', office, '--from', 'reach:R7', '--up')
    require('and all is upstream of it', up['reaches'] >= 4 and 'O1' in [each['code'] for each in up['outlets']], up)
    words('mend', office, '--all')
    require('nothing left to do is no failure', 'Nothing to change' in words('mend', office, '--all'))
    said = words('snap', office, 'section', 'S2')
    require('a place is told with reach and rule', said.startswith('section S2: chainage  R2 '), said)
    call('add', office, 'outlet', 'code=O6', 'name=汇口二', 'lon=112.0702', 'lat=32.7001', 'stage=confirmed')
    said = words('snap', office)
    require('who has to be asked about stands there with both', 'outlet O6: ambiguous' in said and 'R2' in said and 'R3' in said and 'left' in said, said)
    said = words('propose', office, 'O6', '--limit', '1')
    require('a proposal is one line with its reasons', said.startswith('E2 ') and said.count('\n') == 1 and ' m ' in said, said)
    require('less than none is no number', 'limit' in subprocess.run([program, 'propose', office, 'O6', '--limit', '-1'], capture_output=True, text=True).stderr)
    said = words('overlay', office)
    require('areas are told by name, and what they speak for', 'O5: 水源一级区' in said and 'ban: ' in said, said)
    require('an outlet without a position lies in none', call('overlay', office, 'O3')[0]['areas'] == [])
    require('a reach that is named counts without a position', call('snap', office, 'outlet', 'O3')['reach'] == 'R2')
    call('add', office, 'outlet', 'code=O7', 'name=山口', 'lon=113.5', 'lat=33.5')
    require('and says so', call('snap', office, 'outlet', 'O7')['because'] == 'off_river' and 'O7' in call('snap', office, 'outlet', 'O7', '--settle', expect=1))
    found = call('snap', office, 'section', 'S2')
    require('a section lies at a reach, with no bank to be on', found['kind'] == 'section' and found['reach'] == 'R2' and found['candidates'] == [], found)
    call('set', office, 'reach', 'R1', 'geometry=LINESTRING (111.99 32.7, 112.05 32.7)')
    moved = call('snap', office, 'outlet', 'O1')
    require('a reach that grows at its head carries its outlets along', abs(moved['chainage_m'] - 1871 - 936) < 15, moved)
    told = call('set', office, 'reach', 'R1', 'geometry=LINESTRING (112 32.7, 112.05 32.7)')
    require('and says so of each', any('O1' in each for each in told['warnings']), told)
    call('undo', office)
    require('one step back takes both back', call('snap', office, 'outlet', 'O1') == moved)
    require('an outlet that is not there is refused', 'O77' in call('overlay', office, 'O77', expect=1))

    # Not all the way: to the next section, a distance, a time of travel.
    near = call('trace', office, '--from', 'section:S1', '--up', '--until-section')
    require('up to the next section and no further', [each['code'] for each in near['sections']] == ['S2'] and 'O1' not in [each['code'] for each in near['outlets']], near)
    near = call('trace', office, '--from', 'section:S1', '--up', '--distance', '2')
    require('two kilometres are two kilometres', near['outlets'] and all(each['distance_m'] <= 2000 for each in near['outlets']), near)
    require('so is the time the water takes for them', call('trace', office, '--from', 'section:S1', '--up', '--hours', '2', '--velocity', '0.2777778')['outlets'] == near['outlets'])
    require('a time wants a velocity', 'velocity' in call('trace', office, '--from', 'section:S1', '--up', '--hours', '2', expect=2))
    # With what each carries of a parameter.
    loaded = call('trace', office, '--from', 'section:S1', '--up', '--parameter', 'nh3n', '--period', '2026')
    by_code = {each['code']: each for each in loaded['outlets']}
    require('each outlet has its load and what it rests on', (by_code['O1']['kg_d'], by_code['O1']['kg_d_low'], by_code['O1']['kg_d_high'], by_code['O1']['basis']) == (60, 60, 60, 'declared'), loaded)
    require('or what it lacks', by_code['O3']['missing'] == 'concentration' and not any('kg_d' in key for key in by_code['O3']), loaded)
    told = {each['code']: each for each in call('chain', office, 'section:S1', '--parameter', 'nh3n', '--period', '2026')['outlets']}
    require('the chain tells the same loads in the same words', all(told[code].get(key) == each.get(key) for code, each in by_code.items() for key in ('kg_d', 'kg_d_low', 'kg_d_high', 'basis', 'missing')), (told, loaded))
    require('sections too', all('basis' in each or 'missing' in each for each in loaded['sections']) and loaded['parameter'] == 'nh3n', loaded)
    require('in words it is a figure behind the distance', 'O1  ' in words('trace', office, '--from', 'section:S1', '--up', '--parameter', 'nh3n') and '60 kg/d' in words('trace', office, '--from', 'section:S1', '--up', '--parameter', 'nh3n'))
    require('a period wants a parameter', 'parameter' in call('trace', office, '--from', 'section:S1', '--up', '--period', '2026', expect=2))
    require('and one that makes a load', 'ph' in call('trace', office, '--from', 'section:S1', '--up', '--parameter', 'ph', expect=1))
    plain = call('trace', office, '--from', 'section:S1', '--up')
    require('without a parameter nothing is weighed', 'parameter' not in plain and not any('kg_d' in each or 'missing' in each for each in plain['outlets']), plain)
    require('and the same is met', [each['code'] for each in plain['outlets']] == [each['code'] for each in loaded['outlets']], plain)
    never = call('trace', office, '--from', 'section:S1', '--up', '--parameter', 'nh3n', '--period', '2019')
    require('in a year without samples what was declared is not enough', all('missing' in each for each in never['outlets'] if each['code'] == 'O1'), never)
    require('a border wants divisions', 'division' in call('trace', office, '--from', 'section:S1', '--up', '--until-border', expect=1))
    call('set', office, 'reach', 'R2', 'division=411381')
    call('set', office, 'reach', 'R1', 'division=411325')
    home = call('trace', office, '--from', 'section:S1', '--up', '--until-border')
    require('across the border nothing is met', home['outlets'] and not any(each['reach'] == 'R1' for each in home['outlets']), home)
    require('there is no bench of that name', 'trace' in subprocess.run([program, 'bench', 'tides'], capture_output=True, text=True).stderr)

close()
