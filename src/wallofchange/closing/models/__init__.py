from wallofchange.closing.models.follow_up import FollowUp, Reply

__all__ = ["FollowUp", "Reply"]
