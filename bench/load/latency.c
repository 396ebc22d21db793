/* Every latency of a run, kept whole: no bucket hides a tail. */
#include "load.h"

#include <stdlib.h>

static uint32_t *latencies;
static size_t count, space;
static int is_sorted;

void forget_latencies(void) { count = 0, is_sorted = 0; }

void remember_latency(uint64_t microseconds) {
    if (count == space) {
        space = space ? 2 * space : 1 << 16;
        latencies = realloc(latencies, space * sizeof *latencies);
        if (!latencies) fail("no memory for latencies");
    }
    latencies[count++] = (uint32_t)microseconds;
}

static int compare(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

uint32_t latency_at(double share) {
    if (!count) return 0;
    if (!is_sorted) qsort(latencies, count, sizeof *latencies, compare), is_sorted = 1;
    size_t place = (size_t)(share * (double)count);
    return latencies[place < count ? place : count - 1];
}
