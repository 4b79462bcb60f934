"""Statistic: what is a figure a figure of, and do two figures measure the same thing?"""

from service.statistic.match import link, match
from service.statistic.profile import SHARED_BLOCKS, Profile, profile
from service.statistic.scope import commonest
from service.statistic.story import story
from service.statistic.words import Vocabulary

__all__ = ["SHARED_BLOCKS", "Profile", "Vocabulary", "commonest", "link", "match", "profile", "story"]
