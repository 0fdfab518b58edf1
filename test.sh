#!/usr/bin/env bash
# Everything that must hold, in one command: formatting, build, console, unit tests, scenarios, end to end.
# The last line is the sum: "N passed, N failed" (", N skipped"). Each gate (format, build, lint ...) counts as one.
set -u
cd "$(dirname "$0")" || exit 2
ARTIFACTS=$PWD/artifacts/test
rm -rf "$ARTIFACTS" && mkdir -p "$ARTIFACTS"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
passed=0 failed=0 skipped=0 unsteady=

section() { printf '\n== %s (%s)\n' "$1" "$(date +%H:%M:%S)"; }

# gate NAME SECONDS COMMAND...: one check; its output is shown only when it fails. No limit when SECONDS is "-".
gate() {
  local name=$1 limit=$2 log
  shift 2
  log=$ARTIFACTS/$(tr -c 'a-z0-9\n' '-' <<<"$name").log
  local began=$SECONDS
  [ "$limit" = - ] || set -- timeout -k 10 "$limit" "$@"
  if "$@" >"$log" 2>&1; then
    printf 'ok      %s (%s s)\n' "$name" $((SECONDS - began))
    passed=$((passed + 1))
    return 0
  fi
  printf 'FAILED  %s (%s s)\n' "$name" $((SECONDS - began))
  tail -60 "$log"
  failed=$((failed + 1))
  return 1
}

# beside NAME COMMAND...: starts what mostly waits, or uses one core, beside what follows; "awaited NAME" shows what it said
declare -A started
beside() {
  local name=$1
  shift
  "$@" >"$ARTIFACTS/$name.beside" 2>&1 &
  started[$name]=$!
}
awaited() {
  local code=0
  wait "${started[$1]}" || code=$?
  cat "$ARTIFACTS/$1.beside"
  return $code
}

# suite PROJECT SECONDS [PART FILTER...]: runs a built xunit.v3 project, or the part of it the filters choose, and adds its totals
suite() {
  section "${3:-$(basename "$1")}"
  run_suite "$@"
  count_suite "$@"
}
run_suite() {
  local project=$1 seconds=$2 part=${3:-$(basename "$1")}
  shift $(($# < 3 ? $# : 3))
  timeout -k 10 "$seconds" "$(program "$project")" -noLogo -noColor -xml "$ARTIFACTS/$part.xml" "$@" 2>&1 |
    tee "$ARTIFACTS/$part.log" | grep -vE '^\s*$' | tail -80
}
count_suite() {
  local part=${3:-$(basename "$1")} xml line p f s e again
  xml=$ARTIFACTS/$part.xml
  line=$(grep -o '<assembly [^>]*>' "$xml" 2>/dev/null)
  if [ -z "$line" ]; then
    echo "FAILED  $part left no results (crashed or ran longer than $2 s)"
    failed=$((failed + 1))
    return 1
  fi
  p=$(attribute passed "$line") f=$(attribute failed "$line") s=$(attribute skipped "$line") e=$(attribute errors "$line")
  if [ "$f" -gt 0 ] && again=$(second_run "$1" "$part"); then
    unsteady="$unsteady$again"$'\n' p=$((p + f)) f=0
  fi
  passed=$((passed + p)) failed=$((failed + f + e)) skipped=$((skipped + s))
  grep -oE '<reason><!\[CDATA\[[^]]*' "$xml" | sed 's/.*\[CDATA\[/skipped: /' | sort | uniq -c
  return 0
}
# second_run PROJECT PART: runs what failed once more, afterwards. Real kernels, routers and clocks share the machine with everything
# else; a fault fails twice. Never for more than three methods. Prints their names when all pass.
second_run() {
  local methods
  methods=$(grep -oE '<test [^>]*result="Fail"[^>]*>' "$ARTIFACTS/$2.xml" | sed -nE 's/.* type="([^"]*)".* method="([^"]*)".*/\1.\2/p' | sort -u)
  [ -n "$methods" ] && [ "$(wc -l <<<"$methods")" -le 3 ] || return 1
  # shellcheck disable=SC2046
  timeout -k 10 300 "$(program "$1")" -noLogo -noColor $(printf -- '-method %s ' $methods) \
    >"$ARTIFACTS/$2.second.log" 2>&1 || { tail -40 "$ARTIFACTS/$2.second.log" >&2; return 1; }
  printf '%s\n' "$methods"
}
program() { echo "$1/bin/Release/net10.0/$(basename "$1")"; }
attribute() { sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$2"; }

packages() {
  local wanted="chromium poppler-utils tshark tcpreplay tcpdump iproute2 nftables libnftables1 frr bird2 gobgpd openbgpd exabgp clickhouse-server faketime procps ethtool jq curl python3 systemd util-linux clang zlib1g-dev" missing=
  for package in $wanted; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -z "$missing" ] && return 0
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "not installed:$missing (what needs them is skipped)"
    return 0
  fi
  export DEBIAN_FRONTEND=noninteractive
  # shellcheck disable=SC2086
  apt-get install -y -qq --no-install-recommends $missing ||
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; }
}

# vitest's own totals, from its JSON report
console_tests() {
  local report=$ARTIFACTS/console.json
  timeout -k 10 300 npm --prefix src/console test -- --reporter=json --outputFile="$report" >"$ARTIFACTS/console.log" 2>&1
  if [ ! -s "$report" ]; then
    echo "FAILED  console tests left no results"
    tail -40 "$ARTIFACTS/console.log"
    failed=$((failed + 1))
    return 1
  fi
  local p f s
  read -r p f s < <(jq -r '"\(.numPassedTests) \(.numFailedTests) \(.numPendingTests)"' "$report")
  echo "$p passed, $f failed, $s skipped"
  [ "$f" -eq 0 ] || jq -r '.testResults[].assertionResults[] | select(.status=="failed") | .fullName, .failureMessages[0]' "$report"
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

finish() {
  printf '\n'
  [ -z "$unsteady" ] || printf 'failed once and passed when run again, to be looked into:\n%s\n' "$unsteady"
  local skips=
  [ "$skipped" -gt 0 ] && skips=", $skipped skipped"
  echo "$passed passed, $failed failed$skips"
  [ "$failed" -eq 0 ]
  exit
}

section "prerequisites"
export -f packages
gate "debian packages" 600 bash -c packages
gate "tools" 120 dotnet tool restore

section "source"
gate "formatting" 180 dotnet csharpier check .
gate "build" 900 dotnet build Flowtriq.slnx -c Release -p:SkipClient=true -m:2 || finish

beside publish timeout -k 10 600 scripts/publish-agent.sh "$ARTIFACTS/agent"

section "console"
if gate "console packages" 300 npm ci --prefix src/console --no-audit --no-fund; then
  gate "console lint" 120 npm --prefix src/console run lint
  gate "console build" 300 npm --prefix src/console run build
  console_tests
fi

section "agent"
gate "ftagent published ahead of time" - awaited publish && export FTAGENT=$ARTIFACTS/agent/ftagent

[ -z "${FTAGENT:-}" ] || scripts/agent-footprint.sh "$FTAGENT"

section "server"
gate "flowtriq published with its console" 300 dotnet publish src/Flowtriq.Server -c Release -p:SkipClient=true -o "$ARTIFACTS/server" &&
  export FLOWTRIQ_SERVER=$ARTIFACTS/server/flowtriq.dll

beside bgp run_suite tests/Flowtriq.Bgp.Tests 240
suite tests/Flowtriq.Core.Tests 300
suite tests/Flowtriq.Agent.Tests 300
section "Flowtriq.Bgp.Tests"
awaited bgp
count_suite tests/Flowtriq.Bgp.Tests 240
# Labs of their own namespaces, which mostly wait: for routers and for attacks to end.
ladders=(tests/Flowtriq.Scenarios 1500 Flowtriq.Scenarios.Ladders -namespace Flowtriq.Scenarios.EndToEnd.Ladders)
beside ladders run_suite "${ladders[@]}"
suite tests/Flowtriq.Server.Tests 1200
suite tests/Flowtriq.Scenarios 1500 Flowtriq.Scenarios -namespace- Flowtriq.Scenarios.EndToEnd.Ladders
section "Flowtriq.Scenarios, the ladder"
awaited ladders
count_suite "${ladders[@]}"
finish
