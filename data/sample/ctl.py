"""suyuanctl as seen by the sample: one object that knows the workspace, who acts and what day it is."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import csv
import datetime
import json
import os
import pathlib
import subprocess
import threading


class Refused(Exception):
    """What the program answered when it said no."""


class Office(threading.local):
    """Each story has its own day and its own person; the workspace is one."""

    def __init__(self, program, workspace, folder, turns):
        self.program, self.workspace, self.folder, self.turns = program, str(workspace), pathlib.Path(folder), turns
        self.clock = self.person = None

    def on(self, day, hour=9):
        """From now on it is this day of the rehearsal."""
        self.turns.wait((day, hour))
        self.clock = datetime.datetime.fromisoformat(f'{day}T{hour:02d}:00:00+08:00')
        return self

    def by(self, person):
        self.person = person
        return self

    def call(self, verb, *words):
        """One verb on the workspace; returns its JSON document or raises Refused with its message."""
        command = [self.program, *verb.split()[:1], self.workspace, *verb.split()[1:], *map(str, words), '--json']
        if self.person:
            command += ['--by', self.person]
        environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='C', TZ='Asia/Shanghai')
        if self.clock:
            self.clock += datetime.timedelta(minutes=1)
            environment['SUYUAN_CLOCK'] = self.clock.isoformat()
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
        if done.returncode:
            raise Refused(f'{" ".join(command[1:])}: {done.stderr.strip()}')
        return json.loads(done.stdout)

    def load(self, kind, rows, mode='add'):
        """Rows (dicts by field key) go in as one import; every one of them has to be taken."""
        path = self.folder / f'{kind}.csv'
        keys = list(dict.fromkeys(key for row in rows for key in row))
        with path.open('w', newline='', encoding='utf-8') as file:
            writer = csv.DictWriter(file, keys)
            writer.writeheader()
            writer.writerows(rows)
        return self.load_file(kind, path, mode)

    def load_file(self, kind, path, mode='add'):
        report = self.call('import', path, '--as', kind, '--mode', mode)
        if report['refused']:
            raise Refused(f'{path.name}: {report["verdicts"][:5]}')
        return report

    def show_refused(self, verb, *words):
        """A story tells of a refusal: the verb has to be refused; returns the program's words."""
        try:
            self.call(verb, *words)
        except Refused as refusal:
            return str(refusal)
        raise AssertionError(f'{verb} {words} should have been refused')
