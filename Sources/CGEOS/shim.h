// Only the reentrant functions: every call takes a context.
#define GEOS_USE_ONLY_R_API
#include <geos_c.h>
