// Makes a share: hashes the files, and puts the torrent on the list.
#pragma once

#include "core/chunks/create.h"
#include "ui/desk.h"
#include "ui/sheets/making/share_options.h"

#include <QObject>

#include <optional>

namespace shoal::ui {

class ShareMaking : public QObject {
    Q_OBJECT
public:
    explicit ShareMaking(Desk& desk, QObject* parent = nullptr);
    /// A job that runs is cancelled.
    ~ShareMaking() override;

    /// Not while one runs.
    void start(CreateRequest request, AfterMaking after);
    /// Ends in `failed` with ErrorKind::Cancelled.
    void cancel();
    bool isRunning() const { return isRunning_; }

Q_SIGNALS:
    void progressed(const shoal::CreateProgress& progress);
    void made(shoal::ShareId id);
    void failed(const shoal::Error& error);

private:
    void created(Result<CreatedTorrent> torrent);
    void end(const Result<ShareId>& id);

    Desk& desk_;
    bool isRunning_ = false;
    bool isCancelled_ = false;
    std::optional<JobId> job_;
    AfterMaking after_;
};

} // namespace shoal::ui
