/* Container records in all their forms, and which of their events are shown. */
#include "state/container_json.h"

#include "state_builder.h"

static const struct event_view *feed_json(struct feeder *feeder, uint16_t type, const char *json)
{
    begin(feeder, type, -1);
    put_text(feeder, json);
    return feed(feeder);
}

static const struct event_view *feed_async(struct feeder *feeder, const char *name, const char *json)
{
    begin(feeder, 402, -1);
    put_u32(feeder, 0);
    put_text(feeder, name);
    put_text(feeder, json);
    return feed(feeder);
}

static struct feeder *started(void)
{
    struct feeder *feeder = feeder__create(NULL);
    add_process(feeder, 100, 1, "bash");
    CHECK(feed_bare(feeder, 202, 100)->is_shown);
    return feeder;
}

static const char full[] =
    "{\"container\":{\"Mounts\":[{\"Destination\":\"/data\",\"Mode\":\"rw\",\"Propagation\":\"rprivate\",\"RW\":true,"
    "\"Source\":\"/srv\"},{\"Source\":\"/b\",\"RW\":false},7,null],\"User\":\"1000:1000\",\"cni_json\":\"{}\","
    "\"created_time\":1700000000,\"full_id\":\"0123456789abcdef\",\"host_ipc\":false,\"host_network\":true,"
    "\"host_pid\":false,\"id\":\"0123456789ab\",\"image\":\"nginx:latest\",\"imagedigest\":\"sha256:1\",\"imageid\":"
    "\"77\",\"imagerepo\":\"docker.io/nginx\",\"imagetag\":\"latest\",\"ip\":\"172.17.0.2\",\"is_pod_sandbox\":true,"
    "\"labels\":{\"io.kubernetes.pod.name\":\"web\",\"n\":3,\"q\":\"a\\\"b\\u00e9\"},\"lookup_state\":1,"
    "\"name\":\"web\",\"pod_sandbox_id\":\"55\",\"pod_sandbox_labels\":null,\"port_mappings\":[{\"HostPort\":1}],"
    "\"privileged\":true,\"type\":7,\"Healthcheck\":{\"exe\":\"curl\",\"args\":[\"-f\",\"x\"]},"
    "\"LivenessProbe\":{\"args\":[\"1\"],\"exe\":\"sleep\"}}}\n";

static void check_full(const struct container *container)
{
    CHECK(container != NULL);
    CHECK_TEXT(text__span(&container->id), "0123456789ab");
    CHECK_TEXT(text__span(&container->full_id), "0123456789abcdef");
    CHECK_TEXT(text__span(&container->name), "web");
    CHECK_TEXT(text__span(&container->image), "nginx:latest");
    CHECK_TEXT(text__span(&container->image_repository), "docker.io/nginx");
    CHECK_TEXT(text__span(&container->image_tag), "latest");
    CHECK_TEXT(text__span(&container->image_digest), "sha256:1");
    CHECK_TEXT(text__span(&container->image_id), "77");
    CHECK_TEXT(text__span(&container->user), "1000:1000");
    CHECK_TEXT(text__span(&container->ip), "172.17.0.2");
    CHECK_TEXT(text__span(&container->pod_sandbox_id), "55");
    CHECK_EQUAL(container->type, CT_CONTAINERD);
    CHECK_EQUAL(container->privileged, TRISTATE_TRUE);
    CHECK_EQUAL(container->host_network, TRISTATE_TRUE);
    CHECK_EQUAL(container->host_pid, TRISTATE_FALSE);
    CHECK(container->is_pod_sandbox);
    CHECK_EQUAL(container->created_time, 1700000000);
    CHECK_EQUAL(container->mount_count, 2);
    CHECK_TEXT(text__span(&container->mounts[0].source), "/srv");
    CHECK_TEXT(text__span(&container->mounts[0].destination), "/data");
    CHECK_TEXT(text__span(&container->mounts[0].mode), "rw");
    CHECK_TEXT(text__span(&container->mounts[0].propagation), "rprivate");
    CHECK(container->mounts[0].is_writable && !container->mounts[1].is_writable);
    CHECK_EQUAL(container->label_count, 2);
    CHECK_TEXT(text__span(&container->labels[0].key), "io.kubernetes.pod.name");
    CHECK_TEXT(text__span(&container->labels[1].value), "a\"b\xc3\xa9");
    CHECK_EQUAL(container->pod_label_count, 0);
    CHECK_TEXT(text__span(&container->healthcheck), "curl -f x");
    CHECK_TEXT(text__span(&container->liveness), "sleep 1");
}

static void test_full(void)
{
    struct feeder *feeder = started();
    const struct event_view *view = feed_json(feeder, 272, full);
    CHECK(view->is_shown);
    CHECK(view->thread == NULL);
    CHECK_TEXT(view->container_id, "0123456789ab");
    check_full(view->container);
    check_full(feed_json(feeder, 324, full)->container);
    check_full(feed_async(feeder, "container", full)->container);
    CHECK_TEXT(feeder->view.async_name, "container");
    feeder__free(feeder);
}

static void test_small_forms(void)
{
    struct feeder *feeder = started();
    /* Flat, and with little in it: what is not said is absent, not false. */
    const struct container *container = feed_json(feeder, 324, "{\"id\":\"aa\",\"type\":0,\"image\":\"\"}")->container;
    CHECK_TEXT(text__span(&container->id), "aa");
    CHECK_EQUAL(container->type, CT_DOCKER);
    CHECK_EQUAL(container->privileged, TRISTATE_ABSENT);
    CHECK_EQUAL(container->host_pid, TRISTATE_ABSENT);
    begin(feeder, 228, -1);
    put_text(feeder, "bb");
    put_u32(feeder, 1);
    put_text(feeder, "box");
    put_text(feeder, "image");
    container = feed(feeder)->container;
    CHECK_TEXT(text__span(&container->id), "bb");
    CHECK_TEXT(text__span(&container->name), "box");
    CHECK_EQUAL(container->type, CT_LXC);
    CHECK(!feeder->view.is_shown);
    feeder__free(feeder);
}

static void test_visibility(void)
{
    struct feeder *feeder = feeder__create(NULL);
    static const char ready[] = "{\"container\":{\"id\":\"aa\",\"name\":\"one\"}}";
    static const char again[] = "{\"container\":{\"id\":\"aa\",\"name\":\"two\"}}";
    static const char pending[] = "{\"container\":{\"id\":\"aa\",\"name\":\"three\",\"lookup_state\":0}}";
    static const char failed[] = "{\"container\":{\"id\":\"aa\",\"name\":\"four\",\"lookup_state\":2}}";
    CHECK(!feed_json(feeder, 272, ready)->is_shown);
    CHECK(feeder->view.container != NULL);
    feed_bare(feeder, 202, 100);
    CHECK(feed_json(feeder, 272, again)->is_shown);
    CHECK(!feed_json(feeder, 272, pending)->is_shown);
    CHECK(!feed_json(feeder, 272, failed)->is_shown);
    CHECK_TEXT(text__span(&machine__container(feeder->machine, span_of("aa"))->name), "four");
    CHECK(!feed_json(feeder, 272, "{\"container\":{\"name\":\"no id\"}}")->is_shown);
    CHECK(!feed_json(feeder, 272, "{broken")->is_shown);
    CHECK(!feed_json(feeder, 272, "")->is_shown);
    feeder__free(feeder);
}

static void test_removal(void)
{
    struct feeder *feeder = started();
    feed_async(feeder, "container", full);
    uint64_t generation = machine__generation(feeder->machine);
    const struct event_view *view =
        feed_async(feeder, "container_removed", "{\"container\":{\"id\":\"0123456789ab\"}}");
    check_full(view->container);
    CHECK_TEXT(view->async_name, "container_removed");
    feed_bare(feeder, 202, 100);
    CHECK(machine__container(feeder->machine, span_of("0123456789ab")) == NULL);
    CHECK(machine__generation(feeder->machine) > generation);
    /* Of a container that was never announced, and other asynchronous events. */
    CHECK(feed_async(feeder, "container_removed", "{\"id\":\"zz\"}")->container != NULL);
    CHECK(feed_async(feeder, "other", "{\"id\":\"zz\"}")->container == NULL);
    CHECK_TEXT(feeder->view.async_name, "other");
    feeder__free(feeder);
}

static void test_plugin_patterns(void)
{
    struct feeder *feeder = feeder__create(NULL);
    static const char cgroup[] = "cpuset=/default/web-1";
    struct thread_entry entry = {.tid = 100, .pid = 100, .ptid = 1, .comm = span_of("web")};
    entry.cgroups = (struct span){.data = (const uint8_t *)cgroup, .length = sizeof(cgroup)};
    feeder->sink.thread(feeder->sink.data, &entry);
    CHECK_TEXT(feed_bare(feeder, 202, 100)->container_id, "host");
    feed_async(feeder, "container", "{\"container\":{\"id\":\"web-1\",\"name\":\"web\"}}");
    const struct event_view *view = feed_bare(feeder, 202, 100);
    CHECK_TEXT(view->container_id, "web-1");
    CHECK_TEXT(text__span(&view->container->name), "web");
    feeder__free(feeder);
}

/* Hostile records: many items, long texts, nesting, nothing closed. */
static void test_hostile(void)
{
    size_t size = 300000;
    char *json = malloc(size);
    struct container container = {0};
    int used = snprintf(json, size, "{\"container\":{\"id\":\"x\",\"labels\":{");
    for (int i = 0; i < 10000; i++) {
        used += snprintf(json + used, size - (size_t)used, "%s\"key-%05d\":\"value\"", i == 0 ? "" : ",", i);
    }
    used += snprintf(json + used, size - (size_t)used, "}}}");
    CHECK(container_json__read(&container, (struct span){.data = (const uint8_t *)json, .length = (uint32_t)used}));
    CHECK_EQUAL(container.label_count, 256);
    container__free(&container);
    memset(json, '[', size);
    memcpy(json, "{\"id\":\"x\",\"other\":", 18);
    CHECK(!container_json__read(&container, (struct span){.data = (const uint8_t *)json, .length = (uint32_t)size}));
    container__free(&container);
    memset(json, 'y', size);
    memcpy(json, "{\"id\":\"", 7);
    memcpy(json + size - 2, "\"}", 2);
    CHECK(container_json__read(&container, (struct span){.data = (const uint8_t *)json, .length = (uint32_t)size}));
    CHECK_EQUAL(container.id.length, 8192);
    container__free(&container);
    free(json);
}

int main(void)
{
    test_full();
    test_small_forms();
    test_visibility();
    test_removal();
    test_plugin_patterns();
    test_hostile();
    CHECK(strcmp(container_type__name(CT_CRIO), "cri-o") == 0);
    CHECK(strcmp(container_type__name(CT_HOST), "host") == 0);
    CHECK(strcmp(container_type__name(99), "unknown") == 0);
    return 0;
}
