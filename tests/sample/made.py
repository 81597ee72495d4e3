#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""made.py SUYUANCTL: makes the sample workspace and asks it what a newcomer would see."""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = str(pathlib.Path(sys.argv.pop(1)).resolve())
STATES = {'registered', 'assigned', 'received', 'scheme_approved', 'under_way', 'submitted', 'prechecked', 'closed'}
STATUSES = {'to_verify', 'to_monitor', 'to_trace', 'to_rectify', 'under_way', 'awaiting_closure', 'closed', 'no_action', 'supervised', 'sealed'}


class Sample(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.scratch = tempfile.TemporaryDirectory()
        cls.folder = pathlib.Path(cls.scratch.name)
        environment = dict(os.environ, SUYUANCTL=PROGRAM, XDG_DATA_HOME=str(cls.folder / 'home'))
        os.environ['XDG_DATA_HOME'] = environment['XDG_DATA_HOME']
        made = subprocess.run([ROOT / 'data/sample/make', cls.folder / 'made'], env=environment, capture_output=True, text=True)
        assert made.returncode == 0, made.stderr

    @classmethod
    def tearDownClass(cls):
        cls.scratch.cleanup()

    def ask(self, verb, *words, status=0):
        done = subprocess.run([PROGRAM, verb, self.folder / 'made/sample.suyuan', *words, '--json'], capture_output=True, text=True)
        self.assertEqual(done.returncode, status, done.stderr)
        return json.loads(done.stdout)

    def test_counts(self):
        counts = self.ask('info')['counts']
        self.assertGreaterEqual(counts['outlet'], 300)
        self.assertEqual(counts['section'], 6)
        self.assertEqual({row['division'] for row in self.ask('list', 'outlet')}, {'411325', '411381'})

    def test_every_state(self):
        self.assertEqual(STATUSES - {row['status'] for row in self.ask('list', 'outlet')}, set())
        self.assertEqual(STATES - {row['state'] for row in self.ask('list', 'task')}, set())

    def test_one_county_is_late(self):
        late = collections.Counter()
        for row in self.ask('list', 'task', '--filter', "deadline < '2026-11-01' and state != closed"):
            late[row['outlet'][:2]] += 1
        self.assertGreaterEqual(late['NX'], 5)

    def test_rain_outlet_rebounds(self):
        task, = [row for row in self.ask('list', 'task') if row['outlet'] == 'DZ-0201']
        shown = self.ask('task', 'show', task['code'])
        self.assertEqual(shown['round'], 2)
        self.assertEqual([node['code'] for node in self.ask('list', 'node')], ['YW-1', 'YW-2', 'YW-3'])

    def test_banned_and_merged(self):
        for code in ('DZ-0202', 'DZ-0203', 'DZ-0204'):
            self.assertEqual(self.ask('show', 'outlet', code)['fields']['status'], 'sealed')

    def test_journal_is_whole(self):
        self.assertTrue(self.ask('verify')['ok'])

    def test_says_what_it_is(self):
        self.assertTrue(self.ask('info')['rehearsal'])
        for row in self.ask('list', 'enterprise'):
            self.assertIn('示例', row['name'])

    def test_inbox(self):
        for name in ('内乡县台账.xlsx', '邓州市清单.xlsx', '检测结果.xlsx', '湍河左岸.gpx'):
            self.assertTrue((self.folder / 'made/inbox' / name).exists())


if __name__ == '__main__':
    unittest.main()
