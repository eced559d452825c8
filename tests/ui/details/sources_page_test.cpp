#include "ui/details/sources_page.h"

#include "tests/ui/details/page_of_tests.h"
#include "ui/details/source_words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

namespace shoal::ui {
namespace {
using namespace std::chrono_literals;
using testing::HasSubstr;

class SourcesOfShare : public PageOfShare<SourcesPage> {
protected:
    SourcesOfShare()
    {
        const SourceRow dht{
            .kind = SourceKind::Dht, .state = SourceState::Working, .next = 300s, .peers = 12, .connected = 3};
        const SourceRow tracker{.kind = SourceKind::Tracker,
                                .state = SourceState::NoAnswer,
                                .url = "udp://t.example:80",
                                .message = "timed out",
                                .failures = 4};
        desk_.script.sources[{1}] = {dht, tracker};
    }
    std::string cell(int row, int column)
    {
        return page().table().model()->index(row, column).data().toString().toStdString();
    }
};

TEST_F(SourcesOfShare, SayHowTheyAre)
{
    EXPECT_EQ(cell(0, 0), "DHT");
    EXPECT_EQ(cell(0, 1), "Works");
    EXPECT_EQ(cell(0, 2), "3");
    EXPECT_EQ(cell(0, 3), "12 peer(s) named");
    EXPECT_EQ(cell(0, 5), "in 5 min");
    EXPECT_EQ(cell(1, 0), "Tracker udp://t.example:80");
    EXPECT_EQ(cell(1, 1), "No answer (4 time(s))");
    EXPECT_EQ(cell(1, 3), "timed out");
    EXPECT_EQ(cell(1, 5), "");
}

TEST_F(SourcesOfShare, ChangeInPlace)
{
    QAbstractItemModelTester tester{page().table().model(), QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy changes{page().table().model(), &QAbstractItemModel::dataChanged};
    desk_.script.sources[{1}][1].state = SourceState::Asking;

    refresh();

    EXPECT_EQ(cell(1, 1), "Waiting for an answer");
    ASSERT_EQ(changes.count(), 1);
    EXPECT_EQ(changes[0][0].toModelIndex().row(), 1);
}

TEST_F(SourcesOfShare, AreAskedAllAtOnce)
{
    page();

    click("askAll");
    settle();

    EXPECT_THAT(record_.reannounced, testing::ElementsAre(ShareId{1}));
    EXPECT_EQ(trouble(), "");
}

TEST_F(SourcesOfShare, AShareThatDoesNotRunCannotAskThem)
{
    page();
    desk_.script.refused.insert(ShareId{1});

    click("askAll");
    settle();

    EXPECT_THAT(trouble(), HasSubstr("can't be used"));
}

TEST(SourceWords, AreThereForEveryKindAndState)
{
    for (int kind = 0; kind <= static_cast<int>(SourceKind::WebSeed); ++kind)
        EXPECT_FALSE(sourceKindText(static_cast<SourceKind>(kind)).isEmpty()) << kind;
    for (int state = 0; state <= static_cast<int>(SourceState::NoAnswer); ++state)
        EXPECT_FALSE(sourceStateText({.state = static_cast<SourceState>(state)}).isEmpty()) << state;
}

} // namespace
} // namespace shoal::ui
