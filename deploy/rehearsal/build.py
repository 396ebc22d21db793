"""Carries out a Dockerfile's stages, each in a root of its own."""

import json
import os
import shlex
import shutil
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from deploy.rehearsal.dockerfile import Instruction, Stage, assignments
from deploy.rehearsal.root import PATH, Root, copy_of_clean_debian, passed_on
from tests.servers.progress import say

DECLARATIONS = {"EXPOSE"}
NODE = Path(__file__).resolve().parents[2] / "requirements" / "web.txt"


@dataclass
class Image:
    """What a stage came to: its root, and how a container of it starts."""

    root: Root
    workdir: str = "/"
    user: str = "0:0"
    environment: dict[str, str] = field(default_factory=dict)
    entrypoint: list[str] = field(default_factory=list)
    start: list[str] = field(default_factory=list)
    healthcheck: list[str] = field(default_factory=list)

    def command(self, words: list[str], **environment: str) -> list[str]:
        """The command line that runs the words in a container of this image."""
        variables = {**self.environment, **environment}
        return self.root.command(words, environment=variables, inside=self.workdir, user=self.user)


class Build:
    """The stages built so far, and the context they may copy from."""

    def __init__(self, folder: Path, context: Path) -> None:
        self.folder = folder
        self.context = Root(context)
        self.images: dict[str, Image] = {}

    def stage(self, stage: Stage) -> Image:
        """Build one stage. Raises SystemExit with the end of what a failing command wrote."""
        began = time.monotonic()
        image = Image(self.base(stage))
        for instruction in stage.instructions:
            self.carry_out(instruction, image)
        self.images[stage.name] = image
        say(f"-- stage {stage.name}: {time.monotonic() - began:.0f} s")
        return image

    def base(self, stage: Stage) -> Root:
        """What stands in for the base image: a clean Debian; for Node.js with the wheel that `make` takes, too."""
        root = copy_of_clean_debian(self.folder / stage.name)
        if stage.base.startswith("node:"):
            shutil.copy(NODE, root.path("/opt/web.txt"))
            shell(root, "python -m venv /opt/node && /opt/node/bin/pip install -q --require-hashes -r /opt/web.txt")
            shell(root, "ln -s /opt/node/bin/node /opt/node/bin/npm /opt/node/bin/npx /usr/local/bin/")
        return root

    def carry_out(self, instruction: Instruction, image: Image) -> None:
        match instruction.keyword:
            case "RUN":
                say(f"   {instruction.rest[:110]}")
                shell(image.root, instruction.rest, image)
            case "COPY":
                self.copy(instruction.rest, image)
            case "WORKDIR":
                image.workdir = os.path.join(image.workdir, instruction.rest)
                image.root.path(image.workdir).mkdir(parents=True, exist_ok=True)
            case "ENV":
                image.environment |= assignments(instruction.rest, {"PATH": PATH, **image.environment})
            case "USER":
                image.user = instruction.rest
            case "ENTRYPOINT":
                image.entrypoint = json.loads(instruction.rest)
            case "CMD":
                image.start = json.loads(instruction.rest)
            case "HEALTHCHECK":
                image.healthcheck = json.loads(instruction.rest.partition("CMD")[2])
            case keyword if keyword not in DECLARATIONS:
                raise SystemExit(f"The rehearsal does not know {keyword}: teach it, or what it shows is not true.")

    def copy(self, rest: str, image: Image) -> None:
        words = shlex.split(rest)
        options = [word for word in words if word.startswith("--")]
        *sources, target = [word for word in words if word not in options]
        source_root = self.context
        for option in options:
            name, _, value = option.partition("=")
            if name != "--from":
                raise SystemExit(f"The rehearsal does not know COPY {name}.")
            source_root = self.images[value].root
        place = image.root.path(os.path.join(image.workdir, target))
        is_folder = len(sources) > 1 or target.endswith(("/", "."))
        for source in sources:
            copy_into(source_root.path(source), place, is_folder=is_folder)


def copy_into(source: Path, place: Path, *, is_folder: bool) -> None:
    """As COPY does: of a folder what is in it, of a file the file, into the place or under its name."""
    if source.is_dir():
        shutil.copytree(source, place, symlinks=True, dirs_exist_ok=True)
        return
    target = place / PurePosixPath(source).name if is_folder else place
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, target)


def shell(root: Root, line: str, image: Image | None = None) -> None:
    image = image or Image(root)
    done = subprocess.run(
        image.command(["/bin/sh", "-c", line], **passed_on()),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if done.returncode != 0:
        raise SystemExit(f"{done.stdout[-4000:]}\nFailed with code {done.returncode}: {line}")
