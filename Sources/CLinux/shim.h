// Calls of the system that the C library shows only to programs that ask for GNU extensions, and one of the processor.
#include <sys/syscall.h>
#include <unistd.h>

#define QC_RENAME_NOREPLACE 1u
#define QC_RENAME_EXCHANGE 2u

// renameat2(2) on two paths. Returns 0, or -1 with errno.
static inline int qc_rename(const char *from, const char *to, unsigned int flags) {
    return (int)syscall(SYS_renameat2, -100 /* AT_FDCWD */, from, -100, to, flags);
}

// Asks for memory that will be wanted soon; it may be any address.
static inline void qc_prefetch(const void *address) { __builtin_prefetch(address); }
