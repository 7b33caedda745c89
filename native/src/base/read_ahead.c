/* A ring of buffers between two threads. One is filled, two are lent at most: the last taken and the one before. */
#include "read_ahead.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

#define PIECE_SIZE ((size_t)256 * 1024)
#define PIECES 6U
/* Lent pieces stay with whoever took them until the next but one is taken. */
#define LENT 2U
/* How long a piece of a pipe is waited for before the interrupt flag is looked at. */
#define WAIT_NS 100000000L

struct slot {
    uint8_t *memory;
    size_t length;
    uint64_t bytes_read;
};

struct read_ahead {
    struct input *input;
    /** Ends waiting for a pipe; NULL for files, which never keep one waiting for long. */
    const atomic_bool *is_interrupted;
    int wake_fd;
    pthread_t thread;
    pthread_mutex_t lock;
    pthread_cond_t has_piece, has_room;
    struct slot slots[PIECES];
    /** Numbers of pieces read and taken; those between are ready. */
    uint64_t read, taken;
    bool is_over, is_stopped;
    /** The taker's own: waiting was interrupted; all was taken; and `bytes_read` of the piece taken last. */
    bool is_canceled, is_drained;
    uint64_t taken_bytes_read;
};

/* Waits for a slot that nobody looks at; NULL when there is nothing more to do. */
static struct slot *wait_for_room(struct read_ahead *ahead)
{
    pthread_mutex_lock(&ahead->lock);
    while (!ahead->is_stopped && ahead->read - ahead->taken >= PIECES - LENT) {
        pthread_cond_wait(&ahead->has_room, &ahead->lock);
    }
    struct slot *slot = ahead->is_stopped ? NULL : &ahead->slots[ahead->read % PIECES];
    pthread_mutex_unlock(&ahead->lock);
    return slot;
}

static void publish(struct read_ahead *ahead, bool is_over)
{
    pthread_mutex_lock(&ahead->lock);
    ahead->read += is_over ? 0 : 1;
    ahead->is_over = is_over;
    pthread_cond_signal(&ahead->has_piece);
    pthread_mutex_unlock(&ahead->lock);
}

static void *read_pieces(void *data)
{
    struct read_ahead *ahead = data;
    for (struct slot *slot = wait_for_room(ahead); slot != NULL; slot = wait_for_room(ahead)) {
        slot->length = input__read(ahead->input, slot->memory + READ_AHEAD_HEADROOM, PIECE_SIZE);
        slot->bytes_read = input__bytes_read(ahead->input);
        publish(ahead, slot->length == 0);
        if (slot->length == 0) {
            break;
        }
    }
    return NULL;
}

/* Signals are for the threads that the program made itself. */
static bool start_thread(struct read_ahead *ahead)
{
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    bool is_started = pthread_create(&ahead->thread, NULL, read_pieces, ahead) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return is_started;
}

static void release(struct read_ahead *ahead)
{
    for (size_t i = 0; i < PIECES; i++) {
        free(ahead->slots[i].memory);
    }
    pthread_cond_destroy(&ahead->has_piece);
    pthread_cond_destroy(&ahead->has_room);
    pthread_mutex_destroy(&ahead->lock);
    if (ahead->wake_fd >= 0) {
        close(ahead->wake_fd);
    }
    free(ahead);
}

static bool prepare(struct read_ahead *ahead)
{
    pthread_condattr_t clock;
    pthread_mutex_init(&ahead->lock, NULL);
    pthread_condattr_init(&clock);
    pthread_condattr_setclock(&clock, CLOCK_MONOTONIC);
    pthread_cond_init(&ahead->has_piece, &clock);
    pthread_cond_init(&ahead->has_room, NULL);
    pthread_condattr_destroy(&clock);
    ahead->wake_fd = eventfd(0, EFD_CLOEXEC);
    bool is_ready = ahead->wake_fd >= 0;
    for (size_t i = 0; i < PIECES; i++) {
        ahead->slots[i].memory = malloc(READ_AHEAD_HEADROOM + PIECE_SIZE);
        is_ready = is_ready && ahead->slots[i].memory != NULL;
    }
    return is_ready;
}

struct read_ahead *read_ahead__start(struct input *input)
{
    struct read_ahead *ahead = calloc(1, sizeof(*ahead));
    if (ahead == NULL) {
        return NULL;
    }
    ahead->input = input;
    if (!prepare(ahead)) {
        release(ahead);
        return NULL;
    }
    ahead->is_interrupted = input__lend(input, ahead->wake_fd);
    if (!start_thread(ahead)) {
        input__take_back(input, ahead->is_interrupted);
        release(ahead);
        return NULL;
    }
    return ahead;
}

static bool is_interrupted(const struct read_ahead *ahead)
{
    return ahead->is_interrupted != NULL && atomic_load_explicit(ahead->is_interrupted, memory_order_relaxed);
}

static void wait_for_piece(struct read_ahead *ahead)
{
    if (ahead->is_interrupted == NULL) {
        pthread_cond_wait(&ahead->has_piece, &ahead->lock);
        return;
    }
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_nsec += WAIT_NS;
    until.tv_sec += until.tv_nsec / 1000000000L;
    until.tv_nsec %= 1000000000L;
    pthread_cond_timedwait(&ahead->has_piece, &ahead->lock, &until);
}

bool read_ahead__take(struct read_ahead *ahead, struct piece *piece)
{
    pthread_mutex_lock(&ahead->lock);
    while (ahead->read == ahead->taken && !ahead->is_over && !ahead->is_canceled) {
        wait_for_piece(ahead);
        ahead->is_canceled = ahead->read == ahead->taken && !ahead->is_over && is_interrupted(ahead);
    }
    bool has_piece = ahead->read != ahead->taken && !ahead->is_canceled;
    if (has_piece) {
        const struct slot *slot = &ahead->slots[ahead->taken++ % PIECES];
        *piece = (struct piece){slot->memory + READ_AHEAD_HEADROOM, slot->length};
        ahead->taken_bytes_read = slot->bytes_read;
    }
    ahead->is_drained = !has_piece && !ahead->is_canceled;
    /* Waking the reader for every piece would cost more than reading it. */
    if (ahead->read - ahead->taken <= (PIECES - LENT) / 2) {
        pthread_cond_signal(&ahead->has_room);
    }
    pthread_mutex_unlock(&ahead->lock);
    return has_piece;
}

enum input_end read_ahead__end(const struct read_ahead *ahead)
{
    return ahead->is_canceled ? INPUT_FAILED : input__end(ahead->input);
}

const char *read_ahead__error(const struct read_ahead *ahead)
{
    return ahead->is_canceled ? INPUT_CANCELED : input__error(ahead->input);
}

uint64_t read_ahead__bytes_read(const struct read_ahead *ahead)
{
    return ahead->is_drained ? input__bytes_read(ahead->input) : ahead->taken_bytes_read;
}

void read_ahead__stop(struct read_ahead *ahead)
{
    if (ahead == NULL) {
        return;
    }
    pthread_mutex_lock(&ahead->lock);
    ahead->is_stopped = true;
    pthread_cond_signal(&ahead->has_room);
    pthread_mutex_unlock(&ahead->lock);
    const uint64_t one = 1;
    ssize_t written = write(ahead->wake_fd, &one, sizeof(one));
    (void)written;
    pthread_join(ahead->thread, NULL);
    input__take_back(ahead->input, ahead->is_interrupted);
    release(ahead);
}
