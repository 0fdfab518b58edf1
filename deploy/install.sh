#!/bin/sh
# Installs ftagent, the Flowtriq agent, on this machine. It is short so that you can read it first.
#
#   sh install.sh --server HOST:7443 --token TOKEN    installs or upgrades; enrols unless this machine is enrolled
#   sh install.sh --uninstall                         removes everything it made, captures and identity included
#
#   --token T          the one-time token; "-" reads it from standard input, "@FILE" from a file. The variable FLOWTRIQ_TOKEN and
#                      these two keep it out of the list of processes.
#   --allow-firewall   lets the agent filter attacks on this machine (level 1): gives the service CAP_NET_ADMIN and, in a new
#                      configuration, sets firewall.mode to "server"
#   --allow-updates KEY  lets the agent replace itself by versions that the holder of this release key signed ("flowtriq release key");
#                      only in a new configuration
#   --setup            makes a new configuration by "ftagent setup --yes": interfaces with the roles and capacities that are found here
#   --interfaces LIST  the same with these, such as eth0=transit:10G,eth1=customer
#   --prefixes LIST    the same with your own address space, such as 192.0.2.0/24,2001:db8::/32
#   --dry-run          says what it would do and does nothing
#
# What it makes: /usr/bin/ftagent, /etc/flowtriq/ftagent.json, /etc/systemd/system/ftagent.service, /var/lib/ftagent, the system
# user ftagent. It downloads the agent from your server only, and refuses one whose SHA-256 is not the one written below.
set -eu
umask 022

# One line per agent that the server has: architecture, version, SHA-256.
AGENTS='
@AGENTS@
'
BIN=/usr/bin/ftagent
ETC=/etc/flowtriq
CONF=$ETC/ftagent.json
STATE=/var/lib/ftagent
UNIT=/etc/systemd/system/ftagent.service
DROPIN=$UNIT.d/firewall.conf

unit() {
  cat <<'END_OF_UNIT'
@UNIT@
END_OF_UNIT
}

configuration() {
  cat <<'END_OF_CONFIGURATION'
@CONFIGURATION@
END_OF_CONFIGURATION
}

new_configuration() {
  mode=off
  [ -z "$firewall" ] || mode=server
  configuration | sed -e "s/\"mode\": \"off\"/\"mode\": \"$mode\"/" -e "${updates:+s|// \"updates\": .*|\"updates\": { \"key\": \"$updates\" \},|}"
}

firewall_capability() {
  cat <<'END_OF_DROPIN'
[Service]
AmbientCapabilities=CAP_NET_RAW CAP_NET_ADMIN
CapabilityBoundingSet=CAP_NET_RAW CAP_NET_ADMIN
END_OF_DROPIN
}

say() { echo "install.sh: $*"; }
fail() {
  echo "install.sh: $*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

# run COMMAND...: does it, or says that it would
run() {
  if [ -n "$dry" ]; then say "would run: $*"; else "$@"; fi
}

has_systemd() { [ -d /run/systemd/system ] && have systemctl; }

# put FILE MODE OWNER COMMAND: what the command prints becomes the file, unless it is that already
put() {
  if [ -n "$dry" ]; then
    say "would write: $1 (mode $2, owner $3)"
    return
  fi
  mkdir -p "$(dirname "$1")"
  $4 >"$1.new"
  chmod "$2" "$1.new"
  chown "$3" "$1.new"
  if [ -f "$1" ] && cmp -s "$1" "$1.new"; then
    rm "$1.new"
  else
    mv -f "$1.new" "$1"
    changed=yes
    say "wrote $1"
  fi
}

fetch() { # URL FILE
  # The server's certificate comes from its own authority, which this machine does not know yet: the SHA-256 decides.
  if have curl; then
    curl -fsSk --retry 2 -o "$2" "$1"
  elif have wget; then
    wget -q --no-check-certificate -O "$2" "$1"
  else
    fail "needs curl or wget"
  fi
}

# The line of this machine in AGENTS, as "$version $expected"
choose() {
  arch=$(uname -m)
  case $arch in
  arm64) arch=aarch64 ;;
  amd64) arch=x86_64 ;;
  armv8l) arch=armv7l ;;
  esac
  line=$(echo "$AGENTS" | grep "^$arch " || true)
  [ -n "$line" ] || fail "the server has no agent for $arch; it has: $(echo "$AGENTS" | cut -d' ' -f1 | xargs)"
  version=$(echo "$line" | cut -d' ' -f2)
  expected=$(echo "$line" | cut -d' ' -f3)
}

binary() {
  choose
  if [ -f $BIN ] && echo "$expected  $BIN" | sha256sum -c >/dev/null 2>&1; then
    say "ftagent $version is here already"
    return
  fi
  url="https://$server/install/$version/$arch/ftagent"
  if [ -n "$dry" ]; then
    say "would download: $url"
    say "would verify: SHA-256 $expected"
    say "would write: $BIN (mode 755, owner root:root)"
    return
  fi
  trap 'rm -f $BIN.new' EXIT
  fetch "$url" $BIN.new || fail "cannot download $url"
  echo "$expected  $BIN.new" | sha256sum -c >/dev/null 2>&1 ||
    fail "the downloaded agent is not the one expected (SHA-256 $expected); nothing was installed"
  chmod 755 $BIN.new
  $BIN.new version >/dev/null 2>&1 || fail "the agent does not run on this machine: $($BIN.new version 2>&1 | head -1)"
  mv -f $BIN.new $BIN
  trap - EXIT
  changed=yes
  say "wrote $BIN ($version, $arch, SHA-256 verified)"
}

user() {
  if id -u ftagent >/dev/null 2>&1; then return; fi
  if have useradd; then
    run useradd --system --user-group --no-create-home --home-dir $STATE --shell /usr/sbin/nologin ftagent
  else
    run addgroup -S ftagent
    run adduser -S -D -H -h $STATE -s /sbin/nologin -G ftagent ftagent
  fi
  [ -n "$dry" ] || say "made the system user ftagent"
}

files() {
  if [ -e $CONF ]; then
    say "kept $CONF${firewall:+; level 1 also needs firewall.mode in it}"
    run chown ftagent:ftagent $CONF
    run chmod 600 $CONF
  elif [ -n "$setup" ]; then
    set_up
  else
    put $CONF 600 ftagent:ftagent new_configuration
  fi
  [ -d $STATE ] || run mkdir -p $STATE
  run chmod 700 $STATE
  # What root left there, by setting up or enrolling by hand, is the agent's as well.
  run chown -R ftagent:ftagent $STATE
}

service() {
  if ! has_systemd; then
    say "there is no systemd here, so no service was made: have your supervisor run \"ftagent run\" (as root, or with CAP_NET_RAW)"
    return
  fi
  put $UNIT 644 root:root unit
  [ -z "$firewall" ] || put $DROPIN 644 root:root firewall_capability
  run systemctl daemon-reload
}

# A new configuration from what is found here, and the identity with it. It runs as root, and what it wrote becomes the agent's own.
set_up() {
  set -- setup --yes --config $CONF --server "$server" --token -
  [ -z "$firewall" ] || set -- "$@" --firewall server
  [ -z "$interfaces" ] || set -- "$@" --interfaces "$interfaces"
  [ -z "$prefixes" ] || set -- "$@" --prefixes "$prefixes"
  if [ -n "$dry" ]; then
    say "would run: $BIN $*"
    return
  fi
  crypto
  mkdir -p $ETC
  printf '%s\n' "$token" | $BIN "$@" || fail "installed, but not set up, see above; run this again with a token that works"
  chown ftagent:ftagent $CONF
  changed=yes
}

crypto() {
  have ldconfig && ! ldconfig -p | grep -q libssl.so && fail "the agent needs OpenSSL's library: install libssl3 (or openssl) and run this again"
  return 0
}

# The token goes to the agent on standard input, and the agent runs as its own user, so that what it writes is its own.
enroll() {
  if [ -f $STATE/identity/node.json ]; then
    say "this machine is enrolled already; the token was not used"
    return
  fi
  if [ -n "$dry" ]; then
    say "would enrol at $server as the user ftagent"
    return
  fi
  crypto
  command="$BIN enroll --config $CONF --server $server --token -"
  if have runuser; then
    # shellcheck disable=SC2086
    printf '%s\n' "$token" | runuser -u ftagent -- $command
  else
    printf '%s\n' "$token" | su -s /bin/sh ftagent -c "$command"
  fi || fail "installed, but not enrolled, see above; run this again with a token that works"
}

start() {
  has_systemd || return 0
  if [ -n "$changed" ] && systemctl is-active --quiet ftagent; then
    run systemctl restart ftagent
    say "restarted ftagent"
  elif ! systemctl is-active --quiet ftagent; then
    say "now start it: systemctl enable --now ftagent"
  fi
}

next() {
  [ -z "$dry" ] || return 0
  say "next: ftagent doctor     whether anything stands in its way"
  say "      ftagent status     what it sees and decides; the console shows the same"
  say "      $CONF   prefixes, interfaces and thresholds; then systemctl reload ftagent"
}

install() {
  case $server in
  '') fail "--server HOST:7443 is needed" ;;
  *[!A-Za-z0-9.:\[\]_-]*) fail "--server \"$server\": must be HOST:PORT" ;;
  *\]) server=$server:7443 ;;
  *:*) ;;
  *) server=$server:7443 ;;
  esac
  if have dpkg-query && dpkg-query -S $BIN >/dev/null 2>&1; then
    fail "ftagent was installed from a Debian package here: upgrade or purge that one"
  fi
  have sha256sum || fail "needs sha256sum (coreutils or busybox)"
  if [ -z "$token" ] && [ ! -f $STATE/identity/node.json ] && [ -z "$dry" ]; then
    fail "--token TOKEN is needed: the console gives one under Nodes, Add node"
  fi
  binary
  user
  files
  service
  enroll
  start
  next
}

uninstall() {
  if has_systemd; then
    [ ! -f $UNIT ] || run systemctl disable --now ftagent
  fi
  # Level 1's own table, should there be one; nothing else in the firewall is touched.
  [ ! -x $BIN ] || run $BIN firewall flush >/dev/null 2>&1 || true
  for path in $BIN $BIN.new $CONF $UNIT $UNIT.d $STATE; do
    [ ! -e $path ] || run rm -rf $path
  done
  [ ! -d $ETC ] || run rmdir $ETC 2>/dev/null || say "kept $ETC: something else is in it"
  if has_systemd; then
    run systemctl daemon-reload
    systemctl reset-failed ftagent 2>/dev/null || true
  fi
  if id -u ftagent >/dev/null 2>&1; then
    if have userdel; then run userdel ftagent; else run deluser ftagent; fi
  fi
  [ -n "$dry" ] || say "removed"
}

# Everything happens in here, so that a download that breaks off does nothing.
main() {
  server='' token=${FLOWTRIQ_TOKEN:-} action=install dry='' firewall='' updates='' changed='' setup='' interfaces='' prefixes=''
  unset FLOWTRIQ_TOKEN
  while [ $# -gt 0 ]; do
    case $1 in
    --server) server=${2:?--server needs HOST:PORT} && shift ;;
    --token) token=${2:?--token needs a token} && shift ;;
    --allow-firewall) firewall=yes ;;
    --allow-updates) updates=${2:?--allow-updates needs a release key} && shift ;;
    --setup) setup=yes ;;
    --interfaces) setup=yes interfaces=${2:?--interfaces needs a list} && shift ;;
    --prefixes) setup=yes prefixes=${2:?--prefixes needs a list} && shift ;;
    --uninstall) action=uninstall ;;
    --dry-run) dry=yes ;;
    *) fail "unknown option $1 (--server, --token, --allow-firewall, --allow-updates, --setup, --interfaces, --prefixes, --uninstall, --dry-run)" ;;
    esac
    shift
  done
  case $token in
  -) read -r token ;;
  @*) token=$(cat "${token#@}") ;;
  esac
  [ -z "$setup" ] || [ -z "$updates" ] || fail "--allow-updates goes into the configuration by hand when --setup makes it: \"updates\": { \"key\": ... }"
  [ "$(uname -s)" = Linux ] || fail "the agent runs on Linux only"
  [ -n "$dry" ] || [ "$(id -u)" = 0 ] || fail "must run as root"
  $action
}
main "$@"
