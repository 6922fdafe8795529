"""The pages in Chromium: without JavaScript first, then with it."""
