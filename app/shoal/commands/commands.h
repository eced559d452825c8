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
ExitCode runLs(const Arguments& arguments, Context& context);
ExitCode runFiles(const Arguments& arguments, Context& context);
ExitCode runPeers(const Arguments& arguments, Context& context);
ExitCode runTrackers(const Arguments& arguments, Context& context);
ExitCode runPause(const Arguments& arguments, Context& context);
ExitCode runResume(const Arguments& arguments, Context& context);
ExitCode runReannounce(const Arguments& arguments, Context& context);
ExitCode runRemove(const Arguments& arguments, Context& context);
ExitCode runMove(const Arguments& arguments, Context& context);
ExitCode runLimit(const Arguments& arguments, Context& context);
ExitCode runLabel(const Arguments& arguments, Context& context);
ExitCode runPriority(const Arguments& arguments, Context& context);
ExitCode runLog(const Arguments& arguments, Context& context);
ExitCode runStatus(const Arguments& arguments, Context& context);
ExitCode runTop(const Arguments& arguments, Context& context);
ExitCode runSwarmCreate(const Arguments& arguments, Context& context);
ExitCode runSwarmInvite(const Arguments& arguments, Context& context);
ExitCode runSwarmInvites(const Arguments& arguments, Context& context);
ExitCode runSwarmCancelInvite(const Arguments& arguments, Context& context);
ExitCode runSwarmApprove(const Arguments& arguments, Context& context);
ExitCode runSwarmJoin(const Arguments& arguments, Context& context);
ExitCode runSwarmCancelJoin(const Arguments& arguments, Context& context);
ExitCode runSwarmLeave(const Arguments& arguments, Context& context);
ExitCode runSwarmLs(const Arguments& arguments, Context& context);
ExitCode runSwarmStatus(const Arguments& arguments, Context& context);
ExitCode runSwarmMembers(const Arguments& arguments, Context& context);
ExitCode runSwarmRemove(const Arguments& arguments, Context& context);
ExitCode runSwarmRole(const Arguments& arguments, Context& context);
ExitCode runSwarmSettle(const Arguments& arguments, Context& context);
ExitCode runSwarmRecover(const Arguments& arguments, Context& context);
ExitCode runSwarmShare(const Arguments& arguments, Context& context);
ExitCode runSwarmUnshare(const Arguments& arguments, Context& context);
ExitCode runSwarmGet(const Arguments& arguments, Context& context);
ExitCode runSwarmFetch(const Arguments& arguments, Context& context);
ExitCode runSwarmCatalogue(const Arguments& arguments, Context& context);
ExitCode runSwarmLog(const Arguments& arguments, Context& context);
ExitCode runSwarmVerifyLog(const Arguments& arguments, Context& context);
ExitCode runSwarmExportIdentity(const Arguments& arguments, Context& context);
ExitCode runSwarmImportIdentity(const Arguments& arguments, Context& context);
ExitCode runSwarmExportTorrent(const Arguments& arguments, Context& context);
ExitCode runCompletions(const Arguments& arguments, Context& context);
ExitCode runServiceStop(const Arguments& arguments, Context& context);
ExitCode runServiceStatus(const Arguments& arguments, Context& context);
ExitCode runServiceReload(const Arguments& arguments, Context& context);
ExitCode runDoctor(const Arguments& arguments, Context& context);
ExitCode runHelp(const Arguments& arguments, Context& context);
ExitCode runDocs(const Arguments& arguments, Context& context);

} // namespace shoal::app
