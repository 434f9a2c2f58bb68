from wallofchange.closing.models.follow_up import FollowUp, Reply
from wallofchange.closing.models.question import Question

__all__ = ["FollowUp", "Question", "Reply"]
