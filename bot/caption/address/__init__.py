"""Who a caption talks to and as whom: the places that speak to one reader, why a `you` is passed over, the voice."""

from bot.caption.address.listener import Heard, PassedOver, heard, one_to_one, passed_over
from bot.caption.address.speaker import Voice, voice

__all__ = ["Heard", "PassedOver", "Voice", "heard", "one_to_one", "passed_over", "voice"]
