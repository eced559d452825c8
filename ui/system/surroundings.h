// What windows ask of the system around them. A test's stands in for it.
#pragma once

#include "core/units.h"
#include "ui/system/notice.h"

#include <QString>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

namespace shoal::ui {

/// All calls return at once, on the thread of the windows.
class Surroundings {
public:
    virtual ~Surroundings() = default;

    virtual void openFile(const std::filesystem::path& file) = 0;
    /// Opens its folder, with the file chosen where the file manager can.
    virtual void showInFolder(const std::filesystem::path& file) = 0;
    virtual void openUrl(const QString& url) = 0;
    virtual void copy(const QString& text) = 0;
    virtual QString clipboardText() const = 0;
    virtual void notify(Notice notice) = 0;
    /// Keeps the computer from going to sleep while `isBusy`.
    virtual void keepAwake(bool isBusy) = 0;
    /// Of the disk that `folder` (or what is there of its parents) lies on; none where it can't be told.
    virtual std::optional<Bytes> freeSpace(const std::filesystem::path& folder) const = 0;
    /// "DE", where a local database knows it; else empty.
    virtual std::string countryOf(const std::string& address) const = 0;
};

} // namespace shoal::ui
