#!/usr/bin/env bash
# Writes for the workflow which version is to go live: this one, or the earlier one that GO_BACK_TO names. An earlier one
# must be of main and have been live before, so it has passed every check. `gh` is the host's own command line.
set -euo pipefail
cd "$(dirname "$0")/.."

refuse() {
  echo "::error title=Nothing was published::$1"
  exit 1
}

commit=${GO_BACK_TO:-$(git rev-parse HEAD)}
if [[ -n ${GO_BACK_TO:-} ]]; then
  [[ $commit =~ ^[0-9a-f]{40}$ ]] ||
    refuse "This isn't a version: it has to be 40 letters and digits. Try: copy it from a green run of Publish, or with the sign beside the commit."
  git merge-base --is-ancestor "$commit" HEAD 2>/dev/null ||
    refuse "main has no version $commit. Try: compare it with the list of commits of main."
  [[ -n $(.github/published.sh "$commit") ]] ||
    refuse "The version $commit was never live. Try: one from a run of Publish in which Deploy is green."
  git cat-file -e "$commit:.github/tell-record.sh" 2>/dev/null ||
    refuse "The version $commit is too old: it doesn't say what it was built from. Try: undo the change on main instead."
fi
echo "commit=$commit" >> "$GITHUB_OUTPUT"
echo "The version to publish is $commit."
