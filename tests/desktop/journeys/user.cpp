#include "tests/desktop/journeys/user.h"

#include "app/desktop/made_window.h"
#include "app/desktop/opened_engine.h"
#include "ui/sheets/receive_sheet.h"
#include "ui/window/message_bar.h"
#include "ui/words/format.h"

#include <QClipboard>
#include <QComboBox>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTreeView>

#include <algorithm>

namespace shoal::test {
namespace {

app::DesktopProfile profileOf(const ClosedNetwork& network, const Peer& peer, const std::vector<std::string>& settings)
{
    QStringList words{QStringLiteral("shoal-desktop")};
    for (const auto& word : network.options(peer))
        words.append(ui::text(word));
    for (const auto& setting : settings)
        words << QStringLiteral("--set") << ui::text(setting);
    const auto arguments = app::readArguments(words, peer.home);
    return app::DesktopProfile::of(std::get<app::DesktopArguments>(arguments)).value();
}
} // namespace

User::User(const ClosedNetwork& network, const Peer& peer, const std::vector<std::string>& settings)
    : profile_{profileOf(network, peer, settings)}
    , looks_{ui::text(profile_.looksFile()), QSettings::IniFormat}
    , choices_{looks_}
    , surroundings_{{.notifyOtherwise = [this](const ui::Notice& notice) { notices_.push_back(notice); }}}
    , desktop_{std::make_unique<app::Desktop>(
          app::DesktopParts{.openEngine =
                                [profile = profile_] {
                                    return app::openEngine(profile,
                                                           [](const Error& error) { ADD_FAILURE() << error.reason; });
                                },
                            .makeWindow =
                                [this](ui::Desk& desk, const app::WindowHooks& hooks) {
                                    auto made = app::makeMainWindow(desk, looks_, hooks);
                                    window_ = static_cast<ui::MainWindow*>(made.widget.get());
                                    return made;
                                },
                            .settingsFile = profile_.settingsFile},
          choices_, surroundings_, tray_)}
    , ended_{desktop_.get(), &app::Desktop::ended}
{}

void User::start(const app::Wish& wish)
{
    desktop_->start(wish);
    ASSERT_TRUE(arrives([this] { return hasWindow(); }));
    ASSERT_TRUE(wish.isMinimised || QTest::qWaitForWindowExposed(window_.data()));
}

void User::closeWindow() { window_->close(); }

void User::drop(const std::vector<std::filesystem::path>& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const auto& path : paths)
        urls.append(QUrl::fromLocalFile(ui::text(path)));
    data.setUrls(urls);
    const auto where = window_->rect().center();
    QDragEnterEvent enter{where, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QApplication::sendEvent(window_, &enter);
    ASSERT_TRUE(enter.isAccepted());
    QDropEvent drop{where, Qt::CopyAction, &data, Qt::LeftButton, {}};
    QApplication::sendEvent(window_, &drop);
    EXPECT_TRUE(drop.isAccepted());
}

void User::press(const char* keys)
{
    window_->activateWindow();
    ASSERT_TRUE(QTest::qWaitForWindowActive(window_.data()));
    QTest::keySequence(window_.data(), QKeySequence{QLatin1String{keys}});
}

QDialog* User::openLink(const std::string& link, const std::filesystem::path& folder)
{
    QApplication::clipboard()->setText(ui::text(link));
    press("Ctrl+L");
    auto* sheet = this->sheet<ui::ReceiveSheet>();
    if (sheet == nullptr)
        return nullptr;
    auto* files = sheet->findChild<QTreeView*>(QStringLiteral("files"));
    EXPECT_TRUE(arrives([&] { return files->isVisible(); })) << sheet->trouble().toStdString();
    auto* line = sheet->findChild<QComboBox*>(QStringLiteral("folder"))->lineEdit();
    line->selectAll();
    QTest::keyClicks(line, ui::text(folder));
    return sheet;
}

void User::click(QWidget& sheet, const char* button)
{
    auto* found = sheet.findChild<QPushButton*>(QLatin1String{button});
    ASSERT_NE(found, nullptr) << button;
    ASSERT_TRUE(arrives([&] { return found->isVisible() && found->isEnabled(); })) << button;
    QTest::mouseClick(found, Qt::LeftButton);
}

std::vector<ShareRow> User::rows()
{
    std::vector<ShareRow> known;
    const auto& model = static_cast<const ui::ShareListModel&>(*list().model());
    for (int row = 0; row < model.rowCount(); ++row)
        if (const auto* share = model.shareAt(row))
            known.push_back(*share);
    return known;
}

bool User::showsOnly(ShareState state)
{
    const auto shown = rows();
    return !shown.empty() && std::ranges::all_of(shown, [=](const ShareRow& row) { return row.state == state; });
}

void User::chooseFirst() { list().choose(rows().at(0).id); }

std::string User::message() { return window_->findChild<ui::MessageBar*>()->message().toStdString(); }

} // namespace shoal::test
