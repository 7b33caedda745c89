/** A gzip file as it arrives in pieces: members one after the other, their headers and trailers. Knows no files. */
#ifndef BASE_GZIP_H
#define BASE_GZIP_H

#include "inflater.h"

struct gzip;

enum gzip_result {
    /** The input is used up or the output is full. */
    GZIP_OK,
    /** Something other than a member follows the last one; it and all behind it does not belong to the data. */
    GZIP_END,
    /** See gzip__problem; what was put out before is good. */
    GZIP_CORRUPT,
};

/** NULL when memory ran out. */
struct gzip *gzip__create(void);
void gzip__free(struct gzip *gzip);
enum gzip_result gzip__run(struct gzip *gzip, struct transfer *transfer);
/** Whether an end of the input at this place is a proper one: behind a whole member. */
bool gzip__is_between_members(const struct gzip *gzip);
/** What is wrong, after GZIP_CORRUPT. */
const char *gzip__problem(const struct gzip *gzip);

#endif
