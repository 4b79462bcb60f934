"""Prints how well the choices that ship name thing, deed, doer and place: F1 on folders of annotated articles.

python -m training.score_choices FOLDER...
"""

import sys
from pathlib import Path

from service.figures import coreference
from training.train_choices import scores, stories

if __name__ == "__main__":
    for name in sys.argv[1:]:
        read_so = [(story, coreference.resolve(story.reading, story.drafts)) for story in stories(Path(name))]
        print(name, {field: round(reached, 3) for field, reached in scores(read_so).items()})
