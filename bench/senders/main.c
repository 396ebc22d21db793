/* Many who send, each on a connection of its own and each with one message under way: reads commands on stdin.
 *
 *   to PORT                         from here on, senders write to this port of 127.0.0.1
 *   http                            from here on, senders write HTTP requests on a connection that stays
 *   ws PATH SUBPROTOCOL             from here on, they write WebSocket frames, once what they said first is answered
 *   sender FIRST \t MESSAGE         one who sends; in its message @I is another number of 16 digits each time, @N a line end
 *   talk SECONDS                    connects all, sends as fast as it is acknowledged, answers with a report
 */
#define _GNU_SOURCE
#include "senders.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>

enum { MOST_SENDERS = 4096, MOST_LATENCIES = 1 << 20 };

struct sender *senders;
int sender_count, ready_count, epoll_fd;

static uint32_t *latencies;
static uint64_t acknowledged, refused, next_number, ends_at;
static int under_way;

uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

void fail(const char *what) {
    fprintf(stderr, "senders: %s\n", what);
    exit(1);
}

static void say(struct sender *sender) {
    static char text[1 << 15];
    char number[17], *end = text;
    snprintf(number, sizeof number, "%016llu", (unsigned long long)++next_number);
    for (const char *rest = sender->message; *rest;) {
        if (end > text + sizeof text - 32) fail("a message too long to send");
        if (rest[0] == '@' && rest[1] == 'I') end = mempcpy(end, number, 16), rest += 2;
        else if (rest[0] == '@' && rest[1] == 'N') end = mempcpy(end, "\r\n", 2), rest += 2;
        else *end++ = *rest++;
    }
    sender->said_at = now_us();
    sender->is_waiting = 1;
    under_way++;
    write_message(sender, text, (size_t)(end - text));
}

void take_answer(struct sender *sender, int is_refusal) {
    uint64_t now = now_us();
    under_way--;
    sender->is_waiting = 0;
    refused += (uint64_t)is_refusal;
    if (acknowledged < MOST_LATENCIES) latencies[acknowledged] = (uint32_t)(now - sender->said_at);
    acknowledged++;
    if (now < ends_at) say(sender);
}

static int by_size(const void *one, const void *other) {
    uint32_t a = *(const uint32_t *)one, b = *(const uint32_t *)other;
    return (a > b) - (a < b);
}

static double cpu_seconds(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
           (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static void serve_sockets(void) {
    struct epoll_event events[256];
    int count = epoll_wait(epoll_fd, events, 256, 1000);
    for (int i = 0; i < count; i++) read_socket(events[i].data.ptr);
}

static void talk(double seconds) {
    for (int i = 0; i < sender_count; i++)
        if (!senders[i].is_open) open_socket(&senders[i]);
    while (ready_count < sender_count) serve_sockets();
    acknowledged = refused = 0;
    double cpu_before = cpu_seconds();
    uint64_t began_at = now_us();
    ends_at = began_at + (uint64_t)(seconds * 1e6);
    for (int i = 0; i < sender_count; i++) say(&senders[i]);
    while (under_way && now_us() < ends_at + 20000000) serve_sockets();
    double taken = (double)(now_us() - began_at) / 1e6;
    uint64_t kept = acknowledged < MOST_LATENCIES ? acknowledged : MOST_LATENCIES;
    qsort(latencies, kept, sizeof *latencies, by_size);
    printf("{\"acknowledged\":%llu,\"refused\":%llu,\"unanswered\":%d,\"seconds\":%.6f,\"p50\":%u,\"p99\":%u,"
           "\"cpu_seconds\":%.6f}\n",
           (unsigned long long)acknowledged, (unsigned long long)refused, under_way, taken,
           kept ? latencies[kept / 2] : 0, kept ? latencies[kept * 99 / 100] : 0, cpu_seconds() - cpu_before);
    fflush(stdout);
}

static void define_sender(char *text, int port, int is_http, const char *path, const char *subprotocol) {
    if (sender_count == MOST_SENDERS) fail("one sender too many");
    char *first = strsep(&text, "\t");
    if (!text) fail("a sender without a message");
    senders[sender_count++] = (struct sender){
        .port = port, .is_http = is_http, .path = path, .subprotocol = subprotocol, .first = strdup(first), .message = strdup(text)};
}

/* Until there is a command to read, whoever was connected goes on to be served: pings want an answer. */
static void wait_for_command(void) {
    struct pollfd either[] = {{.fd = 0, .events = POLLIN}, {.fd = epoll_fd, .events = POLLIN}};
    while (poll(either, 2, -1) >= 0 && !either[0].revents) serve_sockets();
}

int main(void) {
    static char line[1 << 16];
    const char *path = NULL, *subprotocol = NULL;
    int port = 0, is_http = 0;
    senders = calloc(MOST_SENDERS, sizeof *senders);
    latencies = calloc(MOST_LATENCIES, sizeof *latencies);
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    next_number = now_us() * 1000; /* nobody else ever used these */
    setvbuf(stdin, NULL, _IONBF, 0);
    for (;;) {
        wait_for_command();
        if (!fgets(line, sizeof line, stdin)) return 0;
        line[strcspn(line, "\n")] = 0;
        char *rest = line, *command = strsep(&rest, " ");
        if (!strcmp(command, "to")) port = atoi(rest);
        else if (!strcmp(command, "http")) is_http = 1;
        else if (!strcmp(command, "ws")) is_http = 0, path = strdup(strsep(&rest, " ")), subprotocol = strdup(rest);
        else if (!strcmp(command, "sender")) define_sender(rest, port, is_http, path, subprotocol);
        else if (!strcmp(command, "talk")) talk(atof(rest));
        else fail("an unknown command");
    }
}
