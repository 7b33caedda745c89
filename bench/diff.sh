#!/usr/bin/env bash
# Builds another revision in a folder of its own and measures it beside this one, in turns.
# Usage: bench/diff.sh REVISION [OPTION OF drypod bench]...
set -euo pipefail
revision=${1:-}
if [ -z "$revision" ] || ! commit=$(git rev-parse --verify --quiet "$revision^{commit}"); then
	echo "There is no revision '$revision'. Usage: make bench-diff REV, for instance make bench-diff HEAD~1" >&2
	exit 2
fi
shift
other=$(mktemp -d "${TMPDIR:-/tmp}/drypod-bench-revision-XXXXXX")
trap 'git worktree remove --force "$other" 2> /dev/null || rm -rf "$other"; git worktree prune' EXIT
# The exit that this leads to cleans up.
trap 'exit 130' INT TERM
git worktree add --quiet --detach "$other" "$commit"
# Packages are shared where they are the same; else the other revision gets its own.
if cmp -s package-lock.json "$other/package-lock.json"; then
	ln -s "$PWD/node_modules" "$other/node_modules"
fi
make --no-print-directory -C "$other" build >&2
echo "other build: $revision ($(git log -1 --format='%h %s' "$commit"))"
node build/main.js bench --against "$other/build/main.js" "$@"
