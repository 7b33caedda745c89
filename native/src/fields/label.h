/** Labels of containers and pods as fields give them. */
#ifndef FIELDS_LABEL_H
#define FIELDS_LABEL_H

#include "value.h"

/** Gives the value of a label; absent when there is no such label. */
void label__read(const struct container_label *labels, uint32_t count, const char *key, struct value *value);

/** Gives all labels as `key:value`, but for annotations and what Kubernetes keeps for itself; absent when none is left. */
void label__join(const struct field_input *input, const struct container_label *labels, uint32_t count,
                 struct value *value);

#endif
