// The folders that were chosen last, kept beside the profile's settings.
#pragma once

#include <QStringList>

#include <filesystem>

namespace shoal::ui {

class RecentFolders {
public:
    /// `settings`: the profile's settings file.
    explicit RecentFolders(const std::filesystem::path& settings);

    /// The last one first; at most ten.
    QStringList folders() const;
    void remember(const QString& folder) const;

private:
    QString file_;
};

} // namespace shoal::ui
