/* What the parts of the senders know of each other. One thread, one epoll; nothing blocks but connect(2). */
#ifndef SENDERS_H
#define SENDERS_H
#include <stddef.h>
#include <stdint.h>

struct sender {
    int fd, port, is_http, is_open, is_upgraded, is_ready, is_waiting;
    const char *path, *subprotocol, *first, *message;
    uint64_t said_at;
    char *rest; /* what has come and is not a whole answer yet */
    size_t rest_length, rest_space;
};

extern int ready_count, epoll_fd;

uint64_t now_us(void);
void fail(const char *what);

/* main.c */
void take_answer(struct sender *sender, int is_refusal);

/* wire.c: RFC 6455 and as much of RFC 9112 as an answer with a Content-Length needs */
void open_socket(struct sender *sender);
void write_message(struct sender *sender, const char *text, size_t length);
void read_socket(struct sender *sender);
#endif
