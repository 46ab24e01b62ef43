"""What comes with the package: templates, the real plan, the sample's papers."""

from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.tree import Tree
from anplan.files.yaml.decode import pointer

_PACKAGED = Path(__file__).parents[1] / "data"
_CHECKOUT = Path(__file__).parents[3]


def data_folder(name: str) -> Path:
    """Return a folder that comes with the wheel; in a checkout it lies at the top level."""
    for base in (_PACKAGED, _CHECKOUT):
        if (base / name).is_dir():
            return base / name
    raise FileError(
        say("The installation is incomplete: {name} is missing", name=name),
        say("Reinstall anplan"),
    )


def template_text(tree: Tree, name: str) -> tuple[str, str]:
    """Return a template's name and text: the workspace's own wins over the packaged one."""
    own = f"templates/{name}"
    try:
        data = tree.read(own)
        if problem := pointer(data, own):
            raise FileError(say("{file}: {reason}", file=own, reason=problem.message), problem.hint)
        return own, data.decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        packaged = data_folder("templates") / name
        return name, packaged.read_text(encoding="utf-8")
    except (OSError, ValueError) as error:
        raise FileError(
            say("The template {name} cannot be read: {reason}", name=name, reason=str(error)),
            say("Save it as UTF-8, or remove it to use the packaged one"),
        ) from error
