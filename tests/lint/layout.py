#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layout belongs to clang-format: names the files it would change and the command that changes them."""
import subprocess

from source import TESTS, finish, relative, sources

files = sources('**/*.[ch]') + sources('**/*.[ch]', under=TESTS)
offenders = []
for path in files:
    run = subprocess.run(['clang-format', '--style=file', str(path)], capture_output=True, text=True, check=True)
    if run.stdout != path.read_text():
        offenders.append(f'clang-format -i {relative(path)}')
finish(offenders, f'{len(files)} files as clang-format lays them out')
