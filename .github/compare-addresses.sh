#!/usr/bin/env bash
# Compares the addresses of this version with those of the one that was published last. The checks run this; `gh` is the
# host's own command line. The repository's variable COMPARE_WITH names another version, should that one be unusable.
set -euo pipefail
cd "$(dirname "$0")/.."

base=${COMPARE_WITH:-$(.github/published.sh)}
if [[ -n $base ]] && ! git cat-file -e "$base^{commit}" 2>/dev/null; then
  echo "The version published last, $base, isn't in the history any more. The commit before this one stands in for it."
  base=
elif [[ -z $base ]]; then
  echo "Nothing has been published from here yet. The commit before this one stands in for it."
fi
make addresses BASE="$base"
