#!/usr/bin/env bash
# Measures what docs/benchmarks.md says. Prints figures; with --record it also writes them into that page.
#   ./bench.sh [--record] [SECTION...]     all sections when none is named
# Sections: latency pulses carpet cost agent parse nodes history bgp nft ladder alert browser viewer console
# latency, pulses, carpet and cost need root, tcpreplay, fastnetmon and the detector lab (DETECTOR_LAB, default
# ../shared/lab/detector-lab.sh). Runs per rate: RUNS (3) with both detectors, RUNS_ALONE (40) at the rates that have a goal
# for the 99th percentile and RUNS_ALONE_FAST (15) at the others: about 12 minutes. ladder needs root, tcpreplay, tcpdump, FRR,
# BIRD, gobgpd and a capture (LADDER_CAPTURE); RUNS_LADDER (30). alert needs the same; RUNS_ALERT (30). agent ends with a soak of SOAK_MINUTES (10; 60 for the long form).
# Run it on a quiet machine.
set -u
cd "$(dirname "$0")" || exit 2
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
OUT=$PWD/artifacts/bench
LAB=${DETECTOR_LAB:-$PWD/../shared/lab/detector-lab.sh}
RUNS=${RUNS:-3} RUNS_ALONE=${RUNS_ALONE:-40} RUNS_ALONE_FAST=${RUNS_ALONE_FAST:-15}
export FTAGENT=${FTAGENT:-$OUT/agent/ftagent} FLOWTRIQ_SERVER=${FLOWTRIQ_SERVER:-$OUT/server/flowtriq.dll}
export LAB_DIR=${LAB_DIR:-/tmp/flowtriq-bench.$$} DETECTOR_FILE=$PWD/bench/detector/ftagent.sh
mkdir -p "$OUT"

ALL="latency pulses carpet cost agent parse nodes history bgp nft ladder alert browser viewer console"
record=no sections=
for word in "$@"; do
  case $word in
  --record) record=yes ;;
  latency | pulses | carpet | cost | agent | parse | nodes | history | bgp | nft | ladder | alert | browser | viewer | console) sections="$sections $word" ;;
  *)
    sed -n '2,10p' "$0"
    exit 2
    ;;
  esac
done

agent() { [ -x "$FTAGENT" ] || scripts/publish-agent.sh "$(dirname "$FTAGENT")" >"$OUT/agent.log" 2>&1 || { tail -20 "$OUT/agent.log" >&2; return 1; }; }
server() { [ -f "$FLOWTRIQ_SERVER" ] || dotnet publish src/Flowtriq.Server -c Release -o "$(dirname "$FLOWTRIQ_SERVER")" -v quiet >"$OUT/server.log" 2>&1 || { tail -20 "$OUT/server.log" >&2; return 1; }; }
# The lab under names of this run's own: two measurements at once would see each other's attacks.
OWN_LAB=$LAB_DIR/lab.sh
export CAPDIR=${CAPDIR:-$(dirname "$LAB")/../captures/attack}
lab() { timeout 900 bash "$OWN_LAB" "$@"; }
lab_ready() {
  [ "$(id -u)" = 0 ] || { echo "skipped: needs root"; return 1; }
  [ -x "$LAB" ] || [ -f "$LAB" ] || { echo "skipped: no detector lab at $LAB"; return 1; }
  command -v tcpreplay tcprewrite tcpdump >/dev/null || { echo "skipped: needs tcpreplay and tcpdump"; return 1; }
  command -v fastnetmon >/dev/null || { [ "${1:-}" = alone-will-do ] && echo "no fastnetmon here: ftagent alone"; } || { echo "skipped: needs fastnetmon"; return 1; }
  mkdir -p "$LAB_DIR"
  sed "s/fnmlab-/ftb$$-/g" "$LAB" >"$OWN_LAB"
  agent && lab setup
}
lab_end() { [ -f "$OWN_LAB" ] && DETECTORS="ftagent fastnetmon" lab teardown >/dev/null 2>&1; }

# Rows of single runs to one line a detector. A reading is the first of its victim's own attack: one from before the attack, or
# from after its end, belongs to something else and is refused. The p99 is the nearest rank, so of fewer than 100 runs the maximum.
summary() {
  awk -v most="$LAT_MAX" '
    /^latency/ {
      for (i = 1; i <= NF; i++) { split($i, a, "="); v[a[1]] = a[2] }
      d = v["det"]; key = d " " v["batch"] " " v["run"]; seen[d]
      if (v["secs"] == "MISS") next
      if (v["secs"] < 0 || v["secs"] > most + 1) { refused[d]++; next }
      if (!(key in first) || v["secs"] + 0 < first[key]) first[key] = v["secs"] + 0
    }
    /^runs/ { runs += $2 }
    END {
      for (d in seen) {
        n = sum = 0
        for (key in first) { split(key, part, " "); if (part[1] == d) x[++n] = first[key] }
        for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (x[j] < x[i]) { t = x[i]; x[i] = x[j]; x[j] = t }
        for (i = 1; i <= n; i++) sum += x[i]
        printf "det=%s runs=%d n=%d missed=%d refused=%d", d, runs, n, runs - n, refused[d]
        rank = int(0.99 * n); if (rank < 0.99 * n) rank++
        if (n) printf " min=%.3f median=%.3f mean=%.3f p99=%.3f max=%.3f", x[1], n % 2 ? x[(n + 1) / 2] : (x[n / 2] + x[n / 2 + 1]) / 2, sum / n, x[rank], x[n]
        print ""
      }
    }' | sort
}

# latency_runs PPS COUNT: rows of that many runs; a detector is started anew every 60, which is what there are victims for.
latency_runs() {
  local left=$2 some batch=0
  while [ "$left" -gt 0 ]; do
    some=$((left < 60 ? left : 60)) left=$((left - (left < 60 ? left : 60))) batch=$((batch + 1))
    lab start >/dev/null
    lab latency "$1" "$some" | awk -v b=$batch '/^latency/ { print $0, "batch=" b }'
    echo "runs $some"
    lab stop
  done
}

# First attack packet to the program a detector runs, both detectors on the same packets, then ftagent alone.
section_latency() {
  lab_ready alone-will-do || return
  local rate alone
  for rate in 25000 50000 100000 200000; do
    alone=$([ $rate -le 50000 ] && echo "$RUNS_ALONE" || echo "$RUNS_ALONE_FAST")
    if command -v fastnetmon >/dev/null; then
      export DETECTORS="fastnetmon ftagent" LAT_GAP=6 LAT_MAX=15
      printf '%s times the threshold, together:\n' "$(awk -v r=$rate 'BEGIN{print r/20000}')"
      latency_runs $rate "$RUNS" | tee "$OUT/latency-$rate-together.txt" | summary
    fi
    export DETECTORS=ftagent LAT_GAP=2.5 LAT_MAX=6
    printf '%s times the threshold, alone:\n' "$(awk -v r=$rate 'BEGIN{print r/20000}')"
    latency_runs $rate "$alone" | tee "$OUT/latency-$rate-alone.txt" | summary
  done
  lab_end
}

# Attacks shorter than an averaging window: each pulse goes to another victim and must be reported by the hook.
section_pulses() {
  lab_ready || return
  local shape
  export DETECTORS="fastnetmon ftagent" LAT_GAP=6 LAT_TAIL=2
  for shape in "50000 2" "100000 1"; do
    read -r rate seconds <<<"$shape"
    LAT_MAX=$seconds
    export LAT_MAX
    lab start >/dev/null
    printf '10 pulses of %s s at %s pps:\n' "$seconds" "$rate"
    lab latency "$rate" 10 | grep '^latency' | awk '{for(i=1;i<=NF;i++){split($i,a,"=");v[a[1]]=a[2]} if(v["secs"]!="MISS")n[v["det"]]++} END{printf "seen by ftagent %d, by fastnetmon %d\n",n["ftagent"]+0,n["fastnetmon"]+0}'
    lab stop
  done
  unset LAT_TAIL
  lab_end
}

section_carpet() {
  lab_ready || return
  export DETECTORS="ftagent fastnetmon" CARPET_N=90
  lab start >/dev/null
  echo "400,000 pps over 90 hosts for 6 s, lines of each detector's hook:"
  lab load 400000 6 carpet >/dev/null
  awk '$4=="ban"{n[$2]++; t[$2]=t[$2]" "$3} END{for(d in n) printf "%s %d:%s\n",d,n[d],substr(t[d],1,120)}' "$LAB_DIR/events"
  lab stop
  lab_end
}

# User and system time of all threads of a process, living and ended; the kernel keeps it exact and shows it in ticks
cpu_ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
# cpu_of PID SECONDS: per cent of one core
cpu_of() {
  local before after
  before=$(cpu_ticks "$1")
  sleep "$2"
  after=$(cpu_ticks "$1")
  awk -v n=$((after - before)) -v s="$2" -v hz="$(getconf CLK_TCK)" 'BEGIN{printf "%.3f", 100*n/hz/s}'
}
# How often threads of a process went to sleep
switches() { cat /proc/"$1"/task/*/status 2>/dev/null | awk '/^voluntary_ctxt_switches/{n += $2} END{print n}'; }
rss_of() { awk '/^VmRSS/{printf "%.1f", $2/1024}' "/proc/$1/status"; }

section_cost() {
  lab_ready || return
  server || return
  local home=$LAB_DIR/enrolled server_pid agent_pid floor_pid token rate
  mkdir -p "$home"
  cc -O2 -o "$home/floor" bench/floor/loop.c && cc -O2 -o "$home/cpu" bench/floor/cpu.c || return
  FLOWTRIQ_DATA=$home/data FLOWTRIQ_HTTP=127.0.0.1:18480 FLOWTRIQ_AGENTS=127.0.0.1:18443 \
    timeout 300 dotnet "$FLOWTRIQ_SERVER" >"$home/server.out" 2>&1 &
  server_pid=$!
  for _ in $(seq 1 100); do (exec 3<>/dev/tcp/127.0.0.1/18443) 2>/dev/null && break; sleep .1; done
  token=$(dotnet "$FLOWTRIQ_SERVER" node add --data "$home/data" --name bench --pop BEN)
  printf '{ "stateDirectory": "%s/state", "capture": { "mode": "ring" } }\n' "$home" >"$home/ftagent.json"
  "$FTAGENT" enroll --config "$home/ftagent.json" --server 127.0.0.1:18443 --token "$token" >/dev/null
  timeout 300 "$FTAGENT" run --config "$home/ftagent.json" >"$home/agent.out" 2>&1 &
  agent_pid=$!
  # Out of step with each other: what has just run leaves the kernel's way warm for what wakes a moment later.
  timeout 300 "$home/floor" 200 &
  floor_pid=$!
  sleep .03
  timeout 300 "$home/floor" 200 wake &
  local wake_pid=$!
  sleep .03
  timeout 300 "$home/floor" 200 report &
  local report_pid=$!
  sleep 15
  agent_pid=$(pgrep -P $agent_pid) floor_pid=$(pgrep -P $floor_pid) wake_pid=$(pgrep -P $wake_pid) report_pid=$(pgrep -P $report_pid)
  local woken agent_cpu floor_cpu wake_cpu report_cpu
  woken=$(switches "$agent_pid")
  read -r agent_cpu floor_cpu wake_cpu report_cpu < <("$home/cpu" 60 "$agent_pid" "$floor_pid" "$wake_pid" "$report_pid")
  woken=$((($(switches "$agent_pid") - woken + 30) / 60))
  printf 'idle, 10 Hz, enrolled, TLS up: cpu %s %% of a core, woken %s times a second, rss %s MB; a C loop that only reads /proc/net/dev: cpu %s %%; one that also sends as much as a report, in the clear: %s %%; one that only wakes: %s %%\n' \
    "$agent_cpu" "$woken" "$(rss_of "$agent_pid")" "$floor_cpu" "$report_cpu" "$wake_cpu"
  kill "$agent_pid" "$floor_pid" "$wake_pid" "$report_pid"
  pgrep -P $server_pid | xargs -r kill
  wait $server_pid 2>/dev/null
  for detector in ftagent fastnetmon; do
    export DETECTORS=$detector
    lab start >/dev/null
    for rate in 50000 200000; do
      lab load $rate 15 | awk '{for(i=1;i<=NF;i++){split($i,a,"=");v[a[1]]=a[2]} printf "%s at %s pps: cpu %s %% of a core, rss %s MB (others on the machine: %s %%)\n",v["det"],v["got_pps"],v["det_cpu%"],v["rss_MB"],v["other_busy%"]}'
      sleep 5
    done
    lab stop
  done
  lab_end
}

# What the agent may cost beside standing still: its file, many interfaces, flat out, under attack, for long.
section_agent() {
  agent && scripts/agent-footprint.sh "$FTAGENT" || return
  lab_ready alone-will-do || return
  local part
  export OWN_LAB
  for part in interfaces flat-out attack soak; do
    bench/agent/budgets.sh $part
  done
  lab_end
}

section_parse() {
  timeout 1200 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- --filter '*PacketParsing*' '*DetectionTick*' '*TargetMetering*' --job short --inProcess --artifacts "$OUT/benchmarkdotnet" \
    >"$OUT/benchmarkdotnet.log" 2>&1
  sed -n '/^| Method/,/^$/p' "$OUT/benchmarkdotnet.log" | grep '^|'
}

section_nodes() {
  server || return
  local home server_pid token
  home=$(mktemp -d)
  FLOWTRIQ_DATA=$home/data FLOWTRIQ_HTTP=127.0.0.1:18480 FLOWTRIQ_AGENTS=127.0.0.1:18443 \
    timeout 300 dotnet "$FLOWTRIQ_SERVER" >"$home/server.out" 2>&1 &
  server_pid=$!
  for _ in $(seq 1 100); do (exec 3<>/dev/tcp/127.0.0.1/18443) 2>/dev/null && break; sleep .1; done
  # One token enrols at most a hundred nodes.
  token=$(for half in a b; do dotnet "$FLOWTRIQ_SERVER" node add --data "$home/data" --name "sim-$half" --pop SIM --uses 100; done | paste -sd,)
  timeout 200 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- nodes --count 200 --seconds 60 \
    --server 127.0.0.1:18443 --token "$token" --console http://127.0.0.1:18480/ \
    --setup "$(sed -n 's/.*setup?token=//p' "$home/server.out")" >"$home/nodes.out" 2>&1 &
  local nodes_pid=$! child
  child=$(pgrep -P $server_pid)
  # The connections are up and reporting once the first seconds are over.
  for _ in $(seq 1 600); do [ "$(ss -Htn state established "sport = :18443" | wc -l)" -ge 200 ] && break; sleep .1; done
  sleep 5
  printf 'server: cpu %s %% of a core, ' "$(cpu_of "$child" 40)"
  printf 'rss %s MB\n' "$(rss_of "$child")"
  wait $nodes_pid
  cat "$home/nodes.out"
  kill "$child"
  wait $server_pid 2>/dev/null
  rm -rf "$home"
}

# What both stores of measurements take and give; needs clickhouse-server for the second one.
section_history() { timeout 1500 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- history 2>&1; }

# FlowSpec rules into the tables of BIRD and FRR, by the speaker and by gobgpd.
section_bgp() {
  local rules
  for rules in 1000 10000; do
    timeout 200 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- bgp --rules $rules 2>&1
  done
}

# First attack packet on the edge to the FlowSpec rule in the tables of FRR, BIRD and GoBGP, agent and server as they ship.
section_ladder() {
  local capture=${LADDER_CAPTURE:-$PWD/../shared/captures/attack/amp.UDP.snmp.src161.pcapng}
  [ -f "$capture" ] || { echo "skipped: no capture at $capture"; return; }
  agent && server || return
  timeout 1500 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- \
    ladder "$FTAGENT" "$FLOWTRIQ_SERVER" "$capture" "${RUNS_LADDER:-30}" 2>&1
}

# From the first packet of an attack to its alert at a webhook, by agent and server as they ship.
section_alert() {
  local capture=${LADDER_CAPTURE:-$PWD/../shared/captures/attack/amp.UDP.snmp.src161.pcapng}
  [ -f "$capture" ] || { echo "skipped: no capture at $capture"; return; }
  agent && server || return
  timeout 1500 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- \
    alert "$FTAGENT" "$FLOWTRIQ_SERVER" "$capture" "${RUNS_ALERT:-30}" 2>&1
}

# A thousand filters applied, and what one core drops beside what it forwards, in namespaces of its own.
section_nft() {
  [ "$(id -u)" = 0 ] || { echo "skipped: needs root"; return; }
  command -v nft tcpreplay >/dev/null || { echo "skipped: needs nftables and tcpreplay"; return; }
  dotnet build bench/Flowtriq.Benchmarks -c Release -v quiet >"$OUT/nft-build.log" 2>&1 || { tail "$OUT/nft-build.log"; return; }
  bench/nft/rates.sh "$PWD/bench/Flowtriq.Benchmarks/bin/Release/net10.0/Flowtriq.Benchmarks"
}

section_browser() {
  agent && server || return
  dotnet build tests/Flowtriq.Scenarios -c Release -v quiet >"$OUT/scenarios.log" 2>&1 || { tail "$OUT/scenarios.log"; return; }
  timeout 300 tests/Flowtriq.Scenarios/bin/Release/net10.0/Flowtriq.Scenarios -explicit only -class '*BrowserLatency' -showLiveOutput -noLogo -noColor 2>&1 |
    grep -o 'detection to screen.*'
}

# A capture of 10,000 packets from the click to its first row: what the server takes, and what stands in the document.
section_viewer() {
  server || return
  local home
  home=$(mktemp -d)
  timeout 300 dotnet run --project bench/Flowtriq.Benchmarks -c Release -- viewer "$FLOWTRIQ_SERVER" "$home/data" 2>&1
  dotnet build tests/Flowtriq.Scenarios -c Release -v quiet >"$OUT/scenarios.log" 2>&1 || { tail "$OUT/scenarios.log"; return; }
  VIEWER_DATA=$home/data timeout 300 tests/Flowtriq.Scenarios/bin/Release/net10.0/Flowtriq.Scenarios -explicit only -class '*ViewerInBrowser' -showLiveOutput -noLogo -noColor 2>&1 |
    grep -o 'click to first row.*'
  rm -rf "$home"
}

section_console() { npm run --silent --prefix src/console size; }

# Replaces what stands between the section's markers in docs/benchmarks.md.
write_down() {
  local page=docs/benchmarks.md
  awk -v name="$1" -v file="$2" '
    $0 == "<!-- " name " -->" { print; print "```text"; while ((getline line < file) > 0) print line; print "```"; skip = 1; next }
    $0 == "<!-- /" name " -->" { skip = 0 }
    !skip' $page >$page.new && mv $page.new $page
}

trap 'lab_end; rm -rf "/tmp/flowtriq-bench.$$"' EXIT
for section in ${sections:-$ALL}; do
  printf '\n== %s\n' "$section"
  "section_$section" | tee "$OUT/$section.txt"
  [ $record = yes ] && [ -s "$OUT/$section.txt" ] && write_down "$section" "$OUT/$section.txt"
done
exit 0
