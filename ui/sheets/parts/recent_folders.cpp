#include "ui/sheets/parts/recent_folders.h"

#include "ui/words/format.h"

#include <QSettings>

namespace shoal::ui {
namespace {
constexpr qsizetype mostRecentFolders = 10;
constexpr auto recentFoldersKey = "sheets/recentFolders";
} // namespace

RecentFolders::RecentFolders(const std::filesystem::path& settings)
    : file_{text(settings.parent_path() / "desktop.ini")}
{}

QStringList RecentFolders::folders() const
{
    return QSettings{file_, QSettings::IniFormat}.value(QLatin1String{recentFoldersKey}).toStringList();
}

void RecentFolders::remember(const QString& folder) const
{
    auto folders = this->folders();
    folders.removeAll(folder);
    folders.prepend(folder);
    QSettings{file_, QSettings::IniFormat}.setValue(QLatin1String{recentFoldersKey}, folders.mid(0, mostRecentFolders));
}

} // namespace shoal::ui
