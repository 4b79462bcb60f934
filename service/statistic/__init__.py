"""Statistic: what is a figure a figure of, and do two figures measure the same thing?"""

from service.statistic.match import Match, match
from service.statistic.profile import Profile, profile
from service.statistic.story import Story, story
from service.statistic.words import Vocabulary

__all__ = ["Match", "Profile", "Story", "Vocabulary", "match", "profile", "story"]
