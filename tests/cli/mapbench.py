#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `suyuanctl bench map` makes of the figures its helper prints. A helper of known figures stands in for the one
with a window, so that nothing is measured here.

usage: mapbench.py SUYUANCTL SOURCE_ROOT"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from tap import close, require

FIGURES = '''#!/bin/sh
[ "$GSK_RENDERER" = gl ] && with=16.5 clock=12.0 || with=11.4 clock=91.0
printf 'renderer\\tGskRenderer\\n'
printf 'index\\t500000\\t120.5\\n'
printf 'layer\\t500000\\t8\\t0.310\\t0.620\\t308\\t305\\t%s\\t10.0\\t%s\\t12.5\\n' $with $clock
printf 'layer\\t500000\\t12\\t0.310\\t1.200\\t808\\t605\\t%s\\t10.0\\t%s\\t12.5\\n' $with $clock
printf 'ground\\t1000000\\t8\\t%s\\t10.0\\t%s\\t12.5\\n' $with $clock
printf 'markers\\t5000\\t1300.0\\t96.0\\t46.0\\t97.5\\t47.5\\n'
'''
# Twenty milliseconds of frames without a change: sixteen more are a picture that comes late, more are a stall.
EDITS = '''#!/bin/sh
printf 'edit\\tmove\\t500000\\t36.0\\t20.0\\t95.0\\t21.0\\t30\\t210\\n'
printf 'edit\\tmany\\t500000\\t36.5\\t20.0\\t36.5\\t21.0\\t9000\\t900\\n'
'''


def bench(program, **environment):
    """Without node nothing is fetched, and with a display named none is started: the helper here opens no window."""
    return subprocess.run([program, 'bench', 'map', '--json'], capture_output=True, text=True,
                          env={name: value for name, value in os.environ.items() if name not in ('DISPLAY', 'WAYLAND_DISPLAY')}
                          | {'PATH': tools} | environment)


with tempfile.TemporaryDirectory() as folder:
    root = pathlib.Path(folder)
    tools = str(root / 'bin')
    (root / 'cli').mkdir()
    (root / 'app').mkdir()
    (root / 'bin').mkdir()
    for tool in ('env', 'sh', 'printf', '['):
        (root / 'bin' / tool).symlink_to(shutil.which(tool))
    program = shutil.copy(sys.argv[1], root / 'cli' / 'suyuanctl')

    done = bench(program, DISPLAY=':none')
    require('a helper that is not there is named, with where it was looked for',
          done.returncode != 0 and 'suyuan-map-bench' in done.stderr and str(root) in done.stderr and not done.stdout, done.stderr)

    helper = root / 'app' / 'suyuan-map-bench'
    editor = root / 'app' / 'suyuan-edit-bench'
    for script, text in (helper, FIGURES), (editor, EDITS):
        script.write_text(text)
        script.chmod(0o755)
    done = bench(program)
    require('without a display the way out is xvfb', done.returncode != 0 and 'xvfb' in done.stderr, done.stderr)

    done = bench(program, DISPLAY=':none')
    require('with both it is done', done.returncode == 0, done.stderr)
    figures = json.loads(done.stdout)
    cluster = [figure for figure in figures if figure['name'] == 'cluster']
    frames = [figure for figure in figures if 'whole frame' in figure['work'] and 'outlets, zoom 8' in figure['work']]
    require('the index stands beside nothing where there is no node', len(cluster) == 1 and 'peer' not in cluster[0], cluster)
    require('each renderer has its frame beside the map without the layer',
          [(figure['ours'], figure['peer_value'], round(figure['ratio'], 2)) for figure in frames] == [(11.4, 10.0, 1.14), (16.5, 10.0, 1.65)],
          frames)
    require('cairo is held to a ratio, gl to milliseconds more', [figure['within'] for figure in frames] == [True, False], frames)
    clocks = ['by the clock 91.0 ms, without it 12.5', 'by the clock 12.0 ms, without it 12.5']
    require('the clock stands in the words, and decides nothing: it says the reverse of what is held',
            all(clock in figure['work'] for clock, figure in zip(clocks, frames)), frames)
    snapshots = [figure['within'] for figure in figures if 'snapshot' in figure['work']]
    require('a snapshot over a millisecond is over its budget', snapshots == [True, False] * 2, snapshots)
    counted = [figure['within'] for figure in figures if 'with a count' in figure['work']]
    require('so are more counts than can be read', counted == [True, False] * 2, counted)
    ground = [figure['within'] for figure in figures if 'rivers of 1000000 vertices, zoom 8' in figure['work']]
    require('the ground is held to the same, by the same', ground == [True, False], ground)
    markers = [figure for figure in figures if figure.get('peer') == 'ShumateMarkerLayer']
    require('markers are the peer, by what they make the program work',
            [(figure['ours'], figure['peer_value'], figure['within']) for figure in markers] == [(46.0, 96.0, True)] * 2, figures)
    edits = [figure for figure in figures if 'longest step' in figure['work']]
    require('the longest step is held to one picture of the screen more than without a change, by its work',
            [(figure['ours'], figure['peer_value'], figure['budget'], figure['within']) for figure in edits]
            == [(36.0, 20.0, 36.0, True), (36.5, 20.0, 36.0, False)] * 2, edits)
    require('what is changed, the clock and when it is seen stand in the words',
            'one is moved (by the clock 95.0 ms, without it 21.0; written in 30 ms, shown 210 ms later)' in edits[0]['work'], edits)
    editor.unlink()
    done = bench(program, DISPLAY=':none')
    require('the other helper that is not there is named, too', done.returncode != 0 and 'suyuan-edit-bench' in done.stderr, done.stderr)
close()
