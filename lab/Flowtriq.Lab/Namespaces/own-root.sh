#!/usr/bin/env bash
# own-root.sh NAME: this machine's file system once more, under a systemd of its own. What is written there goes to memory and is
# gone with it; nothing reaches this machine's files, services or users. The network is this machine's.
# Says "pid N" (its first process, as seen from here) and runs until it is ended.
set -euo pipefail
name=$1
mkdir -p /run/flowtriq-lab/"$name"
home=/run/flowtriq-lab/$name

# A control group of its own in every hierarchy (or in the only one), so that nothing stays behind in this machine's.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then hierarchies=/sys/fs/cgroup; else hierarchies=$(echo /sys/fs/cgroup/*/); fi
for hierarchy in $hierarchies; do
  mkdir -p "$hierarchy/$name" 2>/dev/null || continue # one that this machine keeps to itself
  for set in cpus mems; do
    [ ! -f "$hierarchy/cpuset.$set" ] || cat "$hierarchy/cpuset.$set" >"$hierarchy/$name/cpuset.$set" 2>/dev/null || true
  done
  echo $$ >"$hierarchy/$name/cgroup.procs"
done

leave() {
  trap - EXIT INT TERM
  [ -z "${first:-}" ] || kill -KILL "$first" 2>/dev/null || true
  wait 2>/dev/null || true
  for hierarchy in $hierarchies; do
    [ -d "$hierarchy/$name" ] || continue
    echo $$ >"$hierarchy/cgroup.procs" || true
    for _ in $(seq 1 50); do
      find "$hierarchy/$name" -depth -type d -exec rmdir {} + 2>/dev/null && break
      sleep 0.1
    done
  done
  rmdir "$home" 2>/dev/null || true
}
trap 'leave; exit 0' EXIT INT TERM

boot() {
  mount --make-rprivate /
  mount -t tmpfs -o size=512m own-root "$home"
  mkdir "$home/upper" "$home/work" "$home/root"
  mount -t overlay -o "lowerdir=/,upperdir=$home/upper,workdir=$home/work" own-root "$home/root"
  cd "$home/root"
  mount -t proc proc proc
  mount -t sysfs -o ro sysfs sys
  if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
    mount -t cgroup2 cgroup2 sys/fs/cgroup
  else
    mount -t tmpfs tmpfs sys/fs/cgroup
  fi
  mount -t tmpfs tmpfs run
  mount -t tmpfs tmpfs tmp
  mount -t tmpfs tmpfs dev
  for device in null zero full random urandom tty; do
    touch dev/$device
    mount --bind /dev/$device dev/$device
  done
  mkdir dev/pts dev/shm
  mount -t devpts -o newinstance,ptmxmode=0666 devpts dev/pts
  ln -s pts/ptmx dev/ptmx
  # What has been written, for whoever looks for it.
  mount --bind "$home/upper" mnt
  for unit in systemd-udevd systemd-networkd systemd-resolved systemd-timesyncd systemd-logind; do
    ln -sf /dev/null etc/systemd/system/$unit.service
  done
  ln -sf /lib/systemd/system/multi-user.target etc/systemd/system/default.target
  rm -f etc/systemd/system/*.wants/*
  # Not chroot: services get mount namespaces of their own, which needs a root that is one.
  mkdir tmp/old
  pivot_root . tmp/old
  cd /
  umount -l tmp/old
  rmdir tmp/old
  exec env -i container=lab PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
    /lib/systemd/systemd --system --log-target=journal --show-status=no
}
export -f boot
export home

unshare --mount --pid --uts --ipc --cgroup --fork --kill-child=KILL bash -euc boot &
under=$!
for _ in $(seq 1 100); do
  first=$(tr -d ' ' <"/proc/$under/task/$under/children")
  [ -n "$first" ] && [ "$(cat "/proc/$first/comm")" = systemd ] && break
  kill -0 $under
  sleep 0.05
done
echo "pid $first"
wait $under
