"""Commands and groups as typer wants them, with pages of our own; none is made before its turn."""

from importlib import import_module
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup
from typer.exceptions import TyperException

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.base.words import did_you_mean, nearest
from anplan.cli.bundles import spread
from anplan.cli.errors import is_missing, missing, usage_error
from anplan.cli.front import no_command
from anplan.cli.line import option_names, split
from anplan.cli.menu import HELP_NAMES, Outline
from anplan.cli.options import run_of
from anplan.cli.page import PageSection, command_rows, page


def make(name: str, outline: Outline, cls: type["Command | Group"]) -> Any:
    """Make a command of its outline, or a group, of whose own commands none is made."""
    module, _, function = outline.code.partition(":")
    callback = spread(getattr(import_module(f"anplan.cli.{module}"), function))
    app = typer.Typer(
        name=name,
        add_completion=False,
        rich_markup_mode=None,
        context_settings={"help_option_names": list(HELP_NAMES)},
    )
    if issubclass(cls, Command):
        app.command(name, cls=cls, help=outline.help)(callback)
        return typer.main.get_command(app)
    app.callback(
        cls=cls,
        help=outline.help,
        invoke_without_command=True,
        subcommand_metavar=outline.usage,
    )(callback)
    group: Any = typer.main.get_command(app)
    group.fill(outline)
    return group


class Command(TyperCommand):
    """A command whose page is in the reader's language."""

    def get_help(self, ctx: Any) -> str:
        """Return the command's page."""
        return _page(self, ctx)


class Group(TyperGroup):
    """The program: commands that are made when they are called."""

    member: type[Command] = Command
    title = mark("Commands:")
    outline: Outline

    def fill(self, outline: Outline) -> None:
        """Take the commands, of which none is made yet."""
        self.outline = outline
        self.commands = {
            name: Unmade(name, kind, Kinds if kind.kinds else self.member)
            for name, kind in outline.kinds.items()
        }

    def get_help(self, ctx: Any) -> str:
        """Return the page of all its commands."""
        words = run_of(ctx).words
        return _page(self, ctx, (words(self.title), command_rows(self.outline.kinds, words)))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that a line begins with."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise self.refusal(args[0])
        return super().resolve_command(ctx, args)

    def refusal(self, word: str) -> UsageError:
        """Return what is said of a word that is no command."""
        return no_command(word)


class Kind(Command):
    """One kind of a group. What begins with a dash and is no option is one of its words."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments; a word, or an option that is needed, is missing where it is empty."""
        line = split(args, self.get_params(ctx))
        try:
            rest = super().parse_args(ctx, line.options_first())
        except TyperException as error:
            raise usage_error(error, ctx) from error
        wanted = (one for one in self.params if one.required or isinstance(one, TyperArgument))
        empty = [param for param in wanted if _is_empty(ctx, param)]
        if empty and not ctx.resilient_parsing:
            raise missing(ctx, empty[0])
        return rest

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return how the kind is written: its words, then the options that it needs."""
        pieces = []
        for param in self.params:
            name = param.make_metavar(ctx)
            if isinstance(param, TyperArgument):
                pieces.append(name if param.required else f"[{name}]")
            elif param.required:
                pieces.append(f"{param.opts[0]} {name}")
        return [*pieces, "[OPTIONS]"]


class Kinds(Group):
    """A command of several kinds, each with its own words and options: record, decide."""

    member = Kind
    title = mark("Kinds:")

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the options that stand before the kind behind it, where its command reads them."""
        if args and args[0].startswith("-"):
            args = self._kind_first(ctx, args)
        return super().parse_args(ctx, args)

    def _kind_first(self, ctx: Any, args: list[str]) -> list[str]:
        own = self.get_params(ctx)
        kinds = [make(name, kind, Kind) for name, kind in self.outline.kinds.items()]
        known = [*own, *(param for kind in kinds for param in kind.params)]
        line = split(args, known)
        if not line.names <= option_names(known):
            return args
        if line.words:
            kind, *words = line.words
            return [kind, *line._replace(words=words).options_first()]
        if not line.names <= option_names(own) and not ctx.resilient_parsing:
            raise self.no_kind()
        return args

    def refusal(self, word: str) -> UsageError:
        """Return what is said of a word that is no kind."""
        close = nearest(word, self.commands)
        return UsageError(
            Message(self.outline.unknown, {"word": word}),
            did_you_mean(close, self._choices()),
        )

    def no_kind(self) -> UsageError:
        """Return what is said where the kind is missing."""
        return UsageError(is_missing("KIND"), self._choices())

    def _choices(self) -> Message:
        return say("Use one of: {choices}", choices=tuple(self.commands))


class Unmade(TyperCommand):
    """A command of which only the name and the help are known until it is called."""

    def __init__(self, name: str, outline: Outline, cls: type[Command | Group]) -> None:
        """Keep what the command is made of."""
        super().__init__(name, help=outline.help)
        self._parts = name, outline, cls

    def make_context(self, info_name: Any, args: Any, parent: Any = None, **extra: Any) -> Any:
        """Make the command and let it read its arguments."""
        return make(*self._parts).make_context(info_name, args, parent, **extra)


def _is_empty(ctx: Any, param: Any) -> bool:
    value = ctx.params[param.name]
    return isinstance(value, str) and not value.strip()


def _page(command: Any, ctx: Any, *commands: PageSection) -> str:
    """Return a command's page: the commands of a group, arguments, options."""
    words = run_of(ctx).words
    arguments: list[tuple[str, str]] = []
    options: list[tuple[str, str]] = []
    for param in command.get_params(ctx):
        name, _ = param.get_help_record(ctx)
        rows = arguments if isinstance(param, TyperArgument) else options
        rows.append((name, words(param.help)))
    sections = [*commands, (words("Options:"), options)]
    if arguments:
        sections.insert(len(commands), (words("Arguments:"), arguments))
    usage = " ".join((ctx.command_path, *command.collect_usage_pieces(ctx)))
    return page(words, usage, command.help or "", sections)
