/* The floors an agent's CPU is compared with: read /proc/net/dev ten times a second and nothing else, or only wake.
 * usage: loop SECONDS [wake] */
#include <fcntl.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

int main(int argc, char **argv) {
  char buffer[65536];
  long ticks = 10 * (argc > 1 ? atol(argv[1]) : 60);
  int reads = argc < 3;
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
    next.tv_nsec += 100000000;
    if (next.tv_nsec >= 1000000000) { next.tv_nsec -= 1000000000; next.tv_sec++; }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, 0);
  }
  return 0;
}
