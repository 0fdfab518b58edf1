#!/usr/bin/env bash
# ./run.sh               builds, then runs the server and an agent on this machine's own interfaces; Ctrl-C stops both
# ./run.sh demo [...]    root: five POPs in network namespaces, ordinary traffic, a real attack, and the ladder in FRR, BIRD and
#                        GoBGP where they are installed (--no-ladder leaves it out; --help for options)
# ./run.sh build         builds only
#
# Everything lives in ./data and survives restarts. FLOWTRIQ_HTTP (127.0.0.1:8080) and FLOWTRIQ_AGENTS (0.0.0.0:7443)
# move the ports; standard output carries the console's address and the set-up link, everything else goes to logs.
# FTAGENT and FLOWTRIQ_SERVER, both set, name programs built elsewhere; then nothing is built.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
DATA=${FLOWTRIQ_DATA:-$PWD/data}
BUILT=$PWD/artifacts/run
SERVER=${FLOWTRIQ_SERVER:-$BUILT/server/flowtriq.dll}

say() { echo "run.sh: $*" >&2; }
fail() {
  say "$*"
  exit 1
}

prerequisites() {
  command -v dotnet >/dev/null || fail "needs the .NET 10 SDK (https://dot.net), and found no dotnet"
  case $(dotnet --version 2>/dev/null) in
  1[0-9].*) ;;
  *) fail "needs the .NET 10 SDK, and found $(dotnet --version 2>/dev/null || echo another)" ;;
  esac
  command -v npm >/dev/null || fail "needs Node 20 with npm (https://nodejs.org) to build the console"
  local node
  node=$(node --version)
  node=${node#v}
  [ "${node%%.*}" -ge 20 ] || fail "needs Node 20 or newer, and found $node"
}

# step NAME COMMAND...: quiet unless it fails
step() {
  local log=$BUILT/$1.log
  mkdir -p "$BUILT"
  say "$1 ..."
  shift
  "$@" >"$log" 2>&1 || {
    tail -40 "$log" >&2
    fail "that did not work; all of it: $log"
  }
}

build() {
  if [ -n "${FTAGENT:-}" ] && [ -n "${FLOWTRIQ_SERVER:-}" ]; then
    OFFER=yes
    return
  fi
  prerequisites
  local console=src/console page=src/Flowtriq.Server/wwwroot/index.html
  if [ ! -f $console/node_modules/.package-lock.json ] || [ $console/package-lock.json -nt $console/node_modules/.package-lock.json ]; then
    step "console-packages" npm ci --prefix $console --no-audit --no-fund
  fi
  if [ ! -f $page ] || [ -n "$(find $console/src $console/index.html -newer $page -print -quit)" ]; then
    step "console" npm run --prefix $console build
  fi
  step "server" dotnet publish src/Flowtriq.Server -c Release -p:SkipClient=true -o "$BUILT/server" -v quiet
  agent
}

# The agent is compiled ahead of time where a C toolchain is at hand, and runs on the .NET runtime otherwise.
agent() {
  FTAGENT=$BUILT/agent/ftagent
  OFFER=yes
  if command -v clang >/dev/null || command -v gcc >/dev/null; then
    if [ -x "$FTAGENT" ] && [ -z "$(find src/Flowtriq.Agent src/Flowtriq.Core src/Flowtriq.Protocol \
      \( -name obj -o -name bin \) -prune -o -newer "$FTAGENT" -type f -print -quit)" ]; then
      return
    fi
    say "agent (ahead of time; a minute or two the first time) ..."
    scripts/publish-agent.sh "$BUILT/agent" >"$BUILT/agent.log" 2>&1 && return
    say "could not compile the agent ahead of time ($BUILT/agent.log); using the runtime"
  fi
  OFFER= # needs the runtime, so it is of no use to other machines
  step "agent-on-the-runtime" dotnet build src/Flowtriq.Agent -c Release -f net10.0 -v quiet
  FTAGENT=$PWD/src/Flowtriq.Agent/bin/Release/net10.0/ftagent
}

# Puts the agent where the server hands it out to new nodes (/install.sh).
offer() {
  [ -n "${OFFER:-}" ] || return 0
  local version
  version=$("$FTAGENT" version | cut -d' ' -f2)
  dotnet "$SERVER" release add "$FTAGENT" --version "$version" --data "$DATA" >"$DATA/logs/release.log" 2>&1 ||
    say "the server does not hand out the agent ($DATA/logs/release.log)"
}

# Enrols this machine's own agent once, through the server's data directory.
enroll() {
  local home=$DATA/agent name
  name=$(hostname)
  mkdir -p "$home"
  if [ ! -f "$home/ftagent.json" ]; then
    cat >"$home/ftagent.json" <<X
{
  // The agent ./run.sh starts. "prefixes" (your own address space) makes targets and carpets sharper.
  "stateDirectory": "$home/state",
  "capture": { "mode": "$1", "directory": "$home/captures" }
}
X
  fi
  [ -f "$home/enrolled" ] && return
  local token
  token=$(dotnet "$SERVER" node add --data "$DATA" --name "$name" --pop LOCAL --pop-name "This machine") ||
    fail "the server gave no enrolment token"
  FTAGENT_TOKEN=$token "$FTAGENT" enroll --config "$home/ftagent.json" --server "127.0.0.1:${FLOWTRIQ_AGENTS##*:}" \
    >"$DATA/logs/enroll.log" 2>&1 || fail "the agent could not enrol: $(tail -3 "$DATA/logs/enroll.log")"
  touch "$home/enrolled"
}

answers() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

run() {
  build
  mkdir -p "$DATA/logs"
  export FLOWTRIQ_DATA=$DATA FLOWTRIQ_HTTP=${FLOWTRIQ_HTTP:-127.0.0.1:8080} FLOWTRIQ_AGENTS=${FLOWTRIQ_AGENTS:-0.0.0.0:7443}
  offer
  local mode=ring server_pid='' agent_pid=''
  if [ "$(id -u)" != 0 ]; then
    mode=counters
    say "not root: the agent counts packets but cannot look into them, so attacks are seen but not named"
  fi
  # Otherwise the agent would be sent to whoever answers there.
  local port
  for port in "${FLOWTRIQ_HTTP##*:}:FLOWTRIQ_HTTP" "${FLOWTRIQ_AGENTS##*:}:FLOWTRIQ_AGENTS"; do
    ! answers "${port%%:*}" || fail "port ${port%%:*} is in use by another program; ${port##*:}=ADDRESS:PORT moves it"
  done
  # .NET programs switch a terminal's keypad; these two never read from it.
  export TERM=dumb
  # Each gets a process group of its own, so that Ctrl-C reaches this script alone and it stops them in order.
  set -m
  dotnet "$SERVER" 2>>"$DATA/logs/server.log" &
  server_pid=$!
  trap 'stop' INT TERM EXIT
  stop() {
    trap - INT TERM EXIT
    for pid in $agent_pid $server_pid; do
      kill -TERM "$pid" 2>/dev/null || continue
      for _ in $(seq 1 100); do
        kill -0 "$pid" 2>/dev/null || break
        sleep 0.1
      done
      kill -KILL "$pid" 2>/dev/null || true
    done
    say "stopped; everything is kept in $DATA"
    exit "${1:-0}"
  }
  for _ in $(seq 1 300); do
    kill -0 $server_pid 2>/dev/null || { tail -20 "$DATA/logs/server.log" >&2; fail "the server did not start"; }
    answers "${FLOWTRIQ_AGENTS##*:}" && break
    sleep 0.1
  done
  enroll $mode
  "$FTAGENT" run --config "$DATA/agent/ftagent.json" >>"$DATA/logs/agent.log" 2>&1 &
  agent_pid=$!
  say "agent running ($mode mode); logs in $DATA/logs; Ctrl-C stops both"
  wait -n $server_pid $agent_pid || true
  kill -0 $server_pid 2>/dev/null || say "the server ended: $(tail -3 "$DATA/logs/server.log")"
  kill -0 $agent_pid 2>/dev/null || say "the agent ended: $(tail -3 "$DATA/logs/agent.log")"
  stop 1
}

demo() {
  case " $* " in
  *" --help "* | *" -h "*) ;;
  *) [ "$(id -u)" = 0 ] || fail "the demonstration builds network namespaces: run it as root" ;;
  esac
  for tool in ip tcpreplay; do
    command -v $tool >/dev/null || fail "the demonstration needs $tool (apt-get install iproute2 tcpreplay procps ethtool)"
  done
  build
  step "lab" dotnet build lab/Flowtriq.Lab -c Release -v quiet
  exec dotnet lab/Flowtriq.Lab/bin/Release/net10.0/Flowtriq.Lab.dll demo --agent "$FTAGENT" --server "$SERVER" "$@"
}

case ${1:-} in
'') run ;;
demo)
  shift
  demo "$@"
  ;;
build) build ;;
*)
  sed -n '2,10p' "$0"
  exit 2
  ;;
esac
