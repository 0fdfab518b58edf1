#!/bin/sh
# Null-routes an attacked host on this machine, from where a routing daemon (BIRD: "krt_source", FRR: "redistribute kernel")
# announces it with the community of the ISP's route reflectors. Asked the same twice, it does nothing the second time.
#   ftagent:   null-route.sh TARGET incoming|outgoing PPS ban|unban      ("hooks": { "command": "/…/null-route.sh" })
#   flowtriq:  null-route.sh announce|withdraw PREFIX                    ("announce": ["announce", "{prefix}"], …)
set -eu
case ${4:-${1:-}} in
ban | unban) action=$4 target=$1 direction=$2 ;;
announce | withdraw) action=$1 target=${2:-} direction=incoming ;;
*)
  echo "usage: null-route.sh TARGET incoming|outgoing PPS ban|unban, or announce|withdraw PREFIX" >&2
  exit 2
  ;;
esac
# The answer to an attack from a customer's host is another one.
[ "$direction" = incoming ] || exit 0
case $target in
*:*/128 | *.*/32) ;;
*/*)
  echo "$target is more than a host: a person decides on that" >&2
  exit 1
  ;;
*:*) target=$target/128 ;;
*.*) target=$target/32 ;;
*)
  echo "\"$target\" is no address" >&2
  exit 1
  ;;
esac
case $target in *:*) family=-6 ;; *) family=-4 ;; esac
case $action in
ban | announce) ip "$family" route replace blackhole "$target" metric 666 ;;
*) [ -z "$(ip "$family" route show type blackhole exact "$target")" ] || ip "$family" route del blackhole "$target" metric 666 ;;
esac
