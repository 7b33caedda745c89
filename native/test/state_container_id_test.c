/* Container ids out of cgroups: every engine's forms, and what must not match. */
#include "state/container_id.h"

#include "state_builder.h"

#define ID "3fa0c1d2e4b56c76c84b1c3a4c7e39dbfe8ef4c4aebd2a2b1b7ac8a6e3e6b0a1"
#define SHORT "3fa0c1d2e4b5"

struct id_case {
    const char *path, *id;
    bool has_plugin;
};

static const struct id_case cases[] = {
    {"/docker/" ID, SHORT, false},
    {"/system.slice/docker-" ID ".scope", SHORT, false},
    {"/kubepods/besteffort/pod1/" ID, SHORT, false},
    {"/kubepods.slice/kubepods-pod1.slice/docker-" ID ".scope", SHORT, false},
    {"/kubepods.slice/crio-" ID ".scope", SHORT, false},
    {"/kubepods.slice/crio-" ID, SHORT, false},
    {"/kubepods.slice/cri-containerd-" ID ".scope", SHORT, false},
    {"/system.slice/containerd.service/kubepods-pod1.slice:cri-containerd:" ID, SHORT, false},
    {"/system.slice/nerdctl-" ID ".scope", SHORT, false},
    {"/machine.slice/libpod-" ID ".scope", SHORT, false},
    {"/machine.slice/libpod-" ID ".scope/container", SHORT, false},
    {"/libpod_parent/libpod-" ID, SHORT, false},
    {"/machine.slice/libpod-payload-" ID, SHORT, false},
    {"/user.slice/user-1000.slice/user@1000.service/user.slice/podman-12.scope/" ID, SHORT, false},
    {"/lxc/my-long-container-name", "my-long-container-name", false},
    {"/lxc.payload/box/init.scope", "box", false},
    {"/lxc.payload.box/system.slice", "box", false},
    {"/machine/vm1.libvirt-lxc", "vm1", false},
    {"/system.slice/bpm-some_job.scope", "some_job", false},
    {"/default/nginx-1", "nginx-1", true},
    {"/default/a-very-long-name", "a-very-long-", true},
    {"/default/nginx-1", "", false},
    {"/system.slice/cron.service", "", true},
    {"/user.slice/user-1000.slice", "", true},
    {"/init.scope", "", true},
    {"/", "", true},
    {"", "", true},
    /* One digit too few, one too many, no digit. */
    {"/docker/fa0c1d2e4b56c76c84b1c3a4c7e39dbfe8ef4c4aebd2a2b1b7ac8a6e3e6b0a1", "", false},
    {"/docker/0" ID, "", false},
    {"/docker/gfa0c1d2e4b56c76c84b1c3a4c7e39dbfe8ef4c4aebd2a2b1b7ac8a6e3e6b0a1", "", false},
    {"/docker/" ID "/inner", "", false},
    {"/kubepods.slice/crio-conmon-" ID ".scope", "", false},
};

static void test_paths(void)
{
    char cgroups[512];
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        int length = snprintf(cgroups, sizeof(cgroups), "cpuset=%s", cases[i].path) + 1;
        struct span list = {.data = (const uint8_t *)cgroups, .length = (uint32_t)length};
        CHECK_TEXT(container_id__find(list, cases[i].has_plugin), cases[i].id);
    }
}

static void test_lists(void)
{
    static const char second[] = "cpu=/\0memory=/docker/" ID;
    struct span list = {.data = (const uint8_t *)second, .length = sizeof(second)};
    CHECK_TEXT(container_id__find(list, false), SHORT);
    static const char broken[] = "cpu=/\0nonsense\0memory=/docker/" ID;
    list = (struct span){.data = (const uint8_t *)broken, .length = sizeof(broken)};
    CHECK_TEXT(container_id__find(list, false), "");
    CHECK_TEXT(container_id__find((struct span){0}, true), "");
}

int main(void)
{
    test_paths();
    test_lists();
    return 0;
}
