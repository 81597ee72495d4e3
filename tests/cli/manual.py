#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The manual page has every command with each of its options, under the command it belongs to.

usage: manual.py SUYUANCTL SOURCE_ROOT"""
import os
import pathlib
import re
import subprocess
import sys

from tap import check, close

program, source = sys.argv[1], pathlib.Path(sys.argv[2])
COMMON = {'--json', '--by'}
page = re.sub(r'\\f[A-Z]|\\&', '', (source / 'docs' / 'suyuanctl.1.in').read_text(encoding='utf-8')).replace('\\-', '-')
# A paragraph begins with the commands it is about, each followed by what it wants.
paragraphs = [(set(re.findall(r'[a-z]+', part.split('\n')[1])), part) for part in re.split(r'^\.TP$', page, flags=re.M)[1:]]


def told(*words):
    return subprocess.run([program, *words, '--help'], capture_output=True, text=True, check=True,
                          env=os.environ | {'LC_ALL': 'C.UTF-8', 'LANGUAGE': ''}).stdout


def options(text):
    return set(re.findall(r'--[a-z][a-z-]*', text))


check('the page says what every command takes', COMMON <= options(page.split('.SH COMMANDS')[0]))
commands = re.findall(r'^  suyuanctl ([a-z]+)', told(), flags=re.M)
check('the program names its commands', len(commands) > 20, commands)
for command in commands:
    wanted = set(re.findall(r'^  (?:-\w, )?(--[a-z][a-z-]*)', told(command), flags=re.M)) - COMMON - {'--help'}
    found = [part for names, part in paragraphs if command in names]
    missing = wanted - set().union(*map(options, found))
    check(f'{command} stands in the page', found)
    check(f'{command} stands there with its options', found and not missing, sorted(missing))

for word in ('quality', 'sealed_part', 'sealed'):
    check(f'the documents tell “{word}”, and so does the page', re.search(rf'\b{word}\b', page))
raise SystemExit(close())
