"""Items on their way to the host."""

from wit_world.imports import sink

#: Items of one call of the host.
BATCH = 256


class Subjects:
    """Sends subjects to the host, some hundred at a time."""

    def __init__(self):
        self.batch = []

    def add(self, subject):
        """Takes one."""
        self.batch.append(subject)
        if len(self.batch) >= BATCH:
            self.send()

    def send(self):
        """Sends what is left."""
        if self.batch:
            sink.subjects(self.batch)
            self.batch = []
