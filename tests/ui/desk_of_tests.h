// A desk over the fake engine, with surroundings that remember what they were asked.
#pragma once

#include "tests/support/fake_engine.h"
#include "tests/support/temporary_folder.h"
#include "ui/desk.h"

#include <QTest>

namespace shoal::ui {

class FakeSurroundings : public Surroundings {
public:
    std::vector<std::filesystem::path> opened;
    std::vector<std::filesystem::path> shown;
    QStringList urls;
    QString clipboard;
    std::vector<Notice> notices;
    std::vector<bool> keptAwake;
    std::optional<Bytes> free = Bytes{100} << 30;
    std::string country;

    void openFile(const std::filesystem::path& file) override { opened.push_back(file); }
    void showInFolder(const std::filesystem::path& file) override { shown.push_back(file); }
    void openUrl(const QString& url) override { urls.append(url); }
    void copy(const QString& text) override { clipboard = text; }
    QString clipboardText() const override { return clipboard; }
    void notify(Notice notice) override { notices.push_back(std::move(notice)); }
    void keepAwake(bool isBusy) override { keptAwake.push_back(isBusy); }
    std::optional<Bytes> freeSpace(const std::filesystem::path&) const override { return free; }
    std::string countryOf(const std::string&) const override { return country; }
};

/// Give it shares before windows are made, or with `add` later.
struct DeskOfTests {
    test::TemporaryFolder folder;
    test::FakeEngine::Script script;
    test::FakeEngine engine{script};
    CoreBridge core{engine};
    SettingsHome settings{core, folder / "shoal.toml"};
    FakeSurroundings surroundings;
    Desk desk{core, settings, surroundings};

    ShareRow& put(std::int64_t id, const std::string& name, ShareState state = ShareState::Seeding)
    {
        auto& row = script.rows[ShareId{id}];
        row.id = {id};
        row.name = name;
        row.state = state;
        row.hasMetadata = true;
        script.counts.shares = script.rows.size();
        return row;
    }
    ShareId add(std::int64_t id, const std::string& name, ShareState state = ShareState::Seeding)
    {
        put(id, name, state);
        engine.emit(SharesAdded{{ShareId{id}}});
        return {id};
    }
};

/// Waits for what the event loop brings; false after five seconds.
template <class Condition>
bool comes(Condition condition)
{
    return QTest::qWaitFor(condition, 5000);
}

} // namespace shoal::ui
