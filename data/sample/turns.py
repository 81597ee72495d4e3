"""Stories told side by side: each takes its next step on its own day, and the days come in order."""
# SPDX-FileCopyrightText: 2026 The Suyuan authors
# SPDX-License-Identifier: GPL-3.0-or-later
import threading


class Turns:
    """One story runs at a time: of all that wait, the one whose day is first, then the one that was named first."""

    def __init__(self):
        self.change = threading.Condition()
        self.waiting, self.order, self.running, self.error = {}, {}, None, None

    def wait(self, moment):
        """Called by a story before its next step; returns when it is its turn."""
        me = threading.current_thread()
        if me not in self.order:
            return
        with self.change:
            self.waiting[me] = (moment, self.order[me])
            self.hand_on()
            self.change.wait_for(lambda: self.running is me or self.error)
            if self.error:
                raise SystemExit

    def hand_on(self):
        """Whose turn is it? Nobody's until every story has said when it wants to go on."""
        self.running = min(self.waiting, key=self.waiting.get) if self.waiting and len(self.waiting) == len(self.order) else None
        if self.running:
            del self.waiting[self.running]
        self.change.notify_all()

    def tell(self, story):
        me = threading.current_thread()
        try:
            self.wait(())
            story()
        except Exception as error:  # the first one ends all stories and is raised again by run()
            self.error = self.error or error
        with self.change:
            del self.order[me]
            self.hand_on()

    def run(self, stories):
        threads = [threading.Thread(target=self.tell, args=[story]) for story in stories]
        self.order = {thread: number for number, thread in enumerate(threads)}
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if self.error:
            raise self.error
