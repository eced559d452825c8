// The share of a link whose files are not known yet: it is on the list while a person waits for them.
#pragma once

#include "ui/desk.h"

#include <QObject>

#include <optional>

namespace shoal::ui {

class LinkShare : public QObject {
    Q_OBJECT
public:
    explicit LinkShare(Desk& desk, QObject* parent = nullptr);
    /// Unless it was kept, it leaves the list again, even if the answer that it is there comes later; what lies on the
    /// disk stays.
    ~LinkShare() override;

    /// Puts it on the list; once its files are known it rests.
    void add(AddRequest request);
    std::optional<ShareId> id() const { return id_; }
    void keep() { isKept_ = true; }

Q_SIGNALS:
    /// It is on the list, and there are news of it.
    void changed(const shoal::ShareRow& row);
    /// Once.
    void filesKnown(const QString& name, const std::vector<shoal::ShareFileRow>& files);
    void gone();
    void failed(const shoal::Error& error);

private:
    void ask();
    void take(const Result<ShareDetails>& details);
    void askFiles();
    void takeFiles(const Result<FilePage>& page);

    Desk& desk_;
    std::optional<ShareId> id_;
    bool isKept_ = false;
    bool isAsking_ = false;
    bool isAskedAgain_ = false;
    bool hasFiles_ = false; ///< or they are being asked for
    QString name_;
    std::vector<ShareFileRow> files_;
};

} // namespace shoal::ui
