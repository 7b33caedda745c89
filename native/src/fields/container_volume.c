/* What a container's mounts are: paths of the host, or volumes, as far as their places on the host tell. */
#include "value.h"

#define UUID_LENGTH 36
#define HASH_LENGTH 32
#define FULL_ID_LENGTH 64

/** Takes the next component of a path off its front; false when none is left. */
static bool next_component(struct span *path, struct span *component)
{
    while (path->length > 0 && *path->data == '/') {
        path->data++;
        path->length--;
    }
    const uint8_t *slash = path->length == 0 ? NULL : memchr(path->data, '/', path->length);
    component->data = path->data;
    component->length = slash == NULL ? path->length : (uint32_t)(slash - path->data);
    path->data += component->length;
    path->length -= component->length;
    return component->length > 0;
}

/** Whether a text is hexadecimal digits, with dashes where `has_dashes`. */
static bool is_hex(struct span text, uint32_t length, bool has_dashes)
{
    if (text.length != length) {
        return false;
    }
    for (uint32_t i = 0; i < length; i++) {
        uint8_t c = text.data[i];
        bool is_digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        if (!is_digit && !(has_dashes && c == '-')) {
            return false;
        }
    }
    return true;
}

/** Pods have a UUID; those that the kubelet reads from files have a hash. */
static bool is_pod_uid(struct span text)
{
    return is_hex(text, UUID_LENGTH, true) || is_hex(text, HASH_LENGTH, false);
}

enum mount_kind {
    /** A place that the runtime or the kubelet made, or none on the host. */
    MOUNT_OF_RUNTIME,
    MOUNT_OF_HOST,
    /** A volume that the kubelet keeps: …/pods/UID/volumes/VENDOR~DRIVER/NAME. */
    MOUNT_OF_VOLUME,
};

struct mount_place {
    enum mount_kind kind;
    /** VENDOR~DRIVER and NAME. */
    struct span driver, volume;
};

/** Where the kubelet keeps things of one pod. */
static bool find_pod_folder(struct span *path)
{
    struct span component;
    bool is_after_pods = false;
    while (next_component(path, &component)) {
        if (is_after_pods && is_pod_uid(component)) {
            return path->length > 0;
        }
        is_after_pods = span__equals(component, "pods");
    }
    return false;
}

/** Runtimes keep what belongs to a container in a folder of its full id, volumes of their own in volumes/NAME/_data. */
static bool is_of_runtime(struct span path)
{
    struct span component;
    bool is_data = false;
    bool has_volumes = false;
    while (next_component(&path, &component)) {
        if (is_hex(component, FULL_ID_LENGTH, false)) {
            return true;
        }
        is_data = span__equals(component, "_data");
        has_volumes |= span__equals(component, "volumes");
    }
    return has_volumes && is_data;
}

static struct mount_place place_of(const struct container_mount *mount)
{
    struct mount_place place = {.kind = MOUNT_OF_RUNTIME};
    struct span path = text__span(&mount->source);
    if (path.length == 0 || *path.data != '/') {
        return place;
    }
    struct span rest = path;
    if (!find_pod_folder(&rest)) {
        place.kind = is_of_runtime(path) ? MOUNT_OF_RUNTIME : MOUNT_OF_HOST;
        return place;
    }
    struct span folder;
    if (next_component(&rest, &folder) && span__equals(folder, "volumes") && next_component(&rest, &place.driver) &&
        next_component(&rest, &place.volume) && memchr(place.driver.data, '~', place.driver.length) != NULL) {
        place.kind = MOUNT_OF_VOLUME;
    }
    return place;
}

struct driver_name {
    const char *driver, *type;
};

/* Volumes that only a pod can state. */
static const struct driver_name own_types[] = {
    {"kubernetes.io~secret", "secret"},
    {"kubernetes.io~configmap", "configMap"},
    {"kubernetes.io~empty-dir", "emptyDir"},
    {"kubernetes.io~projected", "projected"},
    {"kubernetes.io~git-repo", "gitRepo"},
    {"kubernetes.io~downward-api", "downwardAPI"},
    {"kubernetes.io~local-volume", "persistentVolumeClaim"},
};

/* Volumes that a pod states itself or has by a claim, which looks the same. */
static const struct driver_name plugins[] = {
    {"kubernetes.io~csi", "csi"},
    {"kubernetes.io~nfs", "nfs"},
    {"kubernetes.io~iscsi", "iscsi"},
    {"kubernetes.io~fc", "fc"},
    {"kubernetes.io~rbd", "rbd"},
    {"kubernetes.io~cephfs", "cephFS"},
    {"kubernetes.io~glusterfs", "glusterfs"},
    {"kubernetes.io~quobyte", "quobyte"},
    {"kubernetes.io~storageos", "storageos"},
    {"kubernetes.io~scaleio", "scaleIO"},
    {"kubernetes.io~flocker", "flocker"},
    {"kubernetes.io~portworx-volume", "portworxVolume"},
    {"kubernetes.io~aws-ebs", "awsElasticBlockStore"},
    {"kubernetes.io~gce-pd", "gcePersistentDisk"},
    {"kubernetes.io~azure-disk", "azureDisk"},
    {"kubernetes.io~azure-file", "azureFile"},
    {"kubernetes.io~cinder", "cinder"},
    {"kubernetes.io~vsphere-volume", "vsphereVolume"},
    {"kubernetes.io~photon-pd", "photonPersistentDisk"},
};

#define COUNT(table) (sizeof(table) / sizeof((table)[0]))

static const char *find_type(const struct driver_name *names, size_t count, struct span driver)
{
    for (size_t i = 0; i < count; i++) {
        if (span__equals(driver, names[i].driver)) {
            return names[i].type;
        }
    }
    return NULL;
}

static bool begins_with(struct span text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text.length >= length && memcmp(text.data, prefix, length) == 0;
}

/** The type of a volume of a pod's own; what admission itself adds for the service account has a name of its own. */
static const char *own_type(const struct container_mount *mount, const struct mount_place *place)
{
    const char *type = find_type(own_types, COUNT(own_types), place->driver);
    bool is_token = span__equals(text__span(&mount->destination), "/var/run/secrets/kubernetes.io/serviceaccount") &&
                    begins_with(place->volume, "kube-api-access-");
    return type != NULL && is_token ? "serviceAccountToken" : type;
}

/** The plugin of a volume; drivers of other vendors are flex volumes. */
static const char *plugin_of(const struct mount_place *place)
{
    const char *type = find_type(plugins, COUNT(plugins), place->driver);
    return type == NULL && !begins_with(place->driver, "kubernetes.io~") ? "flexVolume" : type;
}

typedef struct span (*mount_reader)(const struct container_mount *mount);

/** Gives what a reader finds of each mount; no value when that is nothing. */
static void read_mounts(const struct field_input *input, mount_reader read, struct value *value)
{
    const struct container *container = input->view->container;
    for (uint32_t i = 0; container != NULL && i < container->mount_count; i++) {
        struct span item = read(&container->mounts[i]);
        if (item.length > 0) {
            text__append_span(input->scratch, item);
            text__append(input->scratch, "", 1);
        }
    }
    value__set_nonempty(value, input->scratch);
}

static struct span span_of(const char *text)
{
    return (struct span){.data = (const uint8_t *)text, .length = text == NULL ? 0 : (uint32_t)strlen(text)};
}

static struct span host_path(const struct container_mount *mount)
{
    return place_of(mount).kind == MOUNT_OF_HOST ? text__span(&mount->source) : (struct span){0};
}

static struct span writable_host_path(const struct container_mount *mount)
{
    return mount->is_writable ? host_path(mount) : (struct span){0};
}

static struct span volume_type(const struct container_mount *mount)
{
    struct mount_place place = place_of(mount);
    switch (place.kind) {
    case MOUNT_OF_HOST:
        return span_of("hostPath");
    case MOUNT_OF_VOLUME:
        return span_of(own_type(mount, &place));
    default:
        return (struct span){0};
    }
}

static struct span volume_plugin(const struct container_mount *mount)
{
    struct mount_place place = place_of(mount);
    return place.kind == MOUNT_OF_VOLUME ? span_of(plugin_of(&place)) : (struct span){0};
}

#define MOUNTS(name)                                                                                                   \
    static void read_##name(const struct field_input *input, const struct bound_field *field, struct value *value)     \
    {                                                                                                                  \
        (void)field;                                                                                                   \
        read_mounts(input, name, value);                                                                               \
    }

MOUNTS(host_path)
MOUNTS(writable_host_path)
MOUNTS(volume_type)
MOUNTS(volume_plugin)

const struct field_definition container_volume_fields[] = {
    FIELD("container.mount.host_path", LIST, CONTEXT, read_host_path),
    FIELD("container.mount.host_path.writable", LIST, CONTEXT, read_writable_host_path),
    FIELD("container.volume.type", LIST, CONTEXT, read_volume_type),
    FIELD("container.volume.plugin", LIST, CONTEXT, read_volume_plugin),
    FIELDS_END,
};
