#!/usr/bin/env bash
# Prints what a published agent weighs: scripts/agent-footprint.sh FTAGENT
# Its size, how long from its start to its first reading of the counters, and the most memory it ever held (VmHWM) in five seconds
# of standing alone. It reads counters only and opens no connection.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: $0 FTAGENT" >&2; exit 2; }
work=$(mktemp -d)
agent=
cleanup() {
  [ -z "$agent" ] || kill "$agent" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap cleanup EXIT
printf '{ "stateDirectory": "%s/state", "capture": { "mode": "counters" }, "interfaces": { "lo": { "role": "transit" } } }\n' "$work" >"$work/ftagent.json"
began=$EPOCHREALTIME
"$1" run --config "$work/ftagent.json" >/dev/null 2>"$work/log" &
agent=$!
sleep 5
first=$(sed -n 's/^time=\([^ ]*\).*msg=watching.*/\1/p' "$work/log" | head -1)
[ -n "$first" ] || { cat "$work/log" >&2; exit 1; }
awk -v size="$(stat -c %s "$1")" -v began="$began" -v first="$(date -d "$first" +%s.%N)" '
  /^VmHWM/ { peak = $2 / 1024 }
  /^VmRSS/ { now = $2 / 1024 }
  END { printf "ftagent: %.2f MB on disk, start to first reading %.0f ms, VmHWM %.1f MB, resident %.1f MB\n", size / 1e6, (first - began) * 1000, peak, now }' \
  "/proc/$agent/status"
