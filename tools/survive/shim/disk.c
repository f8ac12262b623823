/* A disk that forgets, fills up or fails, under a program that does not know: LD_PRELOAD on 64-bit Linux.
 *
 * SURVIVE_FOLDER   files below it lie on that disk, all but those whose names end in -shm (shared memory, made anew at each start)
 * SURVIVE_LOG      what is not yet synced is written there, with the bytes that it replaced; a sync is written there too
 * SURVIVE_KEEP     a folder on the same file system, in which what was unlinked or replaced keeps its bytes
 * SURVIVE_SWALLOW  syncs of files whose names end so are believed and not done: the disk that lies, or synchronous=NORMAL
 * SURVIVE_FAULT    while PATH.full exists writes fail with ENOSPC, while PATH.io exists writes and syncs fail with EIO
 *
 * A power cut is SIGKILL, and then the log applied backwards: src/cut.rs. Records are in the order of their effects, each written
 * before its effect. Nothing is synced for real: speed says nothing here.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

_Static_assert(sizeof(long) == 8 && sizeof(off_t) == 8, "64-bit Linux only");

enum kind { WRITE = 1, SIZE, SYNC, CREATE, RENAME, UNLINK, SYNC_FOLDER, FOLDER };

/* Followed by two names and the old bytes. */
struct record {
  uint32_t kind, first, second, zero;
  uint64_t inode, offset, length, size, old;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static const char *folder, *keep, *swallow, *fault;
static int records = -1;

__attribute__((constructor)) static void begin(void) {
  folder = getenv("SURVIVE_FOLDER");
  keep = getenv("SURVIVE_KEEP");
  swallow = getenv("SURVIVE_SWALLOW");
  fault = getenv("SURVIVE_FAULT");
  const char *path = getenv("SURVIVE_LOG");
  if (folder && path) records = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int ends(const char *text, const char *end) {
  size_t a = strlen(text), b = strlen(end);
  return a >= b && !strcmp(text + a - b, end);
}

static int inside(const char *path) {
  size_t length = folder ? strlen(folder) : 0;
  return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]) && !ends(path, "-shm");
}

/* The path behind a descriptor, and what is there; 0 if it is not ours. */
static int ours(int fd, struct stat *found, char *path) {
  char link[64];
  if (!folder || syscall(SYS_fstat, fd, found) || (!S_ISREG(found->st_mode) && !S_ISDIR(found->st_mode))) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, link, path, PATH_MAX - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return inside(path);
}

/* The absolute form of a path; links in it are not followed. */
static int absolute(int at, const char *path, char *out) {
  char start[PATH_MAX], link[64];
  if (path[0] == '/') return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX;
  snprintf(link, sizeof link, "/proc/self/fd/%d", at);
  ssize_t length = syscall(SYS_readlinkat, AT_FDCWD, at == AT_FDCWD ? "/proc/self/cwd" : link, start, PATH_MAX - 1);
  if (length <= 0) return 0;
  start[length] = 0;
  return snprintf(out, PATH_MAX, "%s/%s", start, path) < PATH_MAX;
}

static void note(struct record record, const char *first, const char *second, const void *old) {
  if (records < 0) return;
  record.first = first ? strlen(first) : 0;
  record.second = second ? strlen(second) : 0;
  struct iovec parts[4] = {
      {&record, sizeof record}, {(void *)first, record.first}, {(void *)second, record.second}, {(void *)old, record.old}};
  ssize_t whole = sizeof record + record.first + record.second + record.old;
  if (syscall(SYS_writev, records, parts, 4) != whole) {
    static const char why[] = "survive: the log of the disk could not be written\n";
    syscall(SYS_write, 2, why, sizeof why - 1);
    abort();
  }
}

/* Before bytes are replaced: remembers them. */
static void remember(int fd, const struct stat *now, enum kind kind, uint64_t offset, uint64_t length) {
  struct record record = {.kind = kind, .inode = now->st_ino, .offset = offset, .length = length, .size = now->st_size};
  char *old = NULL;
  if (records < 0) return;
  if (offset < record.size) {
    uint64_t wanted = record.size - offset < length ? record.size - offset : length;
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int reader = syscall(SYS_openat, AT_FDCWD, link, O_RDONLY | O_CLOEXEC);
    old = malloc(wanted ? wanted : 1);
    while (reader >= 0 && old && record.old < wanted) {
      ssize_t got = syscall(SYS_pread64, reader, old + record.old, wanted - record.old, offset + record.old);
      if (got <= 0) break;
      record.old += got;
    }
    if (reader >= 0) syscall(SYS_close, reader);
  }
  note(record, NULL, NULL, old);
  free(old);
}

static int broken(int syncing) {
  char path[PATH_MAX];
  if (!fault) return 0;
  snprintf(path, sizeof path, "%s.io", fault);
  if (!syscall(SYS_faccessat, AT_FDCWD, path, F_OK)) return errno = EIO, 1;
  snprintf(path, sizeof path, "%s.full", fault);
  if (!syncing && !syscall(SYS_faccessat, AT_FDCWD, path, F_OK)) return errno = ENOSPC, 1;
  return 0;
}

/* offset -1: where the descriptor stands. */
static ssize_t put(int fd, const struct iovec *parts, int count, off_t offset) {
  struct stat now;
  char path[PATH_MAX];
  ssize_t done;
  int tracked = ours(fd, &now, path) && S_ISREG(now.st_mode);
  if (tracked) {
    if (broken(0)) return -1;
    pthread_mutex_lock(&lock);
    syscall(SYS_fstat, fd, &now);
    off_t from = offset;
    if (fcntl(fd, F_GETFL) & O_APPEND) from = now.st_size;
    else if (from < 0) from = lseek(fd, 0, SEEK_CUR);
    uint64_t length = 0;
    for (int i = 0; i < count; i++) length += parts[i].iov_len;
    remember(fd, &now, WRITE, from, length);
  }
  if (offset < 0) done = count == 1 ? syscall(SYS_write, fd, parts->iov_base, parts->iov_len) : syscall(SYS_writev, fd, parts, count);
  else done = count == 1 ? syscall(SYS_pwrite64, fd, parts->iov_base, parts->iov_len, offset) : syscall(SYS_pwritev, fd, parts, count, offset, 0);
  if (tracked) pthread_mutex_unlock(&lock);
  return done;
}

ssize_t write(int fd, const void *data, size_t length) { return put(fd, &(struct iovec){(void *)data, length}, 1, -1); }
ssize_t writev(int fd, const struct iovec *parts, int count) { return put(fd, parts, count, -1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) { return put(fd, &(struct iovec){(void *)data, length}, 1, offset); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }
ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t offset) { return put(fd, parts, count, offset); }
ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t offset) { return put(fd, parts, count, offset); }

int ftruncate64(int fd, off64_t length) {
  struct stat now;
  char path[PATH_MAX];
  if (!ours(fd, &now, path)) return syscall(SYS_ftruncate, fd, length);
  if (length > now.st_size && broken(0)) return -1;
  pthread_mutex_lock(&lock);
  syscall(SYS_fstat, fd, &now);
  remember(fd, &now, SIZE, length, length < now.st_size ? now.st_size - length : 0);
  int done = syscall(SYS_ftruncate, fd, length);
  pthread_mutex_unlock(&lock);
  return done;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

static int sync_of(int fd, long number) {
  struct stat now;
  char path[PATH_MAX];
  if (!ours(fd, &now, path)) return syscall(number, fd);
  if (broken(1)) return -1;
  if (records < 0) return syscall(number, fd);
  if (swallow && ends(path, swallow)) return 0;
  pthread_mutex_lock(&lock);
  if (S_ISDIR(now.st_mode)) note((struct record){.kind = SYNC_FOLDER}, path, NULL, NULL);
  else note((struct record){.kind = SYNC, .inode = now.st_ino}, NULL, NULL, NULL);
  pthread_mutex_unlock(&lock);
  return 0;
}
int fsync(int fd) { return sync_of(fd, SYS_fsync); }
int fdatasync(int fd) { return sync_of(fd, SYS_fdatasync); }

static int open_at(int at, const char *path, int flags, mode_t mode) {
  char whole[PATH_MAX];
  struct stat now;
  if (!(flags & (O_CREAT | O_TRUNC)) || !folder || !absolute(at, path, whole) || !inside(whole)) return syscall(SYS_openat, at, path, flags, mode);
  int there = !syscall(SYS_newfstatat, AT_FDCWD, whole, &now, 0);
  if (!there && broken(0)) return -1;
  int fd = syscall(SYS_openat, at, path, flags & ~O_TRUNC, mode);
  if (fd < 0) return fd;
  if (!there && !syscall(SYS_fstat, fd, &now) && S_ISREG(now.st_mode) && !(flags & O_DIRECTORY)) {
    pthread_mutex_lock(&lock);
    note((struct record){.kind = CREATE, .inode = now.st_ino}, whole, NULL, NULL);
    pthread_mutex_unlock(&lock);
  } else if (there && (flags & O_TRUNC) && ftruncate(fd, 0)) {
    int why = errno;
    syscall(SYS_close, fd);
    return errno = why, -1;
  }
  return fd;
}

#define MODE(flags)                                      \
  mode_t mode = 0;                                       \
  if ((flags) & (O_CREAT | (O_TMPFILE & ~O_DIRECTORY))) { \
    va_list rest;                                        \
    va_start(rest, flags);                               \
    mode = va_arg(rest, unsigned);                       \
    va_end(rest);                                        \
  }
int open(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_at(at, path, flags, mode); }
int creat(const char *path, mode_t mode) { return open_at(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }
int creat64(const char *path, mode_t mode) { return creat(path, mode); }

/* Bytes that lose their name keep another one. */
static uint64_t kept(const char *path) {
  struct stat now;
  char name[PATH_MAX];
  if (!keep || records < 0 || syscall(SYS_newfstatat, AT_FDCWD, path, &now, AT_SYMLINK_NOFOLLOW) || !S_ISREG(now.st_mode)) return 0;
  if (snprintf(name, sizeof name, "%s/%llu", keep, (unsigned long long)now.st_ino) >= PATH_MAX) return 0;
  syscall(SYS_linkat, AT_FDCWD, path, AT_FDCWD, name, 0);
  return now.st_ino;
}

static int rename_at(int from, const char *old, int to, const char *new, unsigned flags) {
  char first[PATH_MAX], second[PATH_MAX];
  if (!folder || !absolute(from, old, first) || !absolute(to, new, second) || !inside(second))
    return syscall(SYS_renameat2, from, old, to, new, flags);
  pthread_mutex_lock(&lock);
  note((struct record){.kind = RENAME, .inode = kept(second)}, first, second, NULL);
  int done = syscall(SYS_renameat2, from, old, to, new, flags);
  pthread_mutex_unlock(&lock);
  return done;
}
int rename(const char *old, const char *new) { return rename_at(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int from, const char *old, int to, const char *new) { return rename_at(from, old, to, new, 0); }
int renameat2(int from, const char *old, int to, const char *new, unsigned flags) { return rename_at(from, old, to, new, flags); }

static int link_at(int from, const char *old, int to, const char *new, int flags) {
  char whole[PATH_MAX];
  if (!folder || !absolute(to, new, whole) || !inside(whole)) return syscall(SYS_linkat, from, old, to, new, flags);
  pthread_mutex_lock(&lock);
  int done = syscall(SYS_linkat, from, old, to, new, flags);
  if (!done) note((struct record){.kind = CREATE}, whole, NULL, NULL);
  pthread_mutex_unlock(&lock);
  return done;
}
int link(const char *old, const char *new) { return link_at(AT_FDCWD, old, AT_FDCWD, new, 0); }
int linkat(int from, const char *old, int to, const char *new, int flags) { return link_at(from, old, to, new, flags); }

static int unlink_at(int at, const char *path, int flags) {
  char whole[PATH_MAX];
  if ((flags & AT_REMOVEDIR) || !folder || !absolute(at, path, whole) || !inside(whole)) return syscall(SYS_unlinkat, at, path, flags);
  pthread_mutex_lock(&lock);
  uint64_t inode = kept(whole);
  if (inode) note((struct record){.kind = UNLINK, .inode = inode}, whole, NULL, NULL);
  int done = syscall(SYS_unlinkat, at, path, flags);
  pthread_mutex_unlock(&lock);
  return done;
}
int unlink(const char *path) { return unlink_at(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return unlink_at(at, path, flags); }

static int mkdir_at(int at, const char *path, mode_t mode) {
  char whole[PATH_MAX];
  int done = syscall(SYS_mkdirat, at, path, mode);
  if (!done && folder && absolute(at, path, whole) && inside(whole)) {
    pthread_mutex_lock(&lock);
    note((struct record){.kind = FOLDER}, whole, NULL, NULL);
    pthread_mutex_unlock(&lock);
  }
  return done;
}
int mkdir(const char *path, mode_t mode) { return mkdir_at(AT_FDCWD, path, mode); }
int mkdirat(int at, const char *path, mode_t mode) { return mkdir_at(at, path, mode); }
