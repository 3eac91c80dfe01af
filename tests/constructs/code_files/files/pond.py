import os

# The pond.
class Pond:
    """Water."""

    depth = 3

    @property
    def frogs(self):
        return [1, 2]  # two

    async def dry(self):
        pass

# [end of the pond]
if os.name:
    def fill(pond):
        return pond	# full
