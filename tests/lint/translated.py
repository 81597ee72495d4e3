#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every file with words for people is listed in po/POTFILES, and every language is complete and without guesses.

With --write it lists the files anew and merges the new messages into every language, ready to be translated.
"""
import re
import subprocess
import sys
import tempfile

from source import ROOT, finish, relative, sources, without_noise

PO = ROOT / 'po'
CALL = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext|g_dpgettext2) ?\(')
GLIB_FORMAT = re.compile(r'_ \((?:[^;]*?)G_G\w+_(?:FORMAT|MODIFIER)')  # the extractor ends the message there
KEYWORDS = ['_', 'N_', 'C_:1c,2', 'NC_:1c,2', 'ngettext:1,2', 'g_dngettext:2,3', 'g_dpgettext2:2c,3']


def speaks(path):
    text = path.read_text()
    if path.suffix == '.c':
        return CALL.search(without_noise(text)) is not None
    return 'translatable="yes"' in text or path.name.endswith('.in')


def listing(found):
    listed = [line for line in (PO / 'POTFILES').read_text().split('\n') if line and not line.startswith('#')]
    for name in sorted(found - set(listed)):
        yield f'po/POTFILES: add {name}'
    for name in sorted(set(listed) - found):
        yield f'po/POTFILES: {name} has no words for people'
    if listed != sorted(listed):
        yield 'po/POTFILES: not in order'


def extract(template):
    subprocess.run(['xgettext', '--from-code=UTF-8', '--files-from=po/POTFILES', f'--output={template}', '--package-name=suyuan',
                    '--add-comments=Translators', '--add-location=file', *(f'--keyword={word}' for word in KEYWORDS)],
                   cwd=ROOT, check=True, capture_output=True)


def merged(language, template):
    """The messages of a language as text, brought up to the sources."""
    return subprocess.run(['msgmerge', '--quiet', '--no-fuzzy-matching', '--add-location=file', '--output-file=-',
                           str(PO / f'{language}.po'), template], check=True, capture_output=True).stdout


def write(speaking, languages):
    (PO / 'POTFILES').write_text('\n'.join(sorted(speaking)) + '\n')
    with tempfile.NamedTemporaryFile(suffix='.pot') as template:
        extract(template.name)
        for language in languages:
            text = merged(language, template.name)
            current = subprocess.run(['msgattrib', '--no-obsolete', '--add-location=file', '-'], input=text, check=True,
                                     capture_output=True).stdout
            (PO / f'{language}.po').write_bytes(current)


def missing(language, template):
    """The messages of the sources that a language lacks or only guesses at."""
    text = merged(language, template)
    for flag in ('--untranslated', '--only-fuzzy'):
        found = subprocess.run(['msgattrib', flag, '--no-obsolete', '--no-wrap', '-'], input=text, check=True,
                               capture_output=True).stdout.decode()
        for entry in found.split('\n\n')[1:]:
            where, message = re.search(r'^#: (\S+)', entry, re.M), re.search(r'^msgid (.*(?:\n".*)*)', entry, re.M)
            yield f'po/{language}.po: {where and where[1]}: {message and message[1]}'
    wrong = subprocess.run(['msgfmt', '--check', '--output-file=/dev/null', str(PO / f'{language}.po')],
                           capture_output=True, text=True)
    if wrong.returncode:
        yield wrong.stderr.strip()


files = sources('**/*.c') + sources('*.ui', under=ROOT / 'ui') + sources('*.in', under=ROOT / 'data')
speaking = {str(relative(path)) for path in files if speaks(path)}
languages = (PO / 'LINGUAS').read_text().split()
if '--write' in sys.argv:
    write(speaking, languages)
    sys.exit()
offenders = list(listing(speaking))
offenders += [f'{relative(path)}: in a message write PRId64 and the like of <inttypes.h>, not G_…_FORMAT'
              for path in sources('**/*.c') if GLIB_FORMAT.search(path.read_text())]
if not offenders:
    with tempfile.NamedTemporaryFile(suffix='.pot') as template:
        extract(template.name)
        for language in languages:
            offenders += missing(language, template.name)
finish(offenders, 'every word is listed and translated')
