#include "param_text.h"

#include <arpa/inet.h>
#include <inttypes.h>

#include "../base/decimal.h"
#include "event_path.h"
#include "fd_kind.h"
#include "names.h"

#define FAMILY_UNIX 1
#define FAMILY_INET 2
#define FAMILY_INET6 10

void address_text__append_address(struct text *out, const uint8_t *address, bool is_ipv6)
{
    char printed[INET6_ADDRSTRLEN];
    if (!is_ipv6) {
        text__append(out, printed, decimal__write_ipv4(printed, address));
    } else if (inet_ntop(AF_INET6, address, printed, sizeof(printed)) != NULL) {
        text__append_string(out, printed);
    }
}

void address_text__append(struct text *out, const uint8_t *address, bool is_ipv6, uint16_t port)
{
    address_text__append_address(out, address, is_ipv6);
    text__append(out, ":", 1);
    text__append_unsigned(out, port);
}

static bool is_mapped_ipv4(const uint8_t *address)
{
    static const uint8_t prefix[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
    return memcmp(address, prefix, sizeof(prefix)) == 0;
}

/** Appends a string up to its NUL; `<NA>` for none. */
static void append_string(struct text *out, struct span param)
{
    const uint8_t *end = param.length > 0 ? memchr(param.data, 0, param.length) : NULL;
    struct span string = {.data = param.data, .length = end != NULL ? (uint32_t)(end - param.data) : param.length};
    if (param.length == 0 || span__equals(string, "(NULL)")) {
        text__append_string(out, "<NA>");
    } else {
        text__append_span(out, string);
    }
}

/** Appends bytes, those that are no printable ASCII as dots. */
static void append_bytes(struct text *out, struct span bytes)
{
    uint32_t start = out->length;
    if (!text__append_span(out, bytes)) {
        return;
    }
    for (uint32_t i = start; i < out->length; i++) {
        uint8_t byte = (uint8_t)out->data[i];
        if (byte < 0x20 || byte > 0x7e) {
            out->data[i] = '.';
        }
    }
}

static void append_number(struct text *out, const struct param_info *info, int64_t number, bool is_signed,
                          uint32_t width)
{
    uint64_t bits = (uint64_t)number;
    if (width < sizeof(bits)) {
        bits &= (UINT64_C(1) << (8 * width)) - 1;
    }
    /* Whatever the table says, flags are printed in decimal. */
    switch (info->flags != NULL && info->type != PT_MODE ? PF_DEC : info->format) {
    case PF_HEX:
        text__print(out, "%" PRIX64, bits);
        break;
    case PF_OCT:
        text__print(out, "%#" PRIo64, bits);
        break;
    case PF_10_PADDED_DEC:
        text__print(out, is_signed ? "%09" PRId64 : "%09" PRIu64, number);
        break;
    default:
        if (is_signed) {
            text__append_signed(out, number);
        } else {
            text__append_unsigned(out, (uint64_t)number);
        }
        break;
    }
}

static void append_tuple_ends(struct text *out, const uint8_t *at, bool is_ipv6)
{
    uint32_t size = is_ipv6 ? 16 : 4;
    uint16_t sport;
    uint16_t dport;
    const uint8_t *destination = at + size + sizeof(sport);
    memcpy(&sport, at + size, sizeof(sport));
    memcpy(&dport, destination + size, sizeof(dport));
    bool is_mapped = is_ipv6 && is_mapped_ipv4(at) && is_mapped_ipv4(destination);
    uint32_t skip = is_mapped ? 12 : 0;
    address_text__append(out, at + skip, is_ipv6 && !is_mapped, sport);
    text__append_string(out, "->");
    address_text__append(out, destination + skip, is_ipv6 && !is_mapped, dport);
}

static void append_unix_tuple(struct text *out, struct span param)
{
    uint64_t source;
    uint64_t destination;
    memcpy(&source, param.data + 1, sizeof(source));
    memcpy(&destination, param.data + 9, sizeof(destination));
    text__print(out, "%" PRIx64 "->%" PRIx64, source, destination);
    struct span path = {.data = param.data + 17, .length = param.length - 17};
    if (path.length > 0 && path.data[0] != 0) {
        text__append_string(out, " ");
        append_string(out, path);
    }
}

static void append_tuple(struct text *out, struct span param)
{
    if (param.length == 0) {
        text__append_string(out, "NULL");
    } else if (param.data[0] == FAMILY_INET && param.length == 13) {
        append_tuple_ends(out, param.data + 1, false);
    } else if (param.data[0] == FAMILY_INET6 && param.length == 37) {
        append_tuple_ends(out, param.data + 1, true);
    } else if (param.data[0] == FAMILY_UNIX && param.length > 17) {
        append_unix_tuple(out, param);
    } else {
        text__print(out, "family %u", param.data[0]);
    }
}

static void append_sockaddr(struct text *out, struct span param)
{
    uint16_t port = 0;
    if (param.length == 0) {
        text__append_string(out, "NULL");
    } else if (param.data[0] == FAMILY_UNIX && param.length > 1) {
        append_string(out, (struct span){.data = param.data + 1, .length = param.length - 1});
    } else if (param.data[0] == FAMILY_INET && param.length == 7) {
        memcpy(&port, param.data + 5, sizeof(port));
        address_text__append(out, param.data + 1, false, port);
    } else if (param.data[0] == FAMILY_INET6 && param.length == 19) {
        memcpy(&port, param.data + 17, sizeof(port));
        bool is_mapped = is_mapped_ipv4(param.data + 1);
        address_text__append(out, param.data + (is_mapped ? 13 : 1), !is_mapped, port);
    } else {
        text__print(out, "family %u", param.data[0]);
    }
}

static const struct fd_info *find_fd(const struct field_input *input, int64_t fd)
{
    return input->view->thread == NULL ? NULL : machine__fd(input->machine, input->view->thread, fd);
}

static void append_fd_list(const struct field_input *input, struct text *out, struct span param)
{
    struct cursor cursor = cursor__of(param.data, param.length);
    uint16_t count = cursor__u16(&cursor);
    if (cursor.failed) {
        text__append_string(out, "NULL");
    }
    for (uint16_t i = 0; i < count; i++) {
        int64_t fd = cursor__i64(&cursor);
        uint16_t flags = cursor__u16(&cursor);
        if (cursor.failed) {
            return;
        }
        const struct fd_info *info = find_fd(input, fd);
        text__print(out, "%s%" PRId64 ":%c%x", i == 0 ? "" : " ", fd,
                    info == NULL ? '?' : fd_kind__character(info->type), flags);
    }
}

static void append_signals(struct text *out, struct span param)
{
    uint32_t set = 0;
    if (param.length == sizeof(set)) {
        memcpy(&set, param.data, sizeof(set));
    }
    const char *separator = "";
    for (uint32_t bit = 0; bit < 32; bit++) {
        const char *name = (set >> bit & 1) != 0 ? signal_name(bit + 1) : NULL;
        if (name != NULL) {
            text__print(out, "%s%s", separator, name);
            separator = " ";
        }
    }
}

/** The type that the selector of a PT_DYN parameter stands for; PT_BYTEBUF when it is none that is known. */
static uint8_t dynamic_type(const struct param_info *info, uint8_t selector)
{
    static const uint8_t types[][5] = {
        [PD_NONE] = {PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF},
        [PD_SOCKOPT] = {PT_BYTEBUF, PT_ERRNO, PT_UINT32, PT_UINT64, PT_RELTIME},
        [PD_PTRACE] = {PT_UINT64, PT_SIGTYPE, PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF},
        [PD_BPF] = {PT_FD, PT_ERRNO, PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF},
        [PD_KEYCTL] = {PT_INT64, PT_CHARBUF, PT_BYTEBUF, PT_BYTEBUF, PT_BYTEBUF},
    };
    return info->dynamic > PD_KEYCTL || selector > 4 ? PT_BYTEBUF : types[info->dynamic][selector];
}

/** An event of one parameter: what a PT_DYN parameter holds. */
struct selected {
    struct param_info param;
    struct event_info info;
    struct scap_event event;
};

/** Makes an event of what a PT_DYN parameter selects. False when it holds nothing. */
static bool select_dynamic(const struct scap_event *event, uint32_t index, struct selected *selected)
{
    struct span param = event->params[index];
    if (param.length == 0) {
        return false;
    }
    const struct param_info *info = &event->info->params[index];
    selected->param = *info;
    selected->param.type = dynamic_type(info, param.data[0]);
    selected->info = (struct event_info){.name = "", .nparams = 1, .params = &selected->param};
    selected->event.ts = event->ts;
    selected->event.type = event->type;
    selected->event.nparams = 1;
    selected->event.params[0] = (struct span){.data = param.data + 1, .length = param.length - 1};
    selected->event.info = &selected->info;
    return true;
}

static bool append_raw_integer(const struct scap_event *event, uint32_t index, struct text *out)
{
    const struct param_info *info = &event->info->params[index];
    int64_t number;
    bool is_signed;
    if (!param__integer(event, index, &number, &is_signed)) {
        return false;
    }
    bool is_none = number == UINT32_MAX && (info->type == PT_UID || info->type == PT_GID);
    if (is_none) {
        text__append_string(out, "-1");
    } else if (info->type == PT_RELTIME && number == -1) {
        text__append_string(out, "none");
    } else {
        append_number(out, info, number, is_signed, event->params[index].length);
    }
    return true;
}

bool param_text__append_raw(const struct field_input *input, const struct scap_event *event, uint32_t index,
                            struct text *out)
{
    if (index >= event->nparams || index >= event->info->nparams) {
        return false;
    }
    struct span param = event->params[index];
    struct selected selected;
    switch (event->info->params[index].type) {
    case PT_CHARBUF:
    case PT_FSPATH:
    case PT_FSRELPATH:
        append_string(out, param);
        return true;
    case PT_BYTEBUF:
    case PT_CHARBUFARRAY:
    case PT_CHARBUF_PAIR_ARRAY:
        append_bytes(out, param);
        return true;
    case PT_SOCKTUPLE:
        append_tuple(out, param);
        return true;
    case PT_SOCKADDR:
        append_sockaddr(out, param);
        return true;
    case PT_FDLIST:
        append_fd_list(input, out, param);
        return true;
    case PT_SIGSET:
        append_signals(out, param);
        return true;
    case PT_DYN:
        return select_dynamic(event, index, &selected) && param_text__append_raw(input, &selected.event, 0, out);
    case PT_IPV4ADDR:
    case PT_IPV6ADDR: {
        bool is_ipv6 = event->info->params[index].type == PT_IPV6ADDR;
        if (param.length != (is_ipv6 ? 16 : 4)) {
            return false;
        }
        address_text__append_address(out, param.data, is_ipv6);
        return true;
    }
    default:
        return append_raw_integer(event, index, out);
    }
}

static void append_fd(const struct field_input *input, struct text *out, int64_t fd)
{
    const int64_t at_working_directory = -100;
    if (fd == at_working_directory) {
        text__append_string(out, "AT_FDCWD");
        return;
    }
    if (fd < 0) {
        const char *name = errno_name(fd);
        text__append_string(out, name == NULL ? "" : name);
        return;
    }
    const struct fd_info *info = find_fd(input, fd);
    if (info == NULL) {
        return;
    }
    static const char *const protocols[] = {"", "", "t", "u", "i", "r"};
    enum l4_proto protocol = fd_kind__l4proto(info);
    text__print(out, "<%c%s>", fd_kind__character(info->type), protocol <= L4_RAW ? protocols[protocol] : "");
    append_bytes(out, text__span(&info->name));
}

static bool is_enumeration(uint8_t type)
{
    return type == PT_ENUMFLAGS8 || type == PT_ENUMFLAGS16 || type == PT_ENUMFLAGS32;
}

static void append_flags(const struct param_info *info, struct text *out, uint32_t value)
{
    const char *separator = "";
    uint32_t left = value;
    for (const struct flag_name *flag = info->flags; flag != NULL && flag->name != NULL; flag++) {
        if (is_enumeration(info->type) ? flag->value != value
                                       : (flag->value == 0 ? value != 0 : (left & flag->value) != flag->value)) {
            continue;
        }
        text__append_string(out, separator);
        text__append_string(out, flag->name);
        separator = "|";
        left &= ~flag->value;
        if (is_enumeration(info->type)) {
            return;
        }
    }
}

static void append_path(const struct field_input *input, const struct scap_event *event, uint32_t index,
                        struct text *out)
{
    struct span path;
    bool is_relative = scap_event__string(event, index, &path) && path.length > 0 && path.data[0] != '/';
    if (is_relative && event_path__resolve(input, event, index, input->spare)) {
        append_string(out, text__span(input->spare));
    }
}

static void append_user(const struct field_input *input, struct text *out, int64_t id, bool is_group)
{
    if (id == UINT32_MAX) {
        text__append_string(out, "<NONE>");
        return;
    }
    struct span container = input->view->container_id;
    const struct user_info *user = is_group ? NULL : machine__user(input->machine, container, (uint32_t)id);
    const struct text *name = is_group       ? machine__group(input->machine, container, (uint32_t)id)
                              : user == NULL ? NULL
                                             : &user->name;
    if (name != NULL) {
        text__append_span(out, text__span(name));
    } else if (id == 0) {
        text__append_string(out, "root");
    }
}

/** Appends what an integer stands for. */
static void append_meaning(const struct field_input *input, const struct param_info *info, int64_t number,
                           struct text *out)
{
    const char *name = NULL;
    switch (info->type) {
    case PT_FD:
    case PT_FD32:
        append_fd(input, out, number);
        return;
    case PT_PID:
    case PT_PID32: {
        const struct thread *thread = machine__thread(input->machine, number);
        if (thread != NULL) {
            append_bytes(out, text__span(&thread->comm));
        }
        return;
    }
    case PT_ERRNO:
        name = errno_name(number);
        break;
    case PT_SIGTYPE:
        name = signal_name((uint32_t)number);
        break;
    case PT_SYSCALLID:
        name = syscall_name((uint16_t)number);
        break;
    case PT_UID:
    case PT_GID:
        append_user(input, out, number, info->type == PT_GID);
        return;
    case PT_RELTIME:
        if (number != -1) {
            text__print(out, "%gs", (double)(uint64_t)number / 1e9);
        }
        return;
    default:
        if (info->flags != NULL) {
            append_flags(info, out, (uint32_t)number);
        }
        return;
    }
    if (name != NULL) {
        text__append_string(out, name);
    }
}

void param_text__append_resolved(const struct field_input *input, const struct scap_event *event, uint32_t index,
                                 struct text *out)
{
    if (index >= event->nparams || index >= event->info->nparams) {
        return;
    }
    const struct param_info *info = &event->info->params[index];
    struct selected selected;
    int64_t number;
    bool is_signed;
    if (info->type == PT_DYN) {
        if (select_dynamic(event, index, &selected)) {
            param_text__append_resolved(input, &selected.event, 0, out);
        }
    } else if (param__is_path(info)) {
        append_path(input, event, index, out);
    } else if (param__integer(event, index, &number, &is_signed)) {
        append_meaning(input, info, number, out);
    }
}
