/* The client's half of RFC 6455, for one connection at a time. */
#define _GNU_SOURCE
#include "load.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { TEXT = 1, CLOSE = 8, PING = 9, PONG = 10, ROOM_FOR = 1 << 20 };

static unsigned char buffer[ROOM_FOR];

static void write_all(struct connection *connection, const unsigned char *bytes, size_t length) {
    while (length) {
        ssize_t written = send(connection->fd, bytes, length, MSG_NOSIGNAL);
        if (written < 0 && errno == EAGAIN) {
            struct pollfd until = {connection->fd, POLLOUT, 0};
            poll(&until, 1, 1000);
        } else if (written < 0) {
            leave(connection);
            return;
        } else {
            bytes += written;
            length -= (size_t)written;
        }
    }
}

void open_socket(struct connection *connection) {
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    connection->fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connection->fd < 0 || connect(connection->fd, (struct sockaddr *)&address, sizeof address)) fail("connect");
    int yes = 1;
    setsockopt(connection->fd, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    fcntl(connection->fd, F_SETFL, O_NONBLOCK);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
    epoll_ctl(epoll_fd, EPOLL_CTL_ADD, connection->fd, &event);
    char request[1024];
    int length = snprintf(request, sizeof request,
                          "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n%s%s%s\r\n",
                          connection->path, host, port, subprotocol ? "Sec-WebSocket-Protocol: " : "",
                          subprotocol ? subprotocol : "", subprotocol ? "\r\n" : "");
    connection->state = UPGRADING;
    write_all(connection, (unsigned char *)request, (size_t)length);
}

/* Masked with zeros, as section 5.3 allows a client that has no script to protect itself from. */
void write_frame(struct connection *connection, int opcode, const char *text, size_t length) {
    static unsigned char frame[1 << 16];
    size_t header = 2;
    if (length + 14 > sizeof frame) fail("a frame too long to send");
    frame[0] = (unsigned char)(0x80 | opcode);
    if (length < 126) {
        frame[1] = (unsigned char)(0x80 | length);
    } else {
        frame[1] = 0x80 | 126;
        frame[2] = (unsigned char)(length >> 8);
        frame[3] = (unsigned char)length;
        header = 4;
    }
    memset(frame + header, 0, 4);
    memcpy(frame + header + 4, text, length);
    write_all(connection, frame, header + 4 + length);
}

/* How many bytes the frame at the beginning has, header included; 0 if too few are here to tell. */
static size_t frame_length(const unsigned char *bytes, size_t here, size_t *header) {
    if (here < 2) return 0;
    size_t length = bytes[1] & 127;
    *header = length == 127 ? 10 : length == 126 ? 4 : 2;
    if (here < *header) return 0;
    if (length >= 126) {
        length = 0;
        for (size_t i = 2; i < *header; i++) length = length << 8 | bytes[i];
    }
    return *header + length;
}

static void take_frame(struct connection *connection, const unsigned char *frame, size_t header, size_t whole,
                       uint64_t at) {
    const char *text = (const char *)frame + header;
    int opcode = frame[0] & 15;
    if (opcode == PING) write_frame(connection, PONG, text, whole - header);
    else if (opcode == CLOSE) leave(connection);
    else if (opcode != PONG) take_text(connection, text, whole - header, at);
}

/* Past the answer to the upgrade; 0 while it has not all come. */
static size_t take_upgrade(struct connection *connection, size_t here) {
    unsigned char *end = memmem(buffer, here, "\r\n\r\n", 4);
    if (!end) return 0;
    if (memcmp(buffer, "HTTP/1.1 101", 12)) fail("the upgrade was refused");
    connection->state = TALKING;
    go_on(connection);
    return (size_t)(end - buffer) + 4;
}

void read_socket(struct connection *connection) {
    size_t kept = connection->rest_length, done = 0, header, whole;
    if (kept) memcpy(buffer, connection->rest, kept);
    ssize_t count = recv(connection->fd, buffer + kept, sizeof buffer - kept, 0);
    if (count < 0 && errno == EAGAIN) return;
    if (count <= 0) {
        leave(connection);
        return;
    }
    uint64_t at = now_us();
    size_t here = kept + (size_t)count;
    if (connection->state == UPGRADING) done = take_upgrade(connection, here);
    while (connection->state > UPGRADING && connection->state != GONE &&
           (whole = frame_length(buffer + done, here - done, &header)) && whole <= here - done) {
        take_frame(connection, buffer + done, header, whole, at);
        done += whole;
    }
    if ((connection->rest_length = here - done)) {
        connection->rest = realloc(connection->rest, here - done);
        memcpy(connection->rest, buffer + done, here - done);
    }
}
