# ftagent as a detector of the measuring lab: sourced by detector-lab.sh through DETECTOR_FILE.
# FTAGENT is the binary; S, EVENTS and NS_E come from the lab. Resolve and cool-down are short here so that one run
# does not find the interface still under the attack of the run before; they play no part in the time to detect.
ftagent_start() {
  cat >"$S/ftagent-hook.sh" <<X
#!/bin/bash
t=\$EPOCHREALTIME
echo "\$t ftagent \${1%/32} \$4 \$2 \$3" >>$EVENTS
X
  chmod +x "$S/ftagent-hook.sh"
  cat >"$S/ftagent.json" <<X
{
  "interfaces": { "e0": { "role": "transit", "capacity": "10 Gbps" }, "e1": { "role": "customer" } },
  "prefixes": ["10.99.2.0/24"],
  "detection": {
    "thresholdPps": ${FT_PPS:-20000}, "targets": { "thresholdPps": ${FT_PPS:-20000} },
    "resolveSeconds": 1, "cooldownSeconds": 0
  },
  "capture": { "mode": "${FT_MODE:-ring}", "directory": "$S/captures" },
  "hooks": { "command": "$S/ftagent-hook.sh" },
  "stateDirectory": "$S/ftagent-state"
}
X
  rm -rf "$S/ftagent-state" "$S/captures"
  ip netns exec "$NS_E" "$FTAGENT" run --config "$S/ftagent.json" >"$S/ftagent.out" 2>&1 &
  echo $! >"$S/ftagent.pid"
  sleep "${FT_SETTLE:-3}"
  kill -0 "$(cat "$S/ftagent.pid")" 2>/dev/null || { tail -5 "$S/ftagent.out" >&2; die "ftagent did not stay up"; }
  cat "$S/ftagent.pid"
}

ftagent_stop() {
  [ -s "$S/ftagent.pid" ] || return 0
  local p
  p=$(cat "$S/ftagent.pid")
  rm -f "$S/ftagent.pid"
  case "$(readlink "/proc/$p/exe" 2>/dev/null)" in *ftagent*) kill "$p" 2>/dev/null ;; esac
  for _ in 1 2 3 4 5 6; do
    kill -0 "$p" 2>/dev/null || return 0
    sleep .5
  done
  kill -9 "$p" 2>/dev/null
  return 0
}

# The tap samples on purpose, so packets seen and dropped say nothing here.
ftagent_seen() { echo "0 0"; }
