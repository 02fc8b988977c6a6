/* Calls that write below one folder: counted, failed or ended by SIGKILL, in a chosen place.
 *
 * Preloaded into a process, so that what libraries in C, C++ and Rust write is met too. Nothing
 * happens before `faults_begin` was called.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define KILL (-1)  /* before the call */
#define TEAR (-2)  /* half of a write first */

static char root[4096];
static size_t length;
static long first;    /* which call, from 1; 0: none */
static long last;     /* up to which call; -1: for ever */
static int how;       /* an errno, KILL or TEAR */
static int report = -1;
static long count;

void faults_begin(const char *folder, long from, long to, int what, const char *log) {
    strncpy(root, folder, sizeof root - 1);
    first = from; last = to; how = what; count = 0;
    if (log && *log) report = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    length = strlen(root);
}

long faults_counted(void) { return __atomic_load_n(&count, __ATOMIC_SEQ_CST); }

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }
#define REAL(type, name) static __typeof__(type) next; if (!next) next = (__typeof__(type))real(name)

static int below(const char *path) {
    return length && path && !strncmp(path, root, length) && (path[length] == '/' || !path[length]);
}

static const char *where(int fd, char *path, size_t size) {
    char name[64];
    if (!length || fd < 0) return NULL;
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t got = readlink(name, path, size - 1);
    if (got <= 0) return NULL;
    path[got] = 0;
    return path;
}

static const char *beside(int fd, const char *name, char *path, size_t size) {
    if (!length || !name) return NULL;
    if (*name == '/') return name;
    if (fd == AT_FDCWD) { if (!getcwd(path, size)) return NULL; }
    else if (!where(fd, path, size)) return NULL;
    size_t had = strlen(path);
    snprintf(path + had, size - had, "/%s", name);
    return path;
}

/* 0: go on; otherwise errno is set, or for TEAR the caller writes half and calls `end`. */
static int hit(const char *call, const char *path) {
    if (!below(path)) return 0;
    long now = __atomic_add_fetch(&count, 1, __ATOMIC_SEQ_CST);
    if (report >= 0) {
        static ssize_t (*put)(int, const void *, size_t);
        char line[4300];
        if (!put) put = (ssize_t (*)(int, const void *, size_t))real("write");
        int n = snprintf(line, sizeof line, "%s %s\n", call, path + length);
        if (n > 0) (void)!put(report, line, (size_t)n);
    }
    if (!first || now < first || (last >= 0 && now > last)) return 0;
    if (how == KILL) kill(getpid(), SIGKILL);
    if (how > 0) errno = how;
    return how;
}

static void end(void) { kill(getpid(), SIGKILL); for (;;) pause(); }

#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))
#define MODE(flags) mode_t mode = 0; \
    if ((flags) & (O_CREAT | __O_TMPFILE)) \
        { va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

#define OPEN(name) int name(const char *path, int flags, ...) { \
    MODE(flags) char full[4096]; \
    REAL(int (*)(const char *, int, ...), #name); \
    if (WRITES(flags) && hit("open", beside(AT_FDCWD, path, full, sizeof full)) > 0) return -1; \
    return next(path, flags, mode); }
OPEN(open)
OPEN(open64)

#define OPENAT(name) int name(int at, const char *path, int flags, ...) { \
    MODE(flags) char full[4096]; \
    REAL(int (*)(int, const char *, int, ...), #name); \
    if (WRITES(flags) && hit("open", beside(at, path, full, sizeof full)) > 0) return -1; \
    return next(at, path, flags, mode); }
OPENAT(openat)
OPENAT(openat64)

#define FOPEN(name) FILE *name(const char *path, const char *mode) { \
    char full[4096]; \
    REAL(FILE *(*)(const char *, const char *), #name); \
    if (strpbrk(mode, "wa+") && hit("fopen", beside(AT_FDCWD, path, full, sizeof full)) > 0) \
        return NULL; \
    return next(path, mode); }
FOPEN(fopen)
FOPEN(fopen64)

ssize_t write(int fd, const void *data, size_t size) {
    char path[4096];
    REAL(ssize_t (*)(int, const void *, size_t), "write");
    int what = hit("write", where(fd, path, sizeof path));
    if (what > 0) return -1;
    if (what == TEAR) { (void)!next(fd, data, size / 2); end(); }
    return next(fd, data, size);
}

#define PWRITE(name, offset) ssize_t name(int fd, const void *data, size_t size, offset at) { \
    char path[4096]; \
    REAL(ssize_t (*)(int, const void *, size_t, offset), #name); \
    int what = hit("pwrite", where(fd, path, sizeof path)); \
    if (what > 0) return -1; \
    if (what == TEAR) { (void)!next(fd, data, size / 2, at); end(); } \
    return next(fd, data, size, at); }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

ssize_t writev(int fd, const struct iovec *parts, int n) {
    char path[4096];
    REAL(ssize_t (*)(int, const struct iovec *, int), "writev");
    int what = hit("writev", where(fd, path, sizeof path));
    if (what > 0) return -1;
    if (what == TEAR) { (void)!next(fd, parts, n / 2); end(); }
    return next(fd, parts, n);
}

ssize_t copy_file_range(int in, off64_t *from, int out, off64_t *to, size_t size, unsigned flags) {
    char path[4096];
    REAL(ssize_t (*)(int, off64_t *, int, off64_t *, size_t, unsigned), "copy_file_range");
    int what = hit("copy", where(out, path, sizeof path));
    if (what > 0) return -1;
    if (what == TEAR) end();
    return next(in, from, out, to, size, flags);
}

#define SENDFILE(name, offset) ssize_t name(int out, int in, offset *from, size_t size) { \
    char path[4096]; \
    REAL(ssize_t (*)(int, int, offset *, size_t), #name); \
    int what = hit("copy", where(out, path, sizeof path)); \
    if (what > 0) return -1; \
    if (what == TEAR) end(); \
    return next(out, in, from, size); }
SENDFILE(sendfile, off_t)
SENDFILE(sendfile64, off64_t)

#define ON_FD(name) int name(int fd) { \
    char path[4096]; \
    REAL(int (*)(int), #name); \
    int what = hit(#name, where(fd, path, sizeof path)); \
    if (what > 0) return -1; \
    if (what == TEAR) end(); \
    return next(fd); }
ON_FD(fsync)
ON_FD(fdatasync)

#define TRUNCATE(name, offset) int name(int fd, offset size) { \
    char path[4096]; \
    REAL(int (*)(int, offset), #name); \
    int what = hit("truncate", where(fd, path, sizeof path)); \
    if (what > 0) return -1; \
    if (what == TEAR) end(); \
    return next(fd, size); }
TRUNCATE(ftruncate, off_t)
TRUNCATE(ftruncate64, off64_t)

/* TEAR of a call that is one step: it is done, and the process ends after it. */
#define STEP(call, target, doing) { \
    int what = hit(call, target); \
    if (what > 0) return -1; \
    int done = doing; \
    if (what == TEAR) end(); \
    return done; }

int rename(const char *from, const char *to) {
    char full[4096];
    REAL(int (*)(const char *, const char *), "rename");
    STEP("rename", beside(AT_FDCWD, to, full, sizeof full), next(from, to))
}
int renameat(int a, const char *from, int b, const char *to) {
    char full[4096];
    REAL(int (*)(int, const char *, int, const char *), "renameat");
    STEP("rename", beside(b, to, full, sizeof full), next(a, from, b, to))
}
int renameat2(int a, const char *from, int b, const char *to, unsigned flags) {
    char full[4096];
    REAL(int (*)(int, const char *, int, const char *, unsigned), "renameat2");
    STEP("rename", beside(b, to, full, sizeof full), next(a, from, b, to, flags))
}
int link(const char *from, const char *to) {
    char full[4096];
    REAL(int (*)(const char *, const char *), "link");
    STEP("link", beside(AT_FDCWD, to, full, sizeof full), next(from, to))
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    char full[4096];
    REAL(int (*)(int, const char *, int, const char *, int), "linkat");
    STEP("link", beside(b, to, full, sizeof full), next(a, from, b, to, flags))
}
int mkdir(const char *path, mode_t mode) {
    char full[4096];
    REAL(int (*)(const char *, mode_t), "mkdir");
    STEP("mkdir", beside(AT_FDCWD, path, full, sizeof full), next(path, mode))
}
int mkdirat(int at, const char *path, mode_t mode) {
    char full[4096];
    REAL(int (*)(int, const char *, mode_t), "mkdirat");
    STEP("mkdir", beside(at, path, full, sizeof full), next(at, path, mode))
}
int unlink(const char *path) {
    char full[4096];
    REAL(int (*)(const char *), "unlink");
    STEP("unlink", beside(AT_FDCWD, path, full, sizeof full), next(path))
}
int unlinkat(int at, const char *path, int flags) {
    char full[4096];
    REAL(int (*)(int, const char *, int), "unlinkat");
    STEP("unlink", beside(at, path, full, sizeof full), next(at, path, flags))
}
int rmdir(const char *path) {
    char full[4096];
    REAL(int (*)(const char *), "rmdir");
    STEP("unlink", beside(AT_FDCWD, path, full, sizeof full), next(path))
}
