"""What is looked at on the network, and never while building: the site where readers find it, and where it leads."""
