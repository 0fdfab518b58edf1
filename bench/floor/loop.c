/* The floors an agent's CPU is compared with: read /proc/net/dev ten times a second and nothing else; only wake; or read and once a
 * second send as much as a report to a peer on the same machine, in the clear.
 * usage: loop SECONDS [wake | report] */
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#define REPORT 760 /* bytes of a quiet node's report with TLS around it */

/* A connection over loopback to a child that reads and says nothing. */
static int peer(void) {
  struct sockaddr_in at = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
  socklen_t length = sizeof at;
  char buffer[4096];
  int listener = socket(AF_INET, SOCK_STREAM, 0), way = socket(AF_INET, SOCK_STREAM, 0);
  if (bind(listener, (struct sockaddr *)&at, length) || listen(listener, 1) ||
      getsockname(listener, (struct sockaddr *)&at, &length) || connect(way, (struct sockaddr *)&at, length))
    exit(1);
  if (fork() == 0) {
    int server = accept(listener, NULL, NULL);
    close(way);
    while (read(server, buffer, sizeof buffer) > 0) {}
    _exit(0);
  }
  close(listener);
  return way;
}

int main(int argc, char **argv) {
  char buffer[65536];
  long ticks = 10 * (argc > 1 ? atol(argv[1]) : 60);
  int reads = argc < 3 || strcmp(argv[2], "wake");
  int way = argc < 3 || strcmp(argv[2], "report") ? -1 : peer();
  int file = open("/proc/net/dev", O_RDONLY);
  if (file < 0) return 1;
  struct timespec next;
  clock_gettime(CLOCK_MONOTONIC, &next);
  while (ticks-- > 0) {
    long sum = 0, value = 0;
    ssize_t length, offset = 0;
    if (reads) do { /* the kernel hands out about a page at a time: what is clearly less is the end, and one read more is spared */
      length = pread(file, buffer, sizeof buffer, offset);
      offset += length;
      for (ssize_t i = 0; i < length; i++) {
        if (buffer[i] >= '0' && buffer[i] <= '9') value = value * 10 + buffer[i] - '0';
        else { sum += value; value = 0; }
      }
    } while (length >= 4096 - 512);
    if (sum == -1) return 2;
    if (way >= 0 && ticks % 10 == 0 && send(way, buffer, REPORT, MSG_NOSIGNAL) != REPORT) return 3;
    next.tv_nsec += 100000000;
    if (next.tv_nsec >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, 0);
  }
  return 0;
}
