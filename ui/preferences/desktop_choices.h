// What a user chooses about the desktop alone: kept by the windows, unknown to the engine.
#pragma once

#include "core/result.h"

#include <QObject>

#include <vector>

class QSettings;

namespace shoal::ui {

enum class Theme { System, Light, Dark };

/// A row of the table. Texts are English; preferences show them translated.
struct DesktopChoice {
    struct Value {
        const char* name; ///< as it is kept
        const char* words;
    };
    const char* key;
    const char* title; ///< with a mnemonic
    const char* help;
    const char* standard;
    std::vector<Value> values; ///< none: "true" or "false"
};
const std::vector<DesktopChoice>& desktopChoices();

/// Lives on the thread of the windows.
class DesktopChoices : public QObject {
    Q_OBJECT
public:
    /// `store` outlives it.
    explicit DesktopChoices(QSettings& store);

    bool showsTrayIcon() const;
    bool closesToTray() const; ///< and then only while there is an icon to come back by
    bool tellsDone() const;
    bool tellsTrouble() const;
    bool offersClipboard() const;
    bool confirmsQuit() const;
    Theme theme() const;

    /// The default where nothing was chosen, or where the store holds something else than what may be chosen.
    std::string value(const std::string& key) const;
    /// Errors: BadSetting (no such key, or not a value of it), PermissionDenied (the store can't be written).
    Result<void> set(const std::string& key, const std::string& value);
    static Result<void> check(const std::string& key, const std::string& value);

Q_SIGNALS:
    void changed();

private:
    bool isOn(const char* key) const;

    QSettings& store_;
};

} // namespace shoal::ui
