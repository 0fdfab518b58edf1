#!/usr/bin/env bash
# Compiles ftagent ahead of time into OUTDIR/ftagent: one file, no .NET runtime needed where it runs.
# usage: publish-agent.sh OUTDIR
# Takes net10.0 where its ahead-of-time compiler restores and net9.0 otherwise, and says which.
set -u
[ $# -eq 1 ] || {
  sed -n '3p' "$0" >&2
  exit 2
}
cd "$(dirname "$0")/.." || exit 2
case $1 in /*) out=$1 ;; *) out=$OLDPWD/$1 ;; esac
case $(uname -m) in
x86_64) rid=linux-x64 ;;
aarch64) rid=linux-arm64 ;;
*) echo "publish-agent: no ahead-of-time compiler for $(uname -m)" >&2 && exit 1 ;;
esac
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for framework in net10.0 net9.0; do
  if dotnet publish src/Flowtriq.Agent -c Release -f $framework -r $rid -o "$work/out" -v quiet >"$work/$framework.log" 2>&1; then
    mkdir -p "$out" && install -m 755 "$work/out/ftagent" "$out/ftagent" || exit 1
    echo "$out/ftagent: $framework, $rid, $(($(stat -c %s "$out/ftagent") / 1024)) kB"
    exit 0
  fi
  echo "publish-agent: not with $framework: $(grep -m1 -oE 'error [A-Z0-9]+: .*' "$work/$framework.log" || tail -1 "$work/$framework.log")" >&2
done
exit 1
