#!/usr/bin/env bash
# Makes OUTDIR/ftagent_VERSION_ARCH.deb from a published agent: scripts/build-deb.sh FTAGENT OUTDIR
# It holds what deploy/install.sh writes: the program, deploy/ftagent.service, deploy/ftagent.json. VERSION and ARCH are the
# program's own; FTAGENT_VERSION overrides the first for one that does not run on this machine.
set -euo pipefail
[ $# -eq 2 ] || { echo "usage: $0 FTAGENT OUTDIR" >&2; exit 2; }
root=$(cd "$(dirname "$0")/.." && pwd)
program=$1
mkdir -p "$2"
out=$(cd "$2" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

machine=$(od -An -t u2 -j 18 -N 2 "$program" | tr -d ' ')
case $machine in
62) arch=amd64 ;;
183) arch=arm64 ;;
40) arch=armhf ;;
243) arch=riscv64 ;;
*) echo "$program: no Linux program for a machine Debian has an agent for" >&2 && exit 2 ;;
esac
version=${FTAGENT_VERSION:-$("$program" version | cut -d' ' -f2)}

tree=$work/tree
install -D -m 755 "$program" "$tree/usr/bin/ftagent"
install -D -m 644 "$root/deploy/ftagent.service" "$tree/lib/systemd/system/ftagent.service"
install -D -m 600 "$root/deploy/ftagent.json" "$tree/etc/flowtriq/ftagent.json"
install -D -m 644 "$root/LICENSE" "$tree/usr/share/doc/ftagent/copyright"
mkdir -p "$tree/DEBIAN"
echo /etc/flowtriq/ftagent.json >"$tree/DEBIAN/conffiles"
for script in postinst prerm postrm; do
  install -m 755 "$root/deploy/debian/$script" "$tree/DEBIAN/$script"
done
cat >"$tree/DEBIAN/control" <<END
Package: ftagent
Version: $version
Architecture: $arch
Maintainer: Flowtriq <root@localhost>
Installed-Size: $(du -sk "$tree" | cut -f1)
Depends: libc6, passwd, libssl3 | libssl3t64 | libssl1.1
Recommends: libnftables1
Section: net
Priority: optional
Description: Flowtriq agent
 Detects, names and records DDoS attacks at a point of presence: reads the kernel's interface counters ten times a
 second, samples packet headers, reports to a flowtriq server or stands alone.
END
file=$out/ftagent_${version}_$arch.deb
dpkg-deb --root-owner-group -Zgzip --build "$tree" "$file" >/dev/null
printf '%s, %d bytes\n' "$file" "$(stat -c %s "$file")"
