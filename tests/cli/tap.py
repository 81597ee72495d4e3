# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a script sees, as lines of the Test Anything Protocol."""
import sys

count = failed = 0


def check(what, truth, seen=''):
    """Goes on after what does not hold; `close` says so in the end."""
    global count, failed
    count += 1
    print(f'{"ok" if truth else "not ok"} {count} - {what}')
    if not truth:
        failed += 1
        print('# ' + str(seen)[:600].replace('\n', '\n# '))


def require(what, truth, seen=''):
    """Ends the script where what follows would make no sense."""
    check(what, truth, seen)
    if not truth:
        sys.exit(close())


def close():
    """The plan, last; the status to end with."""
    print(f'1..{count}')
    return 1 if failed else 0
