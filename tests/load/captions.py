"""The captions that the load is made of: those beside this file, or those of CAPTIONS=file.jsonl."""

from __future__ import annotations

import json
from pathlib import Path

import yaml

HERE = Path(__file__).with_name("captions.yaml")


def captions(file: Path | None = None) -> list[str]:
    """A YAML list of texts, or one JSON object a line: {"text": "..."}."""
    source = file or HERE
    text = source.read_text("utf-8")
    try:
        if source.suffix == ".jsonl":
            found = [json.loads(line)["text"] for line in text.split("\n") if line.strip()]
        else:
            found = [str(one) for one in yaml.safe_load(text)]
    except (ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        raise SystemExit(f"{source}: error: it holds no captions: {type(error).__name__}") from error
    if not found:
        raise SystemExit(f"{source}: error: no caption in it")
    return found
