/** Writes captures of every generation, block by block, for tests. */
#ifndef TEST_CAPTURE_WRITER_H
#define TEST_CAPTURE_WRITER_H

#include "bytes.h"
#include "scap/block.h"
#include "scap/event.h"
#include "scap/metadata.h"

/** Begins a block; what is written until capture__end_block is its body. Returns what that wants. */
size_t capture__begin_block(struct bytes *capture, uint32_t type);
/** Pads the body and closes the block. */
void capture__end_block(struct bytes *capture, size_t begin);

/** A section header, with a comment as an option when it is not NULL. */
void capture__section(struct bytes *capture, uint16_t minor, const char *comment);
void capture__machine(struct bytes *capture, const struct machine_entry *entry);

/** One value of a parameter. */
#define PARAM(pointer, size) ((struct span){.data = (const uint8_t *)(pointer), .length = (uint32_t)(size)})
/** A CHARBUF with its NUL. */
#define PARAM_TEXT(text) PARAM(text, strlen(text) + 1)

/**
 * An event block of this type with ts, tid, type, cpuid and (for block types
 * with flags) dump_flags of `event`, and `count` parameters. Version 2 and the
 * width of lengths follow from block and event type.
 */
void capture__event(struct bytes *capture, uint32_t block_type, const struct scap_event *event, uint32_t count,
                    const struct span *params);

/** Tails of version 9 process lists: none, or up to (and with) a field. */
enum thread_tail {
    TAIL_NONE,
    TAIL_OLD_LOGINUID,
    TAIL_OLD_WRITABLE,
    TAIL_OLD_CAPS,
    TAIL_NEW_INODE,
    TAIL_NEW_MEMFD,
    TAIL_NEW_LOWER_LAYER,
    TAIL_NEW_PGID,
};

/** One entry of a process list; goes into a block of type capture__process_list_type(version). */
void capture__thread(struct bytes *body, unsigned version, enum thread_tail tail, const struct thread_entry *entry);
uint32_t capture__process_list_type(unsigned version);

/** One entry of an fd list, whose body begins with the tid as 64 bits. */
void capture__fd(struct bytes *body, unsigned version, const struct fd_entry *entry);
void capture__user(struct bytes *body, unsigned version, const struct user_entry *entry);
/** `has_speed` false writes the old interface types 3 and 4. */
void capture__interface(struct bytes *body, unsigned version, const struct interface_entry *entry, int has_speed);

#endif
