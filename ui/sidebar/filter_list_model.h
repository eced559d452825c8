// The filters that the sidebar offers, each with how many shares it shows.
#pragma once

#include "core/share.h"

#include <QAbstractListModel>

#include <vector>

namespace shoal::ui {

/// Groups, each with a heading that can't be chosen. Rows come, go and change one by one.
class FilterListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { CountRole = Qt::UserRole, HeadingRole };

    explicit FilterListModel(QObject* parent = nullptr);

    void setCounts(const ShareCounts& counts);
    /// What a row chooses; `text` is not its.
    ShareFilter filterAt(int row) const;
    int rowOfAll() const { return 1; }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString group;
        QString title;
        QString icon;
        ShareFilter filter;
        std::size_t count = 0;
        bool isHeading = false;
    };
    static std::vector<Row> rowsFor(const ShareCounts& counts);
    static bool isSame(const Row& a, const Row& b);

    std::vector<Row> rows_;
};

} // namespace shoal::ui
