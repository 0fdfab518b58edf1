#!/usr/bin/env bash
# What the agent may cost, for the section "agent" of bench.sh, which sets FTAGENT, OWN_LAB, LAB_DIR and DETECTOR_FILE:
#   bench/agent/budgets.sh interfaces|flat-out|attack|soak
# RUNS (3) of each flat-out replay; SOAK_MINUTES (10) of the soak, one attack a minute. Everything happens in namespaces.
set -u
cd "$(dirname "$0")/../.." || exit 2
RUNS=${RUNS:-3}
lab() { timeout 900 bash "$OWN_LAB" "$@"; }
ticks() { awk '{print $14 + $15}' "/proc/$1/stat"; }
per_cent() { # PID SECONDS
  local before after
  before=$(ticks "$1")
  sleep "$2"
  after=$(ticks "$1")
  awk -v n=$((after - before)) -v s="$2" -v hz="$(getconf CLK_TCK)" 'BEGIN{printf "%.2f", 100 * n / hz / s}'
}
memory() { awk '/^VmRSS/{printf "%.1f", $2 / 1024}' "/proc/$1/status"; }
detector() { cat "$LAB_DIR/$1.pid"; }
# `ip netns exec` becomes the program; a program in the background of a function is its own process.
value() { awk -v name="$1" '{for(i=1;i<=NF;i++){split($i,a,"=");if(a[1]==name)print a[2]}}'; }

# A thousand interfaces, counted ten times a second, beside the C loop that only reads them.
interfaces() {
  local space=ftb-many-$$ home=$LAB_DIR/many agent floor pairs=${PAIRS:-500} seconds=${SECONDS_EACH:-30} of_floor
  mkdir -p "$home"
  cc -O2 -o "$home/floor" bench/floor/loop.c || return
  ip netns add "$space" || return
  seq 1 "$pairs" | awk '{print "link add a" $1 " type veth peer name b" $1}' | ip -n "$space" -batch -
  seq 1 "$pairs" | awk '{print "link set a" $1 " up\nlink set b" $1 " up"}' | ip -n "$space" -batch -
  printf '{ "stateDirectory": "%s/state", "capture": { "mode": "counters" }, "interfaces": { "a1": { "role": "transit", "capacity": "10 Gbps" } } }\n' "$home" >"$home/ftagent.json"
  ip netns exec "$space" timeout 300 "$FTAGENT" run --config "$home/ftagent.json" >"$home/out" 2>&1 &
  ip netns exec "$space" timeout 300 "$home/floor" 200 &
  sleep 8
  agent=$(pgrep -f "^$FTAGENT run --config $home/ftagent.json") floor=$(pgrep -f "^$home/floor 200")
  per_cent "$floor" "$seconds" >"$home/floor.cpu" &
  of_floor=$!
  printf '%s interfaces at 10 Hz: ftagent %s %% of a core, ' $((2 * pairs)) "$(per_cent "$agent" "$seconds")"
  wait $of_floor
  printf 'rss %s MB; a C loop that only reads them: %s %%\n' "$(memory "$agent")" "$(cat "$home/floor.cpu")"
  kill "$agent" "$floor"
  wait
  ip netns del "$space"
}

# As fast as one core sends packets of 60 bytes through the edge: without a detector, beside a packet socket that takes nothing
# (what no tap can be cheaper than), then with each detector, alternating.
flat_out() {
  local run kind edge socket=
  edge=$(sed -n 's/^.*NS_E=\([^;]*\);.*/\1/p' "$OWN_LAB")
  cc -O2 -o "$LAB_DIR/socket" bench/floor/socket.c || return
  : >"$LAB_DIR/flat"
  for run in $(seq 1 "$RUNS"); do
    for kind in none socket counters ring fastnetmon; do
      [ $kind != fastnetmon ] || command -v fastnetmon >/dev/null || continue
      export FT_MODE=$kind DETECTORS=ftagent
      [ $kind = fastnetmon ] && export DETECTORS=fastnetmon
      case $kind in
      none) lab baseline 0 8 ;;
      socket)
        ip netns exec "$edge" "$LAB_DIR/socket" e0 60 &
        socket=$!
        lab baseline 0 8
        kill $socket
        wait $socket 2>/dev/null
        ;;
      *)
        lab start >/dev/null
        lab load 0 8
        lab stop
        ;;
      esac | grep '^load' | sed "s/^/kind=$kind /" >>"$LAB_DIR/flat"
    done
  done
  awk '
    { for (i = 1; i <= NF; i++) { split($i, a, "="); v[a[1]] = a[2] }
      k = v["kind"]; n[k]++; rate[k] += v["e0_rx"] / v["secs"]; cpu[k] += v["det_cpu%"] }
    END { base = rate["none"] / n["none"]
      printf "flat out without a detector: %.0f kpps\n", base / 1000
      name["socket"] = "a packet socket that takes nothing"; name["fastnetmon"] = "fastnetmon"
      name["counters"] = "ftagent in counters mode"; name["ring"] = "ftagent in ring mode"
      split("socket counters ring fastnetmon", order, " ")
      for (i = 1; i <= 4; i++) { k = order[i]; if (!n[k]) continue
        printf "  with %s: %.0f kpps, %.1f %% of that", name[k], rate[k] / n[k] / 1000, 100 * rate[k] / n[k] / base
        if (k != "socket") printf "; the process takes %.1f %% of a core", cpu[k] / n[k]
        print "" } }' "$LAB_DIR/flat"
}

# The most memory and the mean processor time of ten seconds of attack, the recording of it included.
attack() {
  local agent most=0 now loading
  export DETECTORS=ftagent FT_MODE=ring
  lab start >/dev/null
  agent=$(detector ftagent)
  sleep 6
  lab load 50000 10 >"$LAB_DIR/attack" &
  loading=$!
  while kill -0 $loading 2>/dev/null; do
    now=$(memory "$agent")
    most=$(awk -v a="$most" -v b="$now" 'BEGIN{print (a > b ? a : b)}')
    sleep .2
  done
  printf '10 s at 50 kpps: %s %% of a core, at most %s MB resident\n' "$(value 'det_cpu%' <"$LAB_DIR/attack")" "$most"
  lab stop
}

# An attack every minute: memory and descriptors stay what they were.
soak() {
  local agent minute minutes=${SOAK_MINUTES:-10}
  export DETECTORS=ftagent FT_MODE=ring
  lab start >/dev/null
  agent=$(detector ftagent)
  for minute in $(seq 1 "$minutes"); do
    VIC=$((10 + minute % 80)) lab load 50000 12 >/dev/null
    sleep 45
    printf 'minute %d: %s MB, %d descriptors, %d threads\n' "$minute" "$(memory "$agent")" "$(find "/proc/$agent/fd" -mindepth 1 | wc -l)" "$(find "/proc/$agent/task" -mindepth 1 -maxdepth 1 | wc -l)"
  done | tee "$LAB_DIR/soak" | sed -n '1p;$p'
  awk -F'[ :,]+' '{ if (NR == 1 || $3 < low) low = $3; if ($3 > high) high = $3 } END { printf "%d attacks in %d minutes: memory between attacks from %.1f to %.1f MB\n", NR, NR, low, high }' "$LAB_DIR/soak"
  lab stop
}

case ${1:-} in
interfaces | attack | soak) "$1" ;;
flat-out) flat_out ;;
*)
  sed -n '2,4p' "$0"
  exit 2
  ;;
esac
