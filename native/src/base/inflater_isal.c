/* Deflate by ISA-L; two to three times as fast as zlib. */
#ifdef HAVE_ISAL

#include "inflater.h"

#include <isa-l/igzip_lib.h>
#include <stdlib.h>

/* ISA-L counts output in 32 bits and compares look-back distances with that count: it must never wrap. */
#define COUNT_LIMIT (1u << 31)
#define COUNT_RESTART (1u << 20)

struct inflater {
    struct inflate_state state;
};

struct inflater *inflater__create(void)
{
    struct inflater *inflater = calloc(1, sizeof(*inflater));
    if (inflater != NULL) {
        isal_inflate_init(&inflater->state);
        inflater__restart(inflater);
    }
    return inflater;
}

void inflater__free(struct inflater *inflater)
{
    free(inflater);
}

void inflater__restart(struct inflater *inflater)
{
    isal_inflate_reset(&inflater->state);
    inflater->state.crc_flag = ISAL_GZIP_NO_HDR;
}

enum inflater_result inflater__run(struct inflater *inflater, struct transfer *transfer)
{
    struct inflate_state *state = &inflater->state;
    uint32_t in_left = transfer->in_left > INT32_MAX ? INT32_MAX : (uint32_t)transfer->in_left;
    uint32_t out_left = transfer->out_left > INT32_MAX ? INT32_MAX : (uint32_t)transfer->out_left;
    state->next_in = (uint8_t *)(uintptr_t)transfer->in;
    state->avail_in = in_left;
    state->next_out = transfer->out;
    state->avail_out = out_left;
    int result = isal_inflate(state);
    transfer->in += in_left - state->avail_in;
    transfer->in_left -= in_left - state->avail_in;
    transfer->out += out_left - state->avail_out;
    transfer->out_left -= out_left - state->avail_out;
    if (state->total_out > COUNT_LIMIT) {
        state->total_out = COUNT_RESTART;
    }
    if (result < 0 || result == ISAL_NEED_DICT) {
        return INFLATER_CORRUPT;
    }
    return state->block_state == ISAL_BLOCK_FINISH ? INFLATER_DONE : INFLATER_OK;
}

uint32_t inflater__crc(const struct inflater *inflater)
{
    return inflater->state.crc;
}

size_t inflater__surplus(struct inflater *inflater, uint8_t bytes[8])
{
    struct inflate_state *state = &inflater->state;
    if (state->read_in_length <= 0) {
        return 0;
    }
    uint64_t bits = state->read_in >> (state->read_in_length % 8);
    size_t count = (size_t)state->read_in_length / 8;
    count = count < sizeof(bits) ? count : sizeof(bits);
    for (size_t i = 0; i < count; i++) {
        bytes[i] = (uint8_t)(bits >> (8 * i));
    }
    state->read_in_length = 0;
    return count;
}

bool inflater__is_isal(void)
{
    return true;
}

#endif
