// Every command's entry: what it does until it ends, and how it ended.
#pragma once

#include "app/shoal/cli/arguments.h"
#include "app/shoal/context.h"
#include "app/shoal/exit_code.h"

namespace shoal::app {

ExitCode runShare(const Arguments& arguments, Context& context);
ExitCode runGet(const Arguments& arguments, Context& context);
ExitCode runSeed(const Arguments& arguments, Context& context);
ExitCode runAdd(const Arguments& arguments, Context& context);
ExitCode runImport(const Arguments& arguments, Context& context);
ExitCode runShow(const Arguments& arguments, Context& context);
ExitCode runVerify(const Arguments& arguments, Context& context);
ExitCode runConfigList(const Arguments& arguments, Context& context);
ExitCode runConfigGet(const Arguments& arguments, Context& context);
ExitCode runConfigSet(const Arguments& arguments, Context& context);
ExitCode runConfigUnset(const Arguments& arguments, Context& context);
ExitCode runConfigPath(const Arguments& arguments, Context& context);
ExitCode runDhtNode(const Arguments& arguments, Context& context);
ExitCode runDhtStatus(const Arguments& arguments, Context& context);
ExitCode runService(const Arguments& arguments, Context& context);
ExitCode runHelp(const Arguments& arguments, Context& context);
ExitCode runDocs(const Arguments& arguments, Context& context);

} // namespace shoal::app
