/* Facts about containers: their mounts, ports, and what they write to. */
#include "container_builder.h"

#define PODS "/var/lib/kubelet/pods/01234567-89ab-cdef-0123-456789abcdef"
#define HEX32 "0123456789abcdef0123456789abcdef"
#define OPEN_WRITE 2U
#define OPEN_UPPER_LAYER 32768U

static void test_mounts(void)
{
    static const struct {
        const char *source, *destination, *host_path, *type, *plugin;
    } cases[] = {
        {"/srv/data", "/data", "/srv/data", "hostPath", "-"},
        {"/var/lib/docker/containers", "/logs", "/var/lib/docker/containers", "hostPath", "-"},
        {"/var/lib/kubelet/pods", "/pods", "/var/lib/kubelet/pods", "hostPath", "-"},
        {PODS, "/pod", PODS, "hostPath", "-"},
        {"", "/tmp", "-", "-", "-"},
        {"/var/lib/docker/containers/" HEX32 HEX32 "/hostname", "/etc/hostname", "-", "-", "-"},
        {"/var/lib/docker/volumes/db/_data", "/db", "-", "-", "-"},
        {PODS "/etc-hosts", "/etc/hosts", "-", "-", "-"},
        {PODS "/volume-subpaths/config/web/0", "/etc/web.conf", "-", "-", "-"},
        {PODS "/volumes/kubernetes.io~secret/tls", "/tls", "-", "secret", "-"},
        {"/srv/kubelet/pods/" HEX32 "/volumes/kubernetes.io~configmap/c/x", "/c", "-", "configMap", "-"},
        {PODS "/volumes/kubernetes.io~empty-dir/cache", "/cache", "-", "emptyDir", "-"},
        {PODS "/volumes/kubernetes.io~projected/all", "/all", "-", "projected", "-"},
        {PODS "/volumes/kubernetes.io~projected/kube-api-access-x7k", "/var/run/secrets/kubernetes.io/serviceaccount",
         "-", "serviceAccountToken", "-"},
        {PODS "/volumes/kubernetes.io~secret/default-token-x7k", "/var/run/secrets/kubernetes.io/serviceaccount", "-",
         "secret", "-"},
        {PODS "/volumes/kubernetes.io~csi/pvc-1/mount", "/d", "-", "-", "csi"},
        {PODS "/volumes/kubernetes.io~aws-ebs/vol", "/d", "-", "-", "awsElasticBlockStore"},
        {PODS "/volumes/example.com~lvm/vol", "/d", "-", "-", "flexVolume"},
        {PODS "/volumes/kubernetes.io~unheard-of/vol", "/d", "-", "-", "-"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = tracking();
        char members[1024];
        snprintf(members, sizeof(members), "\"Mounts\":[{\"Source\":\"%s\",\"Destination\":\"%s\",\"RW\":%s}]",
                 cases[i].source, cases[i].destination, i % 2 == 0 ? "true" : "false");
        const struct event_view *view = feed_record(feeder, members);
        CHECK_FIELD(feeder, view, "container.mount.host_path", cases[i].host_path);
        CHECK_FIELD(feeder, view, "container.mount.host_path.writable", i % 2 == 0 ? cases[i].host_path : "-");
        CHECK_FIELD(feeder, view, "container.volume.type", cases[i].type);
        CHECK_FIELD(feeder, view, "container.volume.plugin", cases[i].plugin);
        feeder__free(feeder);
    }
}

static void test_record(void)
{
    static const struct {
        const char *members, *is_sandbox, *ports;
    } cases[] = {
        {"", "false", "-"},
        {"\"is_pod_sandbox\":true", "true", "-"},
        {"\"labels\":{\"io.cri-containerd.kind\":\"sandbox\"}", "true", "-"},
        {"\"labels\":{\"io.kubernetes.docker.type\":\"container\"}", "false", "-"},
        {"\"port_mappings\":[{\"HostIp\":0,\"HostPort\":80,\"ContainerPort\":8080},7,{\"HostPort\":443},{\"HostPort\":"
         "0},"
         "{\"HostPort\":70000}]",
         "false", "80,443"},
        {"\"image\":\"incomplete\"", "-", "-"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = tracking();
        const struct event_view *view = feed_record(feeder, cases[i].members);
        CHECK_FIELD(feeder, view, "container.is_sandbox", cases[i].is_sandbox);
        CHECK_FIELD(feeder, view, "container.host_port", cases[i].ports);
        feeder__free(feeder);
    }
}

static struct feeder *with_program(const char *members)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(1, 0, "systemd", true));
    add_entry(feeder, process_entry(70, 1, "nginx", false));
    feed_record(feeder, members);
    return feeder;
}

#define ONE_MOUNT "\"Mounts\":[{\"Source\":\"/srv\",\"Destination\":\"/data/\",\"RW\":true}]"

static const struct event_view *open_on(struct feeder *feeder, int64_t tid, const char *path, uint32_t flags,
                                        uint32_t device)
{
    begin(feeder, 3, tid);
    put_i64(feeder, 5);
    put_text(feeder, path);
    put_u32(feeder, flags);
    put_u32(feeder, 0);
    put_u32(feeder, device);
    return feed(feeder);
}

static void test_root_write(void)
{
    static const struct {
        const char *members, *path;
        uint32_t flags;
        bool is_written;
    } cases[] = {
        {ONE_MOUNT, "/tmp/x", OPEN_WRITE, true},
        {ONE_MOUNT, "x", OPEN_WRITE, true},
        {ONE_MOUNT, "/tmp/x", 1, false},
        {ONE_MOUNT, "/data/x", OPEN_WRITE, false},
        {ONE_MOUNT, "/data", OPEN_WRITE, false},
        {ONE_MOUNT, "/database", OPEN_WRITE, true},
        {ONE_MOUNT, "/proc/self/oom_score_adj", OPEN_WRITE, false},
        {ONE_MOUNT, "/dev/null", OPEN_WRITE, false},
        {ONE_MOUNT, "/etc/hosts", OPEN_WRITE, false},
        {ONE_MOUNT, "/etc/hosts.bak", OPEN_WRITE, true},
        {"\"Mounts\":[]", "/tmp/x", OPEN_WRITE, true},
        {"\"type\":7,\"Mounts\":[]", "/tmp/x", OPEN_WRITE, false},
        {"", "/tmp/x", OPEN_WRITE, false},
        {"\"image\":\"incomplete\"," ONE_MOUNT, "/tmp/x", OPEN_WRITE, false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = with_program(cases[i].members);
        const char *path = cases[i].path[0] == '/' ? cases[i].path : "/x";
        const struct event_view *view = open_file(feeder, 70, 5, cases[i].path, cases[i].flags);
        CHECK_FIELD(feeder, view, "container.root_write", cases[i].is_written ? path : "-");
        CHECK_FIELD(feeder, open_file(feeder, 1, 5, cases[i].path, cases[i].flags), "container.root_write", "-");
        CHECK_FIELD(feeder, open_file(feeder, 70, -30, cases[i].path, cases[i].flags), "container.root_write", "-");
        feeder__free(feeder);
    }
}

/* A file that a symbolic link at the end of its path leads to lies on another device. */
static void test_root_device(void)
{
    struct feeder *feeder = with_program(ONE_MOUNT);
    open_on(feeder, 70, "/lib/x86_64-linux-gnu/libc.so.6", 1, 45);
    CHECK_FIELD(feeder, open_on(feeder, 70, "/var/log/access.log", OPEN_WRITE, 12), "container.root_write", "-");
    CHECK_FIELD(feeder, open_on(feeder, 70, "/var/log/x", OPEN_WRITE, 45), "container.root_write", "/var/log/x");
    CHECK_FIELD(feeder, open_on(feeder, 70, "/var/log/y", OPEN_WRITE | OPEN_UPPER_LAYER, 12), "container.root_write",
                "/var/log/y");
    feeder__free(feeder);
}

static const struct event_view *feed_paths(struct feeder *feeder, uint16_t type, const char *first, const char *second)
{
    begin(feeder, type, 70);
    put_i64(feeder, 0);
    put_text(feeder, first);
    if (second != NULL) {
        put_text(feeder, second);
    }
    return feed(feeder);
}

static void test_changed_names(void)
{
    static const struct {
        uint16_t type;
        const char *first, *second, *written;
    } cases[] = {
        {277, "/opt/new", NULL, "/opt/new"}, {277, "/data/new", NULL, "-"},       {301, "/opt/old", NULL, "/opt/old"},
        {175, "/opt/a", "/opt/b", "/opt/a"}, {309, "/opt/a", "/opt/b", "/opt/b"}, {179, "target", "/opt/l", "/opt/l"},
        {315, "/opt/mode", NULL, "-"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = with_program(ONE_MOUNT);
        const struct event_view *view = feed_paths(feeder, cases[i].type, cases[i].first, cases[i].second);
        CHECK_FIELD(feeder, view, "container.root_write", cases[i].written);
        feeder__free(feeder);
    }
    /* The path of an older mkdir stands in its enter event. */
    struct feeder *feeder = with_program(ONE_MOUNT);
    begin(feeder, 98, 70);
    put_text(feeder, "/opt/new");
    put_u32(feeder, 0);
    feed(feeder);
    CHECK_FIELD(feeder, feed_i64(feeder, 99, 70, 0), "container.root_write", "/opt/new");
    feeder__free(feeder);
}

/* After a program changed its root or what is mounted, paths tell nothing any more. */
static void test_changed_mounts(void)
{
    struct feeder *feeder = with_program(ONE_MOUNT);
    begin(feeder, 257, 70);
    put_i64(feeder, 0);
    put_text(feeder, "none");
    put_text(feeder, "/opt");
    feed(feeder);
    CHECK_FIELD(feeder, open_file(feeder, 70, 5, "/tmp/x", OPEN_WRITE), "container.root_write", "-");
    CHECK_FIELD(feeder, open_file(feeder, 70, 5, "/tmp/x", OPEN_WRITE | OPEN_UPPER_LAYER), "container.root_write",
                "/tmp/x");
    feeder__free(feeder);

    feeder = with_program(ONE_MOUNT);
    feed_paths(feeder, 267, "/jail", NULL);
    CHECK_FIELD(feeder, open_file(feeder, 70, 5, "/tmp/x", OPEN_WRITE), "container.root_write", "-");
    feeder__free(feeder);

    feeder = with_program(ONE_MOUNT);
    begin(feeder, 285, 70);
    put_i64(feeder, 0);
    put_u32(feeder, 1 << 5);
    feed(feeder);
    CHECK_FIELD(feeder, open_file(feeder, 70, 5, "/tmp/x", OPEN_WRITE), "container.root_write", "-");
    feeder__free(feeder);
}

static void test_kernel_parameters(void)
{
    static const struct {
        const char *path;
        uint32_t flags;
        const char *protected, *name;
    } cases[] = {
        {"/proc/sys/kernel/msgmax", OPEN_WRITE, "/proc/sys/kernel/msgmax", "kernel.msgmax"},
        {"/proc/sys/net/ipv4/ip_forward", OPEN_WRITE, "/proc/sys/net/ipv4/ip_forward", "net.ipv4.ip_forward"},
        {"/proc/sysrq-trigger", OPEN_WRITE, "/proc/sysrq-trigger", "-"},
        {"/proc/sys/kernel/msgmax", 1, "-", "-"},
        {"/proc/self/comm", OPEN_WRITE, "-", "-"},
        {"/proc/sys", OPEN_WRITE, "/proc/sys", "-"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct feeder *feeder = with_program(ONE_MOUNT);
        const struct event_view *view = open_file(feeder, 70, 5, cases[i].path, cases[i].flags);
        CHECK_FIELD(feeder, view, "container.proc_write", cases[i].protected);
        CHECK_FIELD(feeder, view, "container.sysctl_write", cases[i].name);
        feeder__free(feeder);
    }
}

/* Runtimes write parameters for the sandbox of a pod before anything of it runs, and prepare its root. */
static void test_set_up(void)
{
    struct feeder *feeder = tracking();
    add_entry(feeder, process_entry(70, 1, "runc:[2:INIT]", false));
    feed_record(feeder, ONE_MOUNT);
    const struct event_view *view = open_file(feeder, 70, 5, "/proc/sys/kernel/msgmax", OPEN_WRITE);
    CHECK_FIELD(feeder, view, "container.sysctl_write", "kernel.msgmax");
    CHECK_FIELD(feeder, view, "container.proc_write", "-");
    CHECK_FIELD(feeder, open_file(feeder, 70, 5, "/tmp/x", OPEN_WRITE), "container.root_write", "-");
    feeder__free(feeder);
}

int main(void)
{
    test_mounts();
    test_record();
    test_root_write();
    test_root_device();
    test_changed_names();
    test_changed_mounts();
    test_kernel_parameters();
    test_set_up();
    return 0;
}
