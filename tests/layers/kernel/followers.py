"""A client that follows an account: what it believes is there, from nothing but what ``changes`` tells it."""

from kernel.journal import CannotCalculateChanges


class Follower:
    """Strict: it fetches what it is told was created, and of what it is told was updated only what it knows."""

    def __init__(self, journal, account, limit=500):
        self.journal, self.account, self.limit = journal, account, limit
        self.known = {}
        self.state = "0"
        self.strangers = []  # ids of which it was told that they changed, and never that they are there
        self.lost = 0  # times that it had to fetch everything

    def catch_up(self):
        """Follow until there is no more."""
        while self.step():
            pass

    def step(self):
        """One answer; whether there is more."""
        try:
            told = self.journal.changes(self.account, self.state, self.limit)
        except CannotCalculateChanges:
            self.lost += 1
            self.start_anew()
            return True
        assert not set(told.created) & set(told.destroyed)
        assert not set(told.created) & set(told.updated)
        assert not set(told.updated) & set(told.destroyed)
        self.strangers += [each for each in told.updated if each not in self.known]
        wanted = [*told.created, *(each for each in told.updated if each in self.known)]
        fetched = self.journal.find(self.account, wanted)
        for each in wanted:
            if each in fetched:
                self.known[each] = fetched[each]
            else:
                self.known.pop(each, None)  # gone since; the next answer says so
        for each in told.destroyed:
            self.known.pop(each, None)
        self.state = told.state
        return told.has_more

    def start_anew(self):
        from kernel.pages import Page

        self.state = self.journal.state(self.account)  # before the objects: what changes meanwhile is told again
        self.known = {}
        page = Page(limit=200)
        while True:
            listing = self.journal.page(self.account, page)
            self.known |= {each.note_id: each for each in listing.items}
            if listing.next is None:
                return
            page = Page(limit=200, cursor=listing.next)
