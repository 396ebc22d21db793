/* One sender: as fast as what it said is delivered (flood), at a fixed rate (pace), or once to each room (once). */
#include "load.h"

#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

enum { AT_ONCE = 50 }; /* messages under way when each room is told once */
static const char FILLER[] = "It is a sentence of the length that people write in a chat.";
static enum { NOTHING, FLOOD, PACE, ONCE } kind;
static uint64_t began_at, ends_at, last_at, due_at, sent, told, delivered, expected, window;
static double cpu_before, interval;
static int next_room;

static double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

void send_to(int room, uint64_t stamp) {
    static uint64_t id;
    char frame[1 << 14];
    struct room *to = &rooms[room];
    int length = snprintf(frame, sizeof frame, "%s%llu%s##%016llu %s%s", to->before_id, (unsigned long long)++id,
                          to->before_body, (unsigned long long)stamp, FILLER, to->after_body);
    write_frame(sender, 1, frame, (size_t)length);
    sent++;
    expected += to->subscribers;
}

void count_delivery(uint64_t stamp, uint64_t at) {
    if (stamp < began_at) return; /* a replay of what was said earlier */
    delivered++;
    last_at = at;
    remember_latency(at - stamp);
}

void begin(const char *word, double first, double second) {
    kind = *word == 'f' ? FLOOD : *word == 'p' ? PACE : ONCE;
    sent = delivered = expected = told = refused_count = 0;
    next_room = 0;
    forget_latencies();
    cpu_before = cpu_seconds();
    began_at = last_at = due_at = now_us();
    ends_at = began_at + (uint64_t)(second * 1e6);
    window = (uint64_t)first;
    interval = kind == PACE ? 1e6 / first : 0;
}

int is_running(void) { return kind != NOTHING; }

static void say_next(uint64_t stamp) {
    send_to(next_room, stamp);
    next_room = (next_room + 1) % room_count;
}

static void report(uint64_t now) {
    double seconds = (double)((kind == PACE ? now : last_at) - began_at) / 1e6;
    printf("{\"sent\":%llu,\"delivered\":%llu,\"expected\":%llu,\"seconds\":%.6f,\"p50\":%u,\"p99\":%u,\"worst\":%u,"
           "\"cpu_seconds\":%.6f,\"refused\":%llu,\"gone\":%d}\n",
           (unsigned long long)sent, (unsigned long long)delivered, (unsigned long long)expected, seconds,
           latency_at(0.5), latency_at(0.99), latency_at(1.0), cpu_seconds() - cpu_before,
           (unsigned long long)refused_count, gone_count);
    fflush(stdout);
    kind = NOTHING;
}

/* Say what is due; return the milliseconds until this must be asked again. */
int continue_sending(void) {
    uint64_t now = now_us();
    if (kind == FLOOD)
        while (now < ends_at && expected - delivered < window * rooms[next_room].subscribers) say_next(now_us());
    if (kind == ONCE)
        while (sent < (uint64_t)room_count && expected - delivered < AT_ONCE * rooms[next_room].subscribers)
            say_next(now);
    while (kind == PACE && due_at <= now && due_at < ends_at) {
        say_next(due_at);
        due_at += (uint64_t)interval;
    }
    int all_said = kind == ONCE ? sent == (uint64_t)room_count || now > last_at + 8000000 : now >= ends_at;
    uint64_t quiet_since = last_at > ends_at ? last_at : ends_at;
    if (all_said && (delivered >= expected || now > quiet_since + 8000000)) report(now);
    else if (kind == FLOOD && now > last_at + 8000000) report(now); /* it has stopped delivering */
    if (kind == PACE && due_at < ends_at) return due_at > now ? (int)((due_at - now) / 1000) : 0;
    return 20;
}
