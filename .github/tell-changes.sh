#!/usr/bin/env bash
# Writes the summary of a pull request: which pages readers will see changed, and how to open the preview. The checks
# run this where the last commit is GitHub's own, which brings the change and what it is to be merged into together: the
# first before it is the version without the change. PREVIEW_URL is where the preview can be downloaded.
set -euo pipefail
cd "$(dirname "$0")/.."

{
  echo "### What readers will see"
  echo
  make --silent changes BASE=HEAD^1
  echo
  echo "To look at it, [download the preview]($PREVIEW_URL), unpack it, and open \`index.html\` by double-click."
} >> "$GITHUB_STEP_SUMMARY"
