/**
 * Parameters of events as text: the raw form (a number, a string) and what it
 * resolves to (the file behind a descriptor, names of flags), which may be nothing.
 */
#ifndef FIELDS_PARAM_TEXT_H
#define FIELDS_PARAM_TEXT_H

#include "value.h"

/** Appends the raw form. False when the event does not have the parameter, or not in its width. */
bool param_text__append_raw(const struct field_input *input, const struct scap_event *event, uint32_t index,
                            struct text *out);

/** Appends what the parameter resolves to; nothing when there is nothing to say. Uses the input's spare text. */
void param_text__append_resolved(const struct field_input *input, const struct scap_event *event, uint32_t index,
                                 struct text *out);

/** Reads an integer parameter of any width; false when it is absent, of another width or no integer. */
bool param__integer(const struct scap_event *event, uint32_t index, int64_t *number, bool *is_signed);

/** Appends an address as text. */
void address_text__append_address(struct text *out, const uint8_t *address, bool is_ipv6);

/** Appends an address and port as text, for instance `10.0.0.1:80`. */
void address_text__append(struct text *out, const uint8_t *address, bool is_ipv6, uint16_t port);

#endif
