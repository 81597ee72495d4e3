#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop knows a package by what is in it, whatever its name is, and opens it with the program."""
import os
import pathlib
import subprocess
import tempfile
import zipfile

from source import ROOT, finish

TYPE = 'application/x-suyuan-package'
NAME = 'cn.suyuan.Suyuan'
EXPECTED = {'a.suyuan.zip': ('batches', TYPE), 'b.suyuan': ('batches', TYPE), 'nameless': ('batches', TYPE),
            'c.zip': ('letter.txt', 'application/zip'), 'd.zip': ('batches.csv', 'application/zip')}


def ask(path, data):
    run = subprocess.run(['gio', 'info', '-a', 'standard::content-type', path], capture_output=True, text=True,
                         env={**os.environ, 'XDG_DATA_HOME': str(data), 'LC_ALL': 'C.UTF-8'})
    return run.stdout.rpartition('standard::content-type: ')[2].strip()


offenders = []
with tempfile.TemporaryDirectory() as folder:
    data = pathlib.Path(folder)
    packages = data / 'mime' / 'packages'
    packages.mkdir(parents=True)
    (packages / f'{NAME}.xml').write_text((ROOT / 'data' / f'{NAME}.mime.xml').read_text())
    subprocess.run(['update-mime-database', packages.parent], check=True, capture_output=True)
    for name, (first, expected) in EXPECTED.items():
        with zipfile.ZipFile(data / name, 'w') as made:
            made.writestr(first, 'x' * 100)
        found = ask(data / name, data)
        if found != expected:
            offenders.append(f'data/{NAME}.mime.xml: takes {name} for “{found}”, and it is {expected}')
    (data / 'work.suyuan').mkdir()
    if ask(data / 'work.suyuan', data) != 'inode/directory':
        offenders.append(f'data/{NAME}.mime.xml: takes a workspace for a package')
if f'MimeType={TYPE};' not in (ROOT / 'data' / f'{NAME}.desktop.in').read_text():
    offenders.append(f'data/{NAME}.desktop.in: does not open {TYPE}')
finish(offenders, f'{len(EXPECTED)} files are known for what they are')
