#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The network of reaches and what lies at it: mended, walked, snapped, proposed and overlaid by the command line.

usage: network.py SUYUANCTL SOURCE_ROOT"""
import fcntl
import pathlib
import subprocess
import tempfile

from river import call, make, program, words
from tap import close, require

with tempfile.TemporaryDirectory() as folder:
    office = make(folder)
    call('add', office, 'enterprise', 'code=E1', 'name=示例厂')
    call('add', office, 'outlet', 'code=O3', 'name=三号口', 'reach=R2', 'chainage_m=2000')

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
    call('add', office, 'outlet', 'code=O8', 'name=无处', 'reach=R1')
    found = call('snap', office, 'outlet', 'O8')
    require('a reach without a place on it is told alone', found['reach'] == 'R1' and found['because'] == 'reach' and 'chainage_m' not in found and 'distance_m' not in found, found)
    require('in words too', words('snap', office, 'outlet', 'O8') == 'outlet O8: reach  R1\n', words('snap', office, 'outlet', 'O8'))
    found = call('snap', office, 'section', 'S2')
    require('a section lies at a reach, with no bank to be on', found['kind'] == 'section' and found['reach'] == 'R2' and found['candidates'] == [], found)
    call('set', office, 'reach', 'R1', 'geometry=LINESTRING (111.99 32.7, 112.05 32.7)')
    moved = call('snap', office, 'outlet', 'O1')
    require('a reach that grows at its head carries its outlets along', abs(moved['chainage_m'] - 1871 - 936) < 15, moved)
    told = call('set', office, 'reach', 'R1', 'geometry=LINESTRING (112 32.7, 112.05 32.7)')
    require('and says so of each', any('O1' in each for each in told['warnings']), told)
    call('undo', office)
    require('one step back takes both back', call('snap', office, 'outlet', 'O1') == moved)
    redrawn = pathlib.Path(folder) / 'redrawn.csv'
    redrawn.write_text('code,geometry\nR1,"LINESTRING (112 32.7, 112.05 32.7)"\n', encoding='utf-8')
    told = call('import', office, str(redrawn), '--as', 'reach', '--mode', 'update', '--key', 'code')
    require('a list that draws the line anew carries them as well', told['updated'] == 1 and {each['code'] for each in told['verdicts']} == {'carried'} and abs(call('snap', office, 'outlet', 'O1')['chainage_m'] - 1871) < 10, told)
    call('undo', office)
    require('and one step back is to the digit', call('snap', office, 'outlet', 'O1') == moved)
    call('set', office, 'outlet', 'O6', 'town=某镇')
    require('an undo names what it takes back', 'Taken back: Changed: outlets, batch' in words('undo', office))
    require('an outlet that is not there is refused', 'O77' in call('overlay', office, 'O77', expect=1))

    # Not all the way: to the next section, a distance, a time of travel.
    near = call('trace', office, '--from', 'section:S1', '--up', '--until-section')
    require('up to the next section and no further', [each['code'] for each in near['sections']] == ['S2'] and 'O1' not in [each['code'] for each in near['outlets']], near)
    near = call('trace', office, '--from', 'section:S1', '--up', '--distance', '2')
    require('two kilometres are two kilometres', near['outlets'] and all(each['distance_m'] <= 2000 for each in near['outlets']), near)
    require('so is the time the water takes for them', call('trace', office, '--from', 'section:S1', '--up', '--hours', '2', '--velocity', '0.2777778')['outlets'] == near['outlets'])
    require('a time wants a velocity', 'velocity' in call('trace', office, '--from', 'section:S1', '--up', '--hours', '2', expect=2))
    require('a border wants divisions', 'division' in call('trace', office, '--from', 'section:S1', '--up', '--until-border', expect=1))
    call('set', office, 'reach', 'R2', 'division=411381')
    call('set', office, 'reach', 'R1', 'division=411325')
    home = call('trace', office, '--from', 'section:S1', '--up', '--until-border')
    require('across the border nothing is met', home['outlets'] and not any(each['reach'] == 'R1' for each in home['outlets']), home)

close()
