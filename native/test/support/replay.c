/* Runs a fuzz target over files and folders of inputs, for compilers without libFuzzer. Linked with one target. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bytes.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replay_file(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return;
    }
    struct bytes input = {0};
    uint8_t piece[4096];
    size_t count;
    while ((count = fread(piece, 1, sizeof(piece), file)) > 0) {
        bytes__put(&input, piece, count);
    }
    (void)fclose(file);
    /* Exactly as much memory as there are bytes, so that a read beyond them is found. */
    uint8_t *exact = malloc(input.length + (input.length == 0));
    if (exact == NULL) {
        abort();
    }
    if (input.length > 0) {
        memcpy(exact, input.data, input.length);
    }
    printf("%s\n", path);
    (void)LLVMFuzzerTestOneInput(exact, input.length);
    free(exact);
    bytes__free(&input);
}

int main(int count, char **folders)
{
    int replayed = 0;
    for (int i = 1; i < count; i++) {
        DIR *folder = opendir(folders[i]);
        struct dirent *entry;
        while (folder != NULL && (entry = readdir(folder)) != NULL) {
            char path[1024];
            snprintf(path, sizeof(path), "%s/%s", folders[i], entry->d_name);
            if (entry->d_name[0] != '.') {
                replay_file(path);
                replayed++;
            }
        }
        if (folder != NULL) {
            (void)closedir(folder);
        }
    }
    return replayed > 0 ? 0 : 1;
}
