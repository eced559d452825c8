// A sheet as somebody uses it: by mouse and keys.
#pragma once

#include "tests/ui/desk_of_tests.h"
#include "ui/sheets/parts/sheet.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QSignalSpy>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace shoal::ui {

template <class Widget = QWidget>
Widget& partOf(QWidget& whole, const char* name)
{
    auto* found = whole.findChild<Widget*>(QLatin1String{name});
    if (found == nullptr)
        throw std::runtime_error{std::string{"there is no "} + name};
    return *found;
}

inline void clickOn(QWidget& whole, const char* name)
{
    auto& button = partOf<QAbstractButton>(whole, name);
    ASSERT_TRUE(button.isVisible()) << name;
    ASSERT_TRUE(button.isEnabled()) << name;
    // A tick box takes clicks on its box and text alone, not on all of its width.
    const auto where =
        qobject_cast<QCheckBox*>(&button) != nullptr ? QPoint{8, button.height() / 2} : button.rect().center();
    QTest::mouseClick(&button, Qt::LeftButton, {}, where);
}

inline void typeInto(QWidget& whole, const char* name, const QString& text)
{
    auto& line = partOf<QLineEdit>(whole, name);
    line.setFocus();
    line.selectAll();
    QTest::keyClick(&line, Qt::Key_Delete);
    QTest::keyClicks(&line, text);
}

inline QString wordsOf(QWidget& whole, const char* name) { return partOf<QLabel>(whole, name).text(); }

/// Owns the sheet until it deletes itself.
template <class T>
class SheetTest : public testing::Test {
protected:
    ~SheetTest() override { delete sheet_.data(); }

    template <class... Arguments>
    void open(Arguments&&... arguments)
    {
        delete sheet_;
        sheet_ = new T{on_.desk, std::forward<Arguments>(arguments)...};
        sheet_->open();
        ASSERT_TRUE(QTest::qWaitForWindowActive(sheet_));
    }
    template <class Widget = QWidget>
    Widget& part(const char* name)
    {
        return partOf<Widget>(*sheet_, name);
    }
    void click(const char* name) { clickOn(*sheet_, name); }
    void type(const char* name, const QString& text) { typeInto(*sheet_, name, text); }
    QString words(const char* name) { return wordsOf(*sheet_, name); }
    bool isShown(const char* name) { return part(name).isVisible(); }
    QString trouble() { return sheet_->trouble(); }
    bool closes()
    {
        return comes([this] { return sheet_.isNull(); });
    }
    auto& record() { return on_.script.record; }

    DeskOfTests on_;
    QPointer<T> sheet_;
};

} // namespace shoal::ui
