// The shares that a sheet is about, what is known of them, and a command for each.
#pragma once

#include "ui/desk.h"

#include <QString>

#include <functional>
#include <vector>

namespace shoal::ui {

struct NamedShare {
    ShareId id;
    QString name;
};
using NamedShares = std::vector<NamedShare>;

/// Their rows as they are now, in no order; those that are gone are missing. Called later, once, on this thread, and
/// not at all once `receiver` is gone.
void findRows(Desk& desk, QObject* receiver, const NamedShares& shares,
              std::function<void(Result<std::vector<ShareRow>>)> take);

/// A share for which a command failed.
struct ShareTrouble {
    NamedShare share;
    Error error;
};
using ShareCommand = std::function<void(Engine& engine, ShareId id, Reply<ShareId> reply)>;
/// Gives a command for each, a bounded number at a time; `done` gets those that failed. What is gone already is no
/// failure. `receiver` as above; commands not given yet are dropped with it.
void commandEach(Desk& desk, QObject* receiver, NamedShares shares, ShareCommand command,
                 std::function<void(std::vector<ShareTrouble>)> done);

/// "“Holiday”", or "3 shares".
QString nameOf(const NamedShares& shares);
/// One sentence a failure, at most a few, and how many there are besides.
QString wordsFor(const std::vector<ShareTrouble>& troubles);

} // namespace shoal::ui
