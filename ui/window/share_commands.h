// What is done with chosen shares, one call of the engine each.
#pragma once

#include "ui/desk.h"

#include <QObject>

#include <functional>

namespace shoal::ui {

class ShareCommands : public QObject {
    Q_OBJECT
public:
    explicit ShareCommands(Desk& desk, QObject* parent = nullptr);

    void pause(const ShareIds& ids);
    void resume(const ShareIds& ids);
    void verify(const ShareIds& ids);
    void reannounce(const ShareIds& ids);
    void remove(const ShareIds& ids, Data data);
    void move(const ShareIds& ids, const std::filesystem::path& folder);
    void edit(const ShareIds& ids, const ShareEdit& edit);
    void pauseAll();
    void resumeAll();
    /// On the clipboard, a line each.
    void copyLinks(const ShareIds& ids);
    /// The file, or the folder of several.
    void open(ShareId id);
    void showInFolder(ShareId id);

Q_SIGNALS:
    void failed(const shoal::Error& error);
    /// A short word for the status bar.
    void done(const QString& words);

private:
    using Command = void (Engine::*)(ShareId, Reply<ShareId>);
    void each(const ShareIds& ids, Command command);
    Reply<ShareId> answered();
    void all(Command command, std::size_t first);
    void withDetails(ShareId id, std::function<void(const ShareDetails&)> use);

    Desk& desk_;
};

} // namespace shoal::ui
