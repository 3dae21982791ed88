"""The UN Security Council's consolidated list, in the publisher's XML."""
