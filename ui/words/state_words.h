// What a share is doing, and how the network is, in a word or a few.
#pragma once

#include "core/network_status.h"
#include "core/share.h"

#include <QIcon>
#include <QString>

namespace shoal::ui {

QString stateText(ShareState state);
QString priorityText(Priority priority);
QString filePriorityText(FilePriority priority);
QString dhtText(const dht::NetworkView& dht);
QString reachabilityText(Reachability reachability);
/// A sign of the state by its shape, never by colour alone.
QIcon stateIcon(ShareState state);

} // namespace shoal::ui
