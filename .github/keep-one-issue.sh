#!/usr/bin/env bash
# Keeps one issue open as long as there is something to do: opens it, brings it up to date, and closes it when nothing is
# left. The weekly workflow runs this for each kind, with the list in FOUND; `gh` is the host's own command line.
set -euo pipefail

case ${1:-} in
  overdue)
    title="Pages to check against their sources"
    about="The day for the next check of these pages has come:"
    help="\`CONTRIBUTING.md\` says what a check is."
    ;;
  links)
    title="Links to other sites that don't answer"
    about="These addresses on other sites didn't answer as they should:"
    help="Open each one before you change it: a page that you can read isn't dead, even if a program was turned away."
    ;;
  audit)
    title="Known weaknesses in what the site is made with"
    about="These packages have weaknesses that someone has made known:"
    help="Readers get pages and none of these packages. Still, take in the newer versions soon: \`handbook/releasing.md\` says how."
    ;;
  *)
    echo "This keeps the issue of: overdue, links or audit." >&2
    exit 1
    ;;
esac

# Anyone may open an issue with such a title, and could change later what it says. So only one that a program opened counts.
ours=".[] | select(.author.is_bot and .title == \"$title\") | .number"
open=$(gh issue list --state open --limit 500 --json number,title,author --jq "$ours" | head -n 1)

if [[ -n ${FOUND:-} ]]; then
  body="$about

$FOUND

$help This list is brought up to date each week, and closed when nothing is left."
  if [[ -n $open ]]; then
    gh issue edit "$open" --body "$body"
  else
    gh issue create --title "$title" --body "$body"
  fi
elif [[ -n $open ]]; then
  gh issue close "$open" --comment "Nothing is left to do. Thank you."
else
  echo "There is nothing to do."
fi
