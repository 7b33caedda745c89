/* What is done for events of a type, decided once: most can neither change what is asked for nor be shown. */
#include "engine.h"

#define TYPE_EXECVE_EXIT 293
#define TYPE_EXECVEAT_ENTER 330
#define TYPE_EXECVEAT_EXIT 331

/** Whether an event of a type has a thread, and whether an unknown one is made up. */
static uint8_t thread_need(uint16_t type)
{
    switch (type) {
    case 15:
    case 157:
    case 183:
    case 185:
    case 217:
    case 219:
    case 221:
    case 223:
    case 225:
    case 227:
    case 335:
    case 152:
    case 16:
    case 186:
        return NEED_KNOWN;
    case 228:
    case 272:
    case 324:
    case 322:
    case 402:
    case 354:
    case 356:
    case 358:
    case 360:
        return NEED_NONE;
    default:
        return (event_table[type].flags & EF_SKIPPARSERESET) != 0 ? NEED_KNOWN : NEED_ANY;
    }
}

/** Whether events of a type change anything besides which enter event is the last of its thread. */
static bool is_handled(const struct machine_demand *demand, uint16_t type)
{
    event_handler handler = event_handlers__find(type);
    return handler != NULL && (handler != memory__exit || demand->needs_memory);
}

/** Whether anybody looks at the enter event that an exit of a type is paired with. */
static bool looks_at_enter(const struct machine_demand *demand, uint16_t type)
{
    return demand->wants_type[type] || (is_handled(demand, type) && event_handlers__looks_at_enter(type));
}

static bool is_odd(uint16_t type)
{
    return (type & 1) != 0;
}

void machine__plan(struct machine *machine, const struct machine_demand *demand)
{
    for (uint16_t type = 0; type < EVENT_TABLE_SIZE; type++) {
        struct event_plan *plan = &machine->plans[type];
        uint16_t exit = is_odd(type) ? type : (uint16_t)(type + 1);
        bool matters = demand->wants_type[type] || is_handled(demand, type);
        bool exit_matters = demand->wants_type[exit] || is_handled(demand, exit);
        plan->need = thread_need(type);
        plan->is_wanted = demand->wants_type[type];
        plan->handler = is_handled(demand, type) ? event_handlers__find(type) : NULL;
        plan->keeps_enter = looks_at_enter(demand, exit);
        /* An enter event gives its exit what it was called with, at least its fd. */
        machine->is_idle[type] = !matters && (is_odd(type) || !event_table[type].is_syscall || !exit_matters);
    }
    bool execve = demand->wants_type[TYPE_EXECVE_EXIT] || demand->wants_type[TYPE_EXECVEAT_EXIT];
    machine->plans[TYPE_EXECVEAT_ENTER].keeps_enter |= execve || looks_at_enter(demand, TYPE_EXECVE_EXIT);
}

const bool *machine__idle_types(const struct machine *machine)
{
    return machine->is_idle;
}
