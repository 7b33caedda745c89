#include "value.h"

#define NO_ID UINT32_MAX

static const struct user_info *find(const struct field_input *input, uint32_t uid)
{
    return machine__user(input->machine, input->view->container_id, uid);
}

static void read_uid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    if (input->view->thread != NULL) {
        value__set_number(value, input->view->thread->uid);
    }
}

/** Gives a text of the user table; what it lacks has a default for root, and else reads as `<NA>`. */
static void set_or_default(struct value *value, const struct text *known, uint32_t uid, const char *of_root)
{
    if (known != NULL && known->length > 0) {
        value__set_text(value, known);
    } else {
        value__set_string(value, uid == 0 ? of_root : "<NA>");
    }
}

static void read_name(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        const struct user_info *user = find(input, thread->uid);
        set_or_default(value, user == NULL ? NULL : &user->name, thread->uid, "root");
    } else if (input->view->container != NULL) {
        value__set_nonempty(value, &input->view->container->user);
    }
}

static void read_homedir(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        const struct user_info *user = find(input, thread->uid);
        set_or_default(value, user == NULL ? NULL : &user->homedir, thread->uid, "/root");
    }
}

static void read_shell(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        const struct user_info *user = find(input, thread->uid);
        set_or_default(value, user == NULL ? NULL : &user->shell, thread->uid, "<NA>");
    }
}

static void read_loginuid(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        value__set_number(value, thread->loginuid == NO_ID ? -1.0 : (double)thread->loginuid);
    }
}

static void read_loginname(const struct field_input *input, const struct bound_field *field, struct value *value)
{
    (void)field;
    const struct thread *thread = input->view->thread;
    if (thread != NULL) {
        const struct user_info *user = find(input, thread->loginuid);
        set_or_default(value, user == NULL ? NULL : &user->name, thread->loginuid, "root");
    }
}

const struct field_definition user_fields[] = {
    FIELD("user.uid", NUMBER, CONTEXT, read_uid),
    FIELD("user.name", TEXT, CONTEXT, read_name),
    FIELD("user.homedir", TEXT, CONTEXT, read_homedir),
    FIELD("user.shell", TEXT, CONTEXT, read_shell),
    FIELD("user.loginuid", NUMBER, CONTEXT, read_loginuid),
    FIELD("user.loginname", TEXT, CONTEXT, read_loginname),
    FIELDS_END,
};
