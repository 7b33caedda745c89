/** What is known of a container, from its metadata events. */
#ifndef STATE_CONTAINER_H
#define STATE_CONTAINER_H

#include <stdbool.h>
#include <stdint.h>

#include "../base/text.h"

/** Types, numbered as in metadata. */
enum container_type {
    CT_DOCKER = 0,
    CT_LXC = 1,
    CT_LIBVIRT_LXC = 2,
    CT_MESOS = 3,
    CT_RKT = 4,
    CT_CUSTOM = 5,
    CT_CRI = 6,
    CT_CONTAINERD = 7,
    CT_CRIO = 8,
    CT_BPM = 9,
    CT_STATIC = 10,
    CT_PODMAN = 11,
    CT_HOST = 0xfffe,
    CT_UNKNOWN = 0xffff,
};

/** false, true, or not recorded by this generation. */
enum tristate { TRISTATE_ABSENT, TRISTATE_FALSE, TRISTATE_TRUE };

struct container_mount {
    struct text source, destination, mode, propagation;
    bool is_writable;
};

struct container_label {
    struct text key, value;
};

struct container {
    struct text id, full_id, name, image, image_id, image_repository, image_tag, image_digest, ip, user, cni_json,
        pod_sandbox_id;
    uint32_t type;
    uint8_t privileged, host_pid, host_network, host_ipc;
    bool is_pod_sandbox;
    /** Only that there is such a container: nothing was asked of the runtime, or not yet. */
    bool is_placeholder;
    /** Whether the record tells of mounts at all. */
    bool has_mounts;
    int64_t created_time;
    uint64_t lookup_state;
    uint32_t mount_count, label_count, pod_label_count, host_port_count;
    struct container_mount *mounts;
    /** Ports of the host that lead to ports of the container. */
    uint16_t *host_ports;
    struct container_label *labels, *pod_labels;
    /** Healthcheck, liveness and readiness probe commands, as one text each; empty without. */
    struct text healthcheck, liveness, readiness;
};

/** Name of a type as container.type prints it. */
const char *container_type__name(uint32_t type);

#endif
