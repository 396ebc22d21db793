/* How a connection arrives, step by step, and what it makes of a text. */
#define _GNU_SOURCE
#include "load.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char PONG[] = "{\"type\":\"pong\"}";

void go_on(struct connection *connection) {
    while (connection->step < connection->step_count && !connection->steps[connection->step].is_await) {
        char *text = connection->steps[connection->step++].text;
        write_frame(connection, 1, text, strlen(text));
    }
    if (connection->step == connection->step_count && connection->state == TALKING) {
        connection->state = READY;
        ready_count++;
        under_way--;
    }
}

static int contains(const char *text, size_t length, const char *wanted) {
    return memmem(text, length, wanted, strlen(wanted)) != NULL;
}

void take_text(struct connection *connection, const char *text, size_t length, uint64_t at) {
    if (!connection->is_sender) {
        const char *mark = memmem(text, length, "##", 2);
        if (mark && mark + 18 < text + length) {
            count_delivery(strtoull(mark + 2, NULL, 10), at);
            return;
        }
    }
    if (connection->state == TALKING && contains(text, length, connection->steps[connection->step].text)) {
        connection->step++;
        go_on(connection);
    } else if (contains(text, length, "\"type\":\"ping\"") || contains(text, length, "\"type\": \"ping\"")) {
        write_frame(connection, 1, PONG, sizeof PONG - 1);
    } else if (contains(text, length, "rror\"") || contains(text, length, "errors\"") ||
               contains(text, length, "\"detail\"")) {
        if (!refused_count++) write(2, text, length), write(2, "\n", 1);
    }
}

void leave(struct connection *connection) {
    if (connection->state == GONE) return;
    if (connection->state != READY) fail("a connection was closed before it was ready");
    connection->state = GONE;
    close(connection->fd);
    gone_count++;
}
