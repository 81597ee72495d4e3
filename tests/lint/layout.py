#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Layout belongs to clang-format: names the files it would change and the command that changes them."""
import concurrent.futures
import os
import re
import subprocess

from source import ROOT, TESTS, finish, sources

files = [str(path.relative_to(ROOT)) for path in sources('**/*.[ch]') + sources('**/*.[ch]', under=TESTS)]
AT_ONCE = 50
OFFENCE = re.compile(r'^(\S+?):\d+:\d+: error: code should be clang-formatted', re.M)
# The settings under which our own programs are watched only slow somebody else's down.
environment = {name: value for name, value in os.environ.items() if not name.startswith('MALLOC_')}


def offenders_among(some):
    run = subprocess.run(['clang-format', '--style=file', '--dry-run', '--Werror', *some], capture_output=True, text=True, cwd=ROOT, env=environment)
    found = set(OFFENCE.findall(run.stderr))
    if run.returncode != 0 and not found:
        raise SystemExit(f'clang-format: {run.stderr}')
    return found


with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
    parts = pool.map(offenders_among, [files[i:i + AT_ONCE] for i in range(0, len(files), AT_ONCE)])
offenders = sorted(f'clang-format -i {name}' for part in parts for name in part)
finish(offenders, f'{len(files)} files as clang-format lays them out')
