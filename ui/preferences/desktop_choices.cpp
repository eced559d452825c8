#include "ui/preferences/desktop_choices.h"

#include "ui/words/format.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace shoal::ui {
namespace {
constexpr auto trayIcon = "desktop.tray_icon";
constexpr auto closeToTray = "desktop.close_to_tray";
constexpr auto tellDone = "desktop.tell_done";
constexpr auto tellTrouble = "desktop.tell_trouble";
constexpr auto offerClipboard = "desktop.offer_clipboard";
constexpr auto confirmQuit = "desktop.confirm_quit";
constexpr auto themeChoice = "desktop.theme";

const DesktopChoice* choiceOf(const std::string& key)
{
    const auto& all = desktopChoices();
    const auto found = std::ranges::find_if(all, [&](const DesktopChoice& choice) { return key == choice.key; });
    return found == all.end() ? nullptr : &*found;
}

bool mayBe(const DesktopChoice& choice, const std::string& value)
{
    if (choice.values.empty())
        return value == "true" || value == "false";
    return std::ranges::any_of(choice.values, [&](const auto& known) { return value == known.name; });
}
} // namespace

const std::vector<DesktopChoice>& desktopChoices()
{
    static const std::vector<DesktopChoice> table{
        {trayIcon,
         QT_TRANSLATE_NOOP("DesktopChoices", "Show an &icon in the notification area"),
         QT_TRANSLATE_NOOP("DesktopChoices", "It shows whether anything is transferred, and opens the window."),
         "true",
         {}},
        {closeToTray,
         QT_TRANSLATE_NOOP("DesktopChoices", "&Go on when the window is closed"),
         QT_TRANSLATE_NOOP("DesktopChoices",
                           "Transfers go on in the background, and the icon in the notification area "
                           "brings the window back. Without the icon, closing the window quits."),
         "false",
         {}},
        {tellDone,
         QT_TRANSLATE_NOOP("DesktopChoices", "Tell when a share is &done"),
         QT_TRANSLATE_NOOP("DesktopChoices", "By a notification, while the window isn't looked at."),
         "true",
         {}},
        {tellTrouble,
         QT_TRANSLATE_NOOP("DesktopChoices", "&Tell when something goes wrong"),
         QT_TRANSLATE_NOOP("DesktopChoices", "By a notification: a share that stopped, a disk that is full."),
         "true",
         {}},
        {offerClipboard,
         QT_TRANSLATE_NOOP("DesktopChoices", "&Offer links that were copied"),
         QT_TRANSLATE_NOOP("DesktopChoices",
                           "When the window is looked at and a link that Shoal can fetch was copied, "
                           "it offers to add it. Nothing is added without being asked for."),
         "true",
         {}},
        {confirmQuit,
         QT_TRANSLATE_NOOP("DesktopChoices", "&Ask before quitting ends transfers"),
         QT_TRANSLATE_NOOP("DesktopChoices", "Only where something is under way that stops with the window."),
         "true",
         {}},
        {themeChoice,
         QT_TRANSLATE_NOOP("DesktopChoices", "Co&lours"),
         QT_TRANSLATE_NOOP("DesktopChoices", "Light or dark, or whatever the system wears."),
         "system",
         {{"system", QT_TRANSLATE_NOOP("DesktopChoices", "Like the system")},
          {"light", QT_TRANSLATE_NOOP("DesktopChoices", "Light")},
          {"dark", QT_TRANSLATE_NOOP("DesktopChoices", "Dark")}}},
    };
    return table;
}

DesktopChoices::DesktopChoices(QSettings& store)
    : store_{store}
{}

bool DesktopChoices::isOn(const char* key) const { return value(key) == "true"; }
bool DesktopChoices::showsTrayIcon() const { return isOn(trayIcon); }
bool DesktopChoices::closesToTray() const { return showsTrayIcon() && isOn(closeToTray); }
bool DesktopChoices::tellsDone() const { return isOn(tellDone); }
bool DesktopChoices::tellsTrouble() const { return isOn(tellTrouble); }
bool DesktopChoices::offersClipboard() const { return isOn(offerClipboard); }
bool DesktopChoices::confirmsQuit() const { return isOn(confirmQuit); }

Theme DesktopChoices::theme() const
{
    const auto name = value(themeChoice);
    return name == "light" ? Theme::Light : name == "dark" ? Theme::Dark : Theme::System;
}

std::string DesktopChoices::value(const std::string& key) const
{
    const auto* choice = choiceOf(key);
    if (choice == nullptr)
        return {};
    const auto kept = plain(store_.value(text(key)).toString());
    return mayBe(*choice, kept) ? kept : choice->standard;
}

Result<void> DesktopChoices::check(const std::string& key, const std::string& value)
{
    const auto* choice = choiceOf(key);
    if (choice == nullptr || !mayBe(*choice, value))
        return fail(ErrorKind::BadSetting, key);
    return {};
}

Result<void> DesktopChoices::set(const std::string& key, const std::string& value)
{
    if (const auto good = check(key, value); !good)
        return good;
    store_.setValue(text(key), text(value));
    store_.sync();
    Q_EMIT changed();
    if (store_.status() == QSettings::AccessError)
        return fail(ErrorKind::PermissionDenied, plain(store_.fileName()));
    return {};
}

} // namespace shoal::ui
