# What the lints share: where the sources are, and a C file cut into functions without a compiler.
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import pathlib
import re
import sys
from typing import NamedTuple

ROOT = pathlib.Path(__file__).resolve().parents[2]
SRC = ROOT / 'src'
TESTS = ROOT / 'tests'

NOISE = re.compile(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
BODY = re.compile(r'^\{$(.*?)^\}', re.S | re.M)


class Function(NamedTuple):
    name: str
    line: int       # of its name, from 1
    lines: int      # from brace to brace
    returns: str    # the line above the name: `static gboolean`, `char *`
    explained: bool  # a /** comment ends right above


def relative(path):
    return path.relative_to(ROOT)


def sources(*patterns, under=SRC):
    return sorted(path for pattern in patterns for path in under.glob(pattern))


def without_noise(text):
    """The text with comments and literals blanked; every line stays where it was."""
    return NOISE.sub(lambda m: re.sub(r'[^\n]', ' ', m.group()), text)


def code_lines(text):
    return [line for line in without_noise(text).splitlines() if line.strip()]


def functions(path):
    """The functions a C file defines, in order."""
    text = path.read_text()
    lines, bare = text.splitlines(), without_noise(text)
    found = []
    for body in BODY.finditer(bare):
        brace = bare.count('\n', 0, body.start())
        name = head_line(bare.splitlines(), brace)
        if name is None:
            continue
        above = name - 1
        before = lines[above - 1].strip() if above > 0 else ''
        found.append(Function(re.match(r'\w+', lines[name]).group(), name + 1,
                              body.group().count('\n') + 1, lines[above].strip(),
                              before.endswith('*/') and opens_doc(lines, above - 1)))
    return found


def head_line(lines, brace):
    """The line that holds the name of the function whose body opens on line `brace`, or None for a struct."""
    for number in range(brace - 1, max(brace - 40, -1), -1):
        line = lines[number]
        if re.match(r'\w+ \(', line):
            return number
        if not line.startswith((' ', '\t')):
            return None
    return None


def opens_doc(lines, end):
    while end >= 0 and '/*' not in lines[end]:
        end -= 1
    return end >= 0 and lines[end].strip().startswith('/**')


def finish(offenders, praise):
    """Prints what is wrong, or one line that nothing is, and leaves with the matching status."""
    print('\n'.join(map(str, offenders)) if offenders else praise)
    sys.exit(bool(offenders))
