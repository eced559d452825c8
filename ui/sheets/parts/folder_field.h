// Where content goes: typed, chosen, or one of those chosen last; and what room is left there.
#pragma once

#include "ui/desk.h"
#include "ui/sheets/parts/recent_folders.h"

#include <QComboBox>
#include <QLabel>
#include <QWidget>

#include <filesystem>
#include <optional>

namespace shoal::ui {

class FolderField : public QWidget {
    Q_OBJECT
public:
    explicit FolderField(Desk& desk, QWidget* parent = nullptr);

    void setFolder(const std::filesystem::path& folder);
    /// Absolute, "~" being the user's own; none while what stands there can't be a folder.
    std::optional<std::filesystem::path> folder() const;
    /// How much will be put there.
    void setNeeded(Bytes needed);
    /// It was used: it is offered first the next time.
    void remember() const;

Q_SIGNALS:
    void changed();

private:
    void browse();
    void tellRoom();

    Desk& desk_;
    RecentFolders recent_;
    QComboBox* box_;
    QLabel* room_;
    Bytes needed_ = 0;
};

/// Where received content goes unless somebody says otherwise: the settings' folder, else the user's downloads.
std::filesystem::path usualFolder(const Desk& desk);

} // namespace shoal::ui
