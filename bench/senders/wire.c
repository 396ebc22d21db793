/* Connections of those who send. */
#define _GNU_SOURCE
#include "senders.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10, CHUNK = 1 << 16 };

static void write_all(struct sender *sender, const void *bytes, size_t length) {
    if (send(sender->fd, bytes, length, MSG_NOSIGNAL) != (ssize_t)length) fail("a message could not be written");
}

/* Masked with zeros, as RFC 6455, 5.3 allows a client that has no script to protect itself from. */
static void write_frame(struct sender *sender, int opcode, const char *text, size_t length) {
    static unsigned char frame[CHUNK];
    size_t header = length < 126 ? 2 : 4;
    if (length + 8 > sizeof frame) fail("a frame too long to send");
    frame[0] = (unsigned char)(0x80 | opcode);
    frame[1] = (unsigned char)(0x80 | (length < 126 ? length : 126));
    if (header == 4) frame[2] = (unsigned char)(length >> 8), frame[3] = (unsigned char)length;
    memset(frame + header, 0, 4);
    memcpy(frame + header + 4, text, length);
    write_all(sender, frame, header + 4 + length);
}

void write_message(struct sender *sender, const char *text, size_t length) {
    if (sender->is_http) write_all(sender, text, length);
    else write_frame(sender, TEXT, text, length);
}

static void be_ready(struct sender *sender) {
    sender->is_ready = 1;
    ready_count++;
}

void open_socket(struct sender *sender) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)sender->port)};
    inet_pton(AF_INET, "127.0.0.1", &address.sin_addr);
    sender->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (sender->fd < 0 || connect(sender->fd, (struct sockaddr *)&address, sizeof address)) fail("connect");
    int yes = 1;
    setsockopt(sender->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = sender};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, sender->fd, &event);
    sender->is_open = 1;
    if (sender->is_http) {
        be_ready(sender);
        return;
    }
    char request[1024];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                          "Sec-WebSocket-Protocol: %s\r\n\r\n",
                          sender->path, sender->port, sender->subprotocol);
    write_all(sender, request, (size_t)length);
}

static int contains(const char *text, size_t length, const char *wanted) {
    return memmem(text, length, wanted, strlen(wanted)) != NULL;
}

static int is_refusal(const char *text, size_t length) {
    int refused = contains(text, length, "rrors\"") || contains(text, length, "\"error\"") ||
                  contains(text, length, "\"detail\"");
    if (refused) fprintf(stderr, "%.*s\n", (int)(length < 600 ? length : 600), text);
    return refused;
}

static void take_text(struct sender *sender, const char *text, size_t length) {
    if (!sender->is_ready) {
        if (contains(text, length, "connection_ack")) be_ready(sender);
    } else if (contains(text, length, "\"complete\"")) take_answer(sender, 0);
    else if (is_refusal(text, length)) take_answer(sender, 1);
}

/* Each takes what is whole at the beginning and returns its length; 0 while it is not. */
static size_t take_frame(struct sender *sender, const char *bytes, size_t here) {
    if (here < 2) return 0;
    const unsigned char *frame = (const unsigned char *)bytes;
    size_t length = frame[1] & 127, header = length == 127 ? 10 : length == 126 ? 4 : 2;
    if (here < header) return 0;
    if (length >= 126) {
        length = 0;
        for (size_t i = 2; i < header; i++) length = length << 8 | frame[i];
    }
    if (here < header + length) return 0;
    int opcode = frame[0] & 15;
    if (opcode == CLOSE) fail("a connection was closed");
    if (opcode == PING) write_frame(sender, PONG, bytes + header, length);
    else if (opcode == TEXT) take_text(sender, bytes + header, length);
    return header + length;
}

static size_t take_upgrade(struct sender *sender, const char *bytes, size_t here) {
    const char *end = memmem(bytes, here, "\r\n\r\n", 4);
    if (!end) return 0;
    if (memcmp(bytes, "HTTP/1.1 101", 12)) fail("the upgrade was refused");
    sender->is_upgraded = 1;
    write_frame(sender, TEXT, sender->first, strlen(sender->first));
    return (size_t)(end - bytes) + 4;
}

static size_t take_response(struct sender *sender, const char *bytes, size_t here) {
    const char *end = memmem(bytes, here, "\r\n\r\n", 4);
    if (!end) return 0;
    const char *field = strcasestr(bytes, "content-length:");
    if (!field || field > end) fail("a response without a Content-Length");
    size_t header = (size_t)(end - bytes) + 4, length = strtoul(field + 15, NULL, 10);
    if (here < header + length) return 0;
    take_answer(sender, is_refusal(bytes + header, length) || memcmp(bytes, "HTTP/1.1 200", 12));
    return header + length;
}

/* A server may end an HTTP connection on which nothing was asked for a while; it is opened again when it is needed. */
static void lose(struct sender *sender) {
    if (!sender->is_http || sender->is_waiting) fail("a connection was lost");
    close(sender->fd);
    sender->is_open = sender->is_ready = 0;
    ready_count--;
}

void read_socket(struct sender *sender) {
    if (sender->rest_space - sender->rest_length < CHUNK + 1)
        sender->rest = realloc(sender->rest, sender->rest_space = sender->rest_length + 2 * CHUNK);
    ssize_t count = recv(sender->fd, sender->rest + sender->rest_length, CHUNK, 0);
    if (count <= 0) {
        lose(sender);
        return;
    }
    sender->rest_length += (size_t)count;
    sender->rest[sender->rest_length] = 0;
    size_t taken, done = 0;
    do {
        const char *bytes = sender->rest + done;
        size_t here = sender->rest_length - done;
        taken = sender->is_http       ? take_response(sender, bytes, here)
                : sender->is_upgraded ? take_frame(sender, bytes, here)
                                      : take_upgrade(sender, bytes, here);
        done += taken;
    } while (taken && done < sender->rest_length);
    memmove(sender->rest, sender->rest + done, sender->rest_length - done);
    sender->rest_length -= done;
}
