"""The US Consolidated Screening List, in the publisher's JSON."""
