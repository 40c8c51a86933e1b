"""An open workspace: what programs and the command line ask of erasmeter. ``erasmeter.open(folder)`` gives one."""

from erasmeter.opened.files import Files
from erasmeter.opened.measures import Measures
from erasmeter.opened.prose import Prose
from erasmeter.opened.publications import Publications


class OpenedWorkspace(Files, Measures, Prose, Publications):
    """A workspace with its definitions. Tables are built anew whenever snapshots or definitions have changed.

    All methods take the date as a ``date`` or None, which stands for the configured date, else that of the newest
    snapshot. They raise WrongCall, DefinitionFaults or DataFaults.
    """
