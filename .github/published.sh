#!/usr/bin/env bash
# Says which version of main was published last, as its commit; or, if a commit is given, that one if it ever was. What
# counts is that it was deployed, whatever came of signing and looking at it. A run that went back counts as none: what
# was live before it has addresses that people may have since. `gh` is the host's own command line.
set -euo pipefail

commit=${1:-}
runs=$(gh run list --workflow publish.yml --branch main --status completed ${commit:+--commit "$commit"} --limit 50 \
  --json databaseId,headSha --jq '.[] | "\(.databaseId) \(.headSha)"')
while read -r run version; do
  [[ -n $run ]] || continue
  jobs=$(gh run view "$run" --json jobs --jq '.jobs[] | select(.conclusion == "success") | .name' < /dev/null)
  # Where a run went back, the checks were left out.
  if grep -qx Deploy <<< "$jobs" && grep -q '^Checks / ' <<< "$jobs"; then
    echo "$version"
    break
  fi
done <<< "$runs"
