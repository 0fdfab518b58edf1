/* Processor time of processes over the same stretch of time, to the nanosecond, with threads that ended in it; in per cent of a
 * core, one line. Clock ticks of 10 ms are too coarse for something that takes a thousandth of a core.
 * usage: cpu SECONDS PID... */
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static double seconds_of(clockid_t clock) {
  struct timespec now;
  if (clock_gettime(clock, &now)) exit(1);
  return now.tv_sec + now.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc < 3) return 2;
  double began, before[argc];
  clockid_t clock[argc];
  for (int i = 2; i < argc; i++)
    if (clock_getcpuclockid(atoi(argv[i]), &clock[i])) return 1;
  began = seconds_of(CLOCK_MONOTONIC);
  for (int i = 2; i < argc; i++) before[i] = seconds_of(clock[i]);
  sleep(atoi(argv[1]));
  double passed = seconds_of(CLOCK_MONOTONIC) - began;
  for (int i = 2; i < argc; i++)
    printf("%.4f%c", 100 * (seconds_of(clock[i]) - before[i]) / passed, i + 1 < argc ? ' ' : '\n');
  return 0;
}
