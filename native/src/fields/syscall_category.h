/** Categories of system calls by their code. */
#ifndef FIELDS_SYSCALL_CATEGORY_H
#define FIELDS_SYSCALL_CATEGORY_H

#include <stdint.h>

/** One of enum event_category; EC_OTHER for codes beyond the table. */
uint8_t syscall_category(uint16_t code);

#endif
