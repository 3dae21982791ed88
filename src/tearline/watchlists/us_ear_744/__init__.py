"""The lists in supplements 4, 6 and 7 to 15 CFR part 744, in the XML of the eCFR."""
