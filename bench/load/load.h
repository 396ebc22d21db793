/* What the parts of the load generator know of each other. One thread, one epoll; nothing here blocks but connect(2). */
#ifndef LOAD_H
#define LOAD_H
#include <stddef.h>
#include <stdint.h>

enum state { DEFINED, UPGRADING, TALKING, READY, GONE };

/* One line of what a connection says on arriving, or (is_await) a text it waits for in what it is told. */
struct step {
    int is_await;
    char *text;
};

struct connection {
    int fd, room, is_sender;
    enum state state;
    char *path;
    struct step *steps;
    int step_count, step;
    unsigned char *rest; /* the beginning of a frame whose end has not arrived */
    size_t rest_length;
};

struct room {
    char *before_id, *before_body, *after_body; /* the frame that sends to it, around the id and the body */
    uint64_t subscribers;
};

extern struct connection *connections;
extern int connection_count, ready_count, gone_count, under_way;
extern struct room *rooms;
extern int room_count;
extern struct connection *sender;
extern char *host, *subprotocol;
extern int port, epoll_fd;
extern uint64_t refused_count;

uint64_t now_us(void);
void fail(const char *what);

/* websocket.c: RFC 6455 */
void open_socket(struct connection *connection);
void write_frame(struct connection *connection, int opcode, const char *text, size_t length);
void read_socket(struct connection *connection);

/* arriving.c: the steps of a connection, and what frames mean to it */
void go_on(struct connection *connection);
void take_text(struct connection *connection, const char *text, size_t length, uint64_t at);
void leave(struct connection *connection);

/* sending.c */
void send_to(int room, uint64_t stamp);
void count_delivery(uint64_t stamp, uint64_t at);
void begin(const char *kind, double first, double second);
int continue_sending(void);
int is_running(void);

/* latency.c */
void forget_latencies(void);
void remember_latency(uint64_t microseconds);
uint32_t latency_at(double share);
#endif
