// A page of the details as somebody uses it.
#pragma once

#include "tests/ui/desk_of_tests.h"
#include "ui/details/details_page.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLineEdit>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {

/// Shows share 1, which is on the list, once it is asked for.
template <class Page>
class PageOfShare : public testing::Test {
protected:
    PageOfShare() { desk_.put(1, "album", ShareState::Downloading); }

    Page& page()
    {
        if (!page_) {
            page_ = std::make_unique<Page>(desk_.desk);
            page_->resize(1000, 500);
            page_->show();
            page_->setShare(ShareId{1});
            page_->refresh();
            settle();
        }
        return *page_;
    }
    void refresh()
    {
        page().refresh();
        settle();
    }
    template <class Widget>
    Widget& part(const char* name)
    {
        return *page().template findChild<Widget*>(QLatin1String{name});
    }
    void click(const char* name) { QTest::mouseClick(&part<QAbstractButton>(name), Qt::LeftButton); }
    std::string trouble()
    {
        return part<QWidget>("trouble").isVisible() ? part<QLabel>("troubleWords").text().toStdString() : std::string{};
    }
    /// All that was asked is answered, and the answers taken.
    static void settle()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }

    DeskOfTests desk_;
    test::FakeEngine::Record& record_ = desk_.script.record;

private:
    std::unique_ptr<Page> page_;
};

} // namespace shoal::ui
