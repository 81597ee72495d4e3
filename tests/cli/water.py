#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A section, an outlet above it and their samples: traced, graded, checked and weighed by the command line.

usage: water.py SUYUANCTL SOURCE_ROOT"""
import pathlib
import subprocess
import tempfile

from river import call, environment, make, program, words
from tap import close, require

with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
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
    said = subprocess.run([program, 'check', office], capture_output=True, text=True, env=environment)
    require('what it counts are remarks, several of which may be of one record', '2 remarks' in said.stderr and 'records' not in said.stderr, said.stderr)
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
    said = words('balance', office, 'S0', 'S1')
    require('the account stands in one line', 'residual' in said and 'out' in said, said)
    require('so does what is missing', 'decay' in said and 'velocity' in said, said)
    require('three outlets are listed', 'Outlets: 3' in said, said)
    require('a section alone is not enough', 'suyuanctl:' in call('balance', office, 'S0', expect=2))
    require('nor one that is not there', 'S9' in call('balance', office, 'S0', 'S9', expect=1))
    require('a section has no account with itself', 'upstream' in call('balance', office, 'S0', 'S0', expect=1))

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
    require('there is no bench of that name', 'trace' in subprocess.run([program, 'bench', 'tides'], capture_output=True, text=True).stderr)

close()
