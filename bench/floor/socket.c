/* The floor a packet tap is compared with: a packet socket on one interface whose filter takes nothing.
 * usage: socket INTERFACE SECONDS */
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <net/if.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

int main(int argc, char **argv) {
  struct sock_filter nothing[] = {{BPF_RET | BPF_K, 0, 0, 0}};
  struct sock_fprog program = {1, nothing};
  int yes = 1, tap = socket(AF_PACKET, SOCK_RAW, 0);
  if (argc < 3 || tap < 0) return 1;
  struct sockaddr_ll here = {.sll_family = AF_PACKET, .sll_protocol = htons(ETH_P_ALL), .sll_ifindex = if_nametoindex(argv[1])};
  if (setsockopt(tap, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program)) return 1;
  setsockopt(tap, SOL_PACKET, PACKET_IGNORE_OUTGOING, &yes, sizeof yes);
  if (bind(tap, (struct sockaddr *)&here, sizeof here)) return 1;
  sleep(atoi(argv[2]));
  return 0;
}
