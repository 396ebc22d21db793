/* A load generator for chats over WebSocket: reads commands on stdin, answers each that takes time with a line.
 *
 *   to HOST PORT SUBPROTOCOL|-      where everybody connects
 *   room BEFORE_ID \t BEFORE_BODY \t AFTER_BODY    the frame that sends to the next room
 *   say TEXT / await TEXT           what the next connection says on arriving, and waits for
 *   subscriber ROOM PATH / sender 0 PATH           ends the definition of a connection
 *   open WINDOW                     connects all who are defined, WINDOW at a time; answers {"ready": n}
 *   once 0 0 / flood WINDOW SECONDS / pace PER_SECOND SECONDS      sends; answers with a report
 */
#define _GNU_SOURCE
#include "load.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

struct connection *connections, *sender;
struct room *rooms;
int connection_count, ready_count, gone_count, room_count, under_way, port, epoll_fd;
char *host, *subprotocol;
uint64_t refused_count;

static struct step *steps;
static int step_count, opened, window;
enum { MOST_CONNECTIONS = 60000, MOST_ROOMS = 10000 };

uint64_t now_us(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * 1000000 + (uint64_t)time.tv_nsec / 1000;
}

void fail(const char *what) {
    fprintf(stderr, "load: %s (%s)\n", what, strerror(errno));
    exit(1);
}

static void define_step(int is_await, const char *text) {
    steps = realloc(steps, (size_t)(step_count + 1) * sizeof *steps);
    steps[step_count++] = (struct step){is_await, strdup(text)};
}

static void define_connection(int is_sender, char *text) {
    char *path = strchr(text, ' ');
    if (!path || connection_count == MOST_CONNECTIONS) fail("one connection too many, or without a path");
    struct connection *connection = &connections[connection_count++];
    *connection = (struct connection){.is_sender = is_sender, .room = atoi(text), .path = strdup(path + 1),
                                      .steps = steps, .step_count = step_count};
    if (is_sender) sender = connection;
    else rooms[connection->room].subscribers++;
    steps = NULL, step_count = 0;
}

static void define_room(char *text) {
    if (room_count == MOST_ROOMS) fail("one room too many");
    struct room *room = &rooms[room_count++];
    room->before_id = strdup(strsep(&text, "\t"));
    room->before_body = strdup(strsep(&text, "\t"));
    room->after_body = strdup(text);
}

static void obey(char *line) {
    char *rest = line, *command = strsep(&rest, " ");
    if (!rest) fail("a command without a value");
    if (!strcmp(command, "to")) {
        host = strdup(strsep(&rest, " "));
        port = atoi(strsep(&rest, " "));
        subprotocol = strcmp(rest, "-") ? strdup(rest) : NULL;
    } else if (!strcmp(command, "room")) define_room(rest);
    else if (!strcmp(command, "say") || !strcmp(command, "await")) define_step(*command == 'a', rest);
    else if (!strcmp(command, "subscriber") || !strcmp(command, "sender")) define_connection(command[1] == 'e', rest);
    else if (!strcmp(command, "open")) window = atoi(rest);
    else {
        double first = strtod(rest, &rest), second = strtod(rest, NULL);
        begin(command, first, second);
    }
}

static void read_commands(void) {
    static char *text;
    static size_t length, space;
    if (space - length < 65536) text = realloc(text, space = length + (1 << 20));
    ssize_t count = read(0, text + length, space - length - 1);
    if (count <= 0) exit(0);
    length += (size_t)count;
    char *line = text, *end;
    while ((end = memchr(line, '\n', length - (size_t)(line - text)))) {
        *end = 0;
        obey(line);
        line = end + 1;
    }
    length -= (size_t)(line - text);
    memmove(text, line, length);
}

static void open_more(void) {
    while (opened < connection_count && under_way < window) {
        under_way++;
        open_socket(&connections[opened++]);
    }
    if (window && ready_count == connection_count) {
        printf("{\"ready\":%d}\n", ready_count);
        fflush(stdout);
        window = 0;
    }
}

int main(void) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    connections = calloc(MOST_CONNECTIONS, sizeof *connections);
    rooms = calloc(MOST_ROOMS, sizeof *rooms);
    epoll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event commands = {.events = EPOLLIN, .data.ptr = NULL}, events[256];
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, 0, &commands);
    for (;;) {
        if (window) open_more();
        int wait = is_running() ? continue_sending() : 1000;
        int count = epoll_wait(epoll_fd, events, 256, wait);
        for (int i = 0; i < count; i++) {
            struct connection *connection = events[i].data.ptr;
            if (!connection) read_commands();
            else if (connection->state != GONE) read_socket(connection);
        }
    }
}
