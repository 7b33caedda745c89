/**
 * What was seen of each container so far, so that what its processes show is
 * told once and not with every event. Kept only where fields ask for it.
 */
#ifndef STATE_CONTAINER_SIGHT_H
#define STATE_CONTAINER_SIGHT_H

#include "text_map.h"

/** Users, and groups, that are remembered of one container. */
#define SIGHT_MOST_IDS 8

struct seen_ids {
    uint32_t ids[SIGHT_MOST_IDS];
    uint8_t count, next;
};

struct container_sight {
    struct text_map_node node;
    struct seen_ids users, groups;
    /** Its first program was seen, or nobody can tell any more which it was. */
    bool has_started;
    /** It had programs before the first event. */
    bool ran_before;
    bool is_record_told;
    /** What the first program may do, and, when its exec was seen, who it runs as; where that is recorded. */
    bool has_capabilities, has_user, has_group;
    uint64_t capabilities;
    uint32_t user, group;
    /** A program of it mounted something, so that the record no longer tells what is mounted. */
    bool has_new_mounts;
    /** The device that its root file system is on. */
    bool has_root_device;
    uint32_t root_device;
};

/** Where the telling of what was there before the first event has come to. */
struct sight_scan {
    bool is_due;
    uint32_t container, thread;
};

#endif
