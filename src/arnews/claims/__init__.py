"""Claims: what each figure of an article says — whose, of which metric, when, in which role."""

from arnews.claims.models import (
    Claim,
    Deal,
    Figure,
    Observation,
    Party,
    Period,
    Quote,
    Subject,
)

__all__ = ["Claim", "Deal", "Figure", "Observation", "Party", "Period", "Quote", "Subject"]
