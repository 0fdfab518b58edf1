#!/usr/bin/env bash
# Makes OUTDIR/ftagent, one self-contained native binary: scripts/publish-agent.sh OUTDIR
# Takes net10.0 where its ahead-of-time compiler restores and net9.0 otherwise, or what FTAGENT_FRAMEWORK names. Any trim or AOT warning fails the build,
# except IL2067 of Google.Protobuf's JSON formatter, which the agent does not use. FTAGENT_RID names another target than linux-x64: docs/portability.md.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 OUTDIR" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1"
out=$(cd "$1" && pwd)
rid=${FTAGENT_RID:-linux-x64}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

publish() { # FRAMEWORK -> log in $work/FRAMEWORK.log
  dotnet publish "$root/src/Flowtriq.Agent" -c Release -f "$1" -r "$rid" --artifacts-path "$work/$1" -m:1 \
    -p:StripSymbols=true >"$work/$1.log" 2>&1
}

framework=${FTAGENT_FRAMEWORK:-net10.0}
if ! publish "$framework"; then
  if [ -n "${FTAGENT_FRAMEWORK:-}" ] || ! grep -q 'NU1101\|NU1102\|NU1103\|NETSDK1094\|NETSDK1112\|NETSDK1207' "$work/$framework.log"; then
    cat "$work/$framework.log" >&2
    exit 1
  fi
  framework=net9.0
  publish net9.0 || { cat "$work/net9.0.log" >&2; exit 1; }
fi

if grep -E 'warning IL[0-9]+' "$work/$framework.log" >&2; then
  echo "publish-agent: trim or AOT warnings, see above" >&2
  exit 1
fi

built=$(find "$work/$framework/publish" -type f -name ftagent | head -1)
install -m 755 "$built" "$out/ftagent"
size=$(stat -c %s "$out/ftagent")
printf 'ftagent: %s, %s, %d bytes (%.1f MB)\n' "$framework" "$rid" "$size" "$(echo "$size / 1000000" | bc -l)"
# The older framework's own share is larger.
limit=$([ "$framework" = net9.0 ] && echo 13 || echo 10)
if [ "$size" -gt ${limit}000000 ]; then
  echo "publish-agent: the binary is larger than $limit MB" >&2
  exit 1
fi
