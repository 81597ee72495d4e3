# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A river of two reaches with a section below and an outlet above, and what the command line says of it."""
import json
import os
import pathlib
import subprocess
import sys

from tap import require

program = sys.argv[1]
environment = os.environ | {'SUYUAN_CLOCK': '2026-03-20T09:00:00+08:00'}


def call(*arguments, expect=0):
    """The document a command prints; on a refusal what it complains of."""
    done = subprocess.run([program, *arguments, '--json'], capture_output=True, text=True, env=environment)
    require(f'{arguments[0]} ends with {expect}', done.returncode == expect, done.stderr)
    return json.loads(done.stdout) if done.stdout.strip() else done.stderr


def words(*arguments, expect=0):
    """The same for somebody at a terminal."""
    said = subprocess.run([program, *arguments], capture_output=True, text=True, env=environment)
    require(f'{arguments[0]} in words ends with {expect}', said.returncode == expect, said.stderr)
    return said.stdout


def make(folder):
    """The workspace, with settings of its own: other tests run beside it."""
    office = str(pathlib.Path(folder) / 'city.suyuan')
    reaches = pathlib.Path(folder) / 'reaches.csv'
    reaches.write_text('code,name,parent,wkt\n'
                       'R2,lower,,"LINESTRING (112.05 32.7, 112.1 32.7)"\n'
                       'R1,upper,R2,"LINESTRING (112 32.7, 112.05 32.7)"\n')
    environment.update(XDG_CONFIG_HOME=f'{folder}/config', XDG_DATA_HOME=f'{folder}/data')
    call('new', office, '--rehearsal')
    call('import', office, str(reaches), '--as', 'reach', '--map', 'geometry=wkt')
    call('add', office, 'section', 'code=S1', 'name=断面', 'lon=112.09', 'lat=32.7', 'target=III', 'river=湍河')
    call('add', office, 'outlet', 'code=O1', 'name=一号口', 'lon=112.02', 'lat=32.701', 'stage=confirmed')
    return office
