"""What has been published, and whether all of it still leads somewhere.

Nobody keeps a list. Two built sites are compared: the one a change makes, and the one it replaces.
"""
