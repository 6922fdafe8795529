#!/usr/bin/env bash
# Writes for the workflow what the built site says of itself: `files`, the one hash of all its files, as it stands in
# build.json; and `record`, the hash of build.json itself, which is what gets signed.
set -euo pipefail
cd "$(dirname "$0")/.."

files=$(grep -oE '"files": *"sha256:[0-9a-f]{64}"' site/build.json | grep -oE 'sha256:[0-9a-f]{64}')
record=$(sha256sum site/build.json)
{
  echo "files=$files"
  echo "record=${record%% *}"
} >> "$GITHUB_OUTPUT"
echo "The hash of all files is $files, that of build.json ${record%% *}."
