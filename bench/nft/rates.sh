#!/usr/bin/env bash
# rates.sh BENCHMARKS: filters applied (ms), then forwarding without a rule and dropping beside it (Mpps of one core). The
# packets stay in three namespaces made here; each flood lasts three seconds. Sender and receiver share the core, as the
# kernel works in the sender's own context on a veth pair: what is measured is the whole path.
set -u
base=fqnft$$
src=$base-src edge=$base-edge cust=$base-cust
clean() { for ns in $src $edge $cust; do ip netns del "$ns" 2>/dev/null; done; rm -f "/tmp/$base.pcap"; }
trap clean EXIT
for ns in $src $edge $cust; do ip netns add "$ns" && ip -n "$ns" link set lo up; done
ip netns exec $edge "$1" nft-apply --filters 1000

ip -n $src link add in0 address 02:f1:00:00:00:01 type veth peer name up0 address 02:f1:00:00:00:02 netns $edge
ip -n $cust link add c0 address 02:f1:00:00:00:04 type veth peer name cu0 netns $edge
ip netns exec $edge sysctl -qw net.ipv4.ip_forward=1 net.ipv4.conf.all.rp_filter=0 net.ipv4.conf.default.rp_filter=0
ip -n $src link set in0 up
ip -n $edge addr add 10.255.1.1/24 dev up0
ip -n $edge addr add 10.255.2.1/24 dev cu0
ip -n $edge link set up0 up
ip -n $edge link set cu0 up
ip -n $cust link set c0 up
ip -n $edge neigh replace 10.255.2.2 lladdr 02:f1:00:00:00:04 dev cu0 nud permanent
ip -n $edge route add 203.0.113.0/24 via 10.255.2.2

# 1,000 UDP packets of 100 bytes from port 53 to one host.
python3 - "/tmp/$base.pcap" <<'PY'
import struct, sys
def packet(n):
    data = bytes(58)
    udp = struct.pack('>HHHH', 53, 1024 + n, 8 + len(data), 0) + data
    head = struct.pack('>BBHHHBBH4s4s', 69, 0, 20 + len(udp), n, 0, 64, 17, 0, bytes([198, 51, 100, 7]), bytes([203, 0, 113, 9]))
    total = sum(struct.unpack('>10H', head))
    while total >> 16: total = (total & 0xffff) + (total >> 16)
    head = head[:10] + struct.pack('>H', ~total & 0xffff) + head[12:]
    return bytes.fromhex('02f10000000202f1000000010800') + head + udp
with open(sys.argv[1], 'wb') as out:
    out.write(struct.pack('<IHHiIII', 0xa1b2c3d4, 2, 4, 0, 0, 65535, 1))
    for n in range(1000):
        frame = packet(n)
        out.write(struct.pack('<IIII', 0, n, len(frame), len(frame)) + frame)
PY

# flood WORDS: what passed a namespace's one core in three seconds
flood() {
  local before after sent
  before=$(ip netns exec $cust cat /sys/class/net/c0/statistics/rx_packets)
  sent=$(ip netns exec $src timeout 20 taskset -c 0 tcpreplay -q -K --intf1=in0 --topspeed --loop=100000 --duration=3 "/tmp/$base.pcap" 2>&1 | sed -n 's/.*, \([0-9.]*\) pps.*/\1/p' | tail -1)
  after=$(ip netns exec $cust cat /sys/class/net/c0/statistics/rx_packets)
  awk -v words="$1" -v sent="$sent" -v got=$((after - before)) 'BEGIN{printf "%s: %.2f Mpps sent, %d packets reached the customer\n", words, sent/1e6, got}'
}
flood "forwarding without a rule"
elements=$(for n in $(seq 1 1000); do printf '198.18.%d.%d . 17 . 53 timeout 600s, ' $((n / 250)) $((n % 250)); done)
ip netns exec $edge nft -f - <<EOF
table netdev bench {
  set sport4 { type ipv4_addr . inet_proto . inet_service; flags timeout; counter; elements = { $elements 203.0.113.9 . 17 . 53 timeout 600s }; }
  chain v4 { ip daddr . meta l4proto . th sport @sport4 drop
  }
  chain in0 { type filter hook ingress device "up0" priority -500; policy accept; meta protocol ip jump v4
  }
}
EOF
flood "dropping by 1,001 elements"
