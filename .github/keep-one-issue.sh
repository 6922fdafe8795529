#!/usr/bin/env bash
# Keeps one issue open as long as pages are overdue for their check against their sources: opens it, brings it up to
# date, and closes it when nothing is due. The weekly workflow runs this; `gh` is the host's own command line.
set -euo pipefail
cd "$(dirname "$0")/.."

title="Pages to check against their sources"
overdue=$(.venv/bin/python -m builder overdue)
open=$(gh issue list --state open --limit 500 --json number,title --jq ".[] | select(.title == \"$title\") | .number" | head -n 1)

if [[ -n $overdue ]]; then
  body="The day for the next check of these pages has come:

$overdue

\`CONTRIBUTING.md\` says what a check is. This list is brought up to date each week, and closed when nothing is due."
  if [[ -n $open ]]; then
    gh issue edit "$open" --body "$body"
  else
    gh issue create --title "$title" --body "$body"
  fi
elif [[ -n $open ]]; then
  gh issue close "$open" --comment "Nothing is due any more. Thank you."
else
  echo "No page is overdue."
fi
