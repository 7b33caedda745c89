#include "label.h"

void label__read(const struct container_label *labels, uint32_t count, const char *key, struct value *value)
{
    for (uint32_t i = 0; i < count; i++) {
        if (span__equals(text__span(&labels[i].key), key)) {
            value__set_text(value, &labels[i].value);
            return;
        }
    }
}

static bool begins_with(const struct text *text, const char *prefix)
{
    size_t length = strlen(prefix);
    return text->length >= length && memcmp(text->data, prefix, length) == 0;
}

void label__join(const struct field_input *input, const struct container_label *labels, uint32_t count,
                 struct value *value)
{
    for (uint32_t i = 0; i < count; i++) {
        if (begins_with(&labels[i].key, "io.kubernetes.") || begins_with(&labels[i].key, "annotation.")) {
            continue;
        }
        if (input->scratch->length > 0) {
            text__append_string(input->scratch, ", ");
        }
        text__append_span(input->scratch, text__span(&labels[i].key));
        text__append_string(input->scratch, ":");
        text__append_span(input->scratch, text__span(&labels[i].value));
    }
    value__set_nonempty(value, input->scratch);
}
