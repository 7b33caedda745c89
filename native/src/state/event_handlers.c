/* Which events change state, and where their fds are. */
#include "engine.h"

/* clang-format off */
static const event_handler handlers[EVENT_TABLE_SIZE] = {
    [15] = clone__exit, [157] = clone__exit, [183] = clone__exit, [185] = clone__exit, [217] = clone__exit,
    [219] = clone__exit, [221] = clone__exit, [223] = clone__exit, [225] = clone__exit, [227] = clone__exit,
    [335] = clone__exit,
    [13] = exec__exit, [155] = exec__exit, [173] = exec__exit, [215] = exec__exit, [231] = exec__exit,
    [283] = exec__exit, [289] = exec__exit, [293] = exec__exit, [331] = exec__exit,
    [16] = exit__event, [186] = exit__event,
    /* setresuid, setresgid, setuid, setgid, setreuid, setregid, capset, unshare, setns */
    [193] = credentials__exit, [195] = credentials__exit, [199] = credentials__exit, [201] = credentials__exit,
    [427] = credentials__exit, [429] = credentials__exit, [353] = credentials__exit, [285] = credentials__exit,
    [241] = credentials__exit,
    /* getcwd, chdir, fchdir, chroot */
    [93] = directory__exit, [95] = directory__exit, [97] = directory__exit, [267] = directory__exit,
    /* setsid, prctl, setrlimit, prlimit */
    [275] = process__exit, [401] = process__exit, [143] = process__exit, [145] = process__exit,
    /* brk, mmap, mmap2, munmap, switch */
    [159] = memory__exit, [161] = memory__exit, [163] = memory__exit, [165] = memory__exit, [152] = memory__exit,
    /* open, creat, openat, openat, openat2, open_by_handle_at */
    [3] = open__exit, [59] = open__exit, [103] = open__exit, [307] = open__exit, [327] = open__exit,
    [337] = open__exit,
    [5] = close__exit, [451] = close_range__exit,
    /* dup, fcntl, dup2, dup3, dup, pidfd_getfd */
    [125] = dup__exit, [151] = dup__exit, [363] = dup__exit, [365] = dup__exit, [367] = dup__exit, [407] = dup__exit,
    /* pipe, eventfd, signalfd, timerfd_create, inotify_init, userfaultfd, io_uring_setup, epoll_create, … */
    [61] = special_fd__exit, [393] = special_fd__exit, [63] = special_fd__exit, [397] = special_fd__exit,
    [127] = special_fd__exit, [399] = special_fd__exit, [137] = special_fd__exit, [139] = special_fd__exit,
    [395] = special_fd__exit, [321] = special_fd__exit, [339] = special_fd__exit, [375] = special_fd__exit,
    [377] = special_fd__exit, [297] = special_fd__exit, [369] = special_fd__exit, [405] = special_fd__exit,
    [409] = special_fd__exit,
    /* socket, socketpair, bind, accept */
    [19] = socket__exit, [43] = socket__exit, [21] = bind__exit, [27] = accept__exit, [57] = accept__exit,
    [247] = accept__exit, [249] = accept__exit, [389] = accept__exit,
    [23] = connect__exit,
    /* send, sendto, sendmsg, sendmmsg, recv, recvfrom, recvmsg, recvmmsg */
    [29] = transfer__exit, [31] = transfer__exit, [49] = transfer__exit, [51] = transfer__exit, [33] = transfer__exit, [35] = transfer__exit,
    [53] = transfer__exit, [55] = transfer__exit,
    /* calls without a type of their own, mount, umount */
    [1] = generic__exit, [257] = mount__exit, [259] = mount__exit, [387] = mount__exit, [391] = mount__exit,
    [228] = container__event, [272] = container__event, [324] = container__event, [402] = container__event,
    [354] = user__event, [356] = user__event, [358] = user__event, [360] = user__event,
    [430] = iterator__event, [432] = iterator__event, [434] = iterator__event, [436] = iterator__event,
    [438] = iterator__event, [440] = iterator__event, [442] = iterator__event, [444] = iterator__event,
    [446] = iterator__event, [448] = iterator__event,
};
/* clang-format on */

event_handler event_handlers__find(uint16_t type)
{
    return type < EVENT_TABLE_SIZE ? handlers[type] : NULL;
}

bool event_handlers__looks_at_enter(uint16_t type)
{
    static const event_handler that_do_not[] = {
        clone__exit,  exit__event,   memory__exit, directory__exit, close__exit, close_range__exit, bind__exit,
        accept__exit, connect__exit, mount__exit,  generic__exit,   user__event, iterator__event,   container__event,
    };
    for (size_t i = 0; i < sizeof(that_do_not) / sizeof(that_do_not[0]); i++) {
        if (event_handlers__find(type) == that_do_not[i]) {
            return false;
        }
    }
    return event_handlers__find(type) != NULL;
}

/** Where the fd of an enter or exit event stands when it is not the first parameter of an enter, the second of an exit. */
static uint32_t fd_index(uint16_t type)
{
    switch (type) {
    case 160:
    case 162:
        return 4;
    case 7:
    case 113:
    case 9:
    case 115:
    case 21:
    case 33:
    case 29:
    case 31:
    case 49:
    case 189:
    case 167:
    case 119:
    case 123:
    case 23:
    case 181:
        return 2;
    case 35:
    case 117:
    case 121:
        return 3;
    case 53:
        return 5;
    case 161:
    case 163:
        return 8;
    default:
        return (type & 1) != 0 ? 1 : 0;
    }
}

int event_fd__index(const struct scap_event *event)
{
    uint32_t index = fd_index(event->type);
    if (index >= event->nparams || index >= event->info->nparams || event->info->params[index].type != PT_FD) {
        return -1;
    }
    return (int)index;
}
