#include "app/shoal/context.h"

namespace shoal::app {

ExitCode endWith(Context& context, const Error& error)
{
    context.reporter.report(Failed{error});
    return exitCodeFor(error.kind);
}

} // namespace shoal::app
