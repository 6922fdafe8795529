#!/usr/bin/env bash
# Runs one of the verbs that list what is to do, and hands the list on to the job that keeps the issues, as `found`.
# That job may write, so it runs nothing that others wrote; this one may not.
set -euo pipefail
cd "$(dirname "$0")/.."

said=$(make --silent "$1")
echo "$said"
# An issue has room for 65,536 signs. A word joiner behind each @ keeps the name of a package from calling someone.
list=$(grep -oE '^- .{0,300}' <<< "$said" | sed $'s/@/@\xe2\x81\xa0/g' | head -n 150 || true)
end="end-$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')"
printf 'found<<%s\n%s\n%s\n' "$end" "$list" "$end" >> "$GITHUB_OUTPUT"
