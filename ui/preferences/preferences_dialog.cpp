#include "ui/preferences/preferences_dialog.h"

#include "ui/preferences/desktop_choices.h"
#include "ui/preferences/preference_row.h"
#include "ui/preferences/setting_words.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"
#include "ui/words/mnemonic.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QStyle>

#include <algorithm>

namespace shoal::ui {
namespace {
QLabel* headingOf(const std::string& section)
{
    auto* heading = new QLabel{wordsForSection(section).value_or(text(section))};
    auto font = heading->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.2);
    heading->setFont(font);
    return heading;
}

/// A sign beside a text that may be long.
QWidget* lineWithSign(QStyle::StandardPixmap pixmap, QLabel* words)
{
    auto* line = new QWidget;
    auto* layout = new QHBoxLayout{line};
    layout->setContentsMargins({});
    auto* sign = new QLabel;
    sign->setPixmap(line->style()->standardIcon(pixmap).pixmap(line->style()->pixelMetric(QStyle::PM_SmallIconSize)));
    layout->addWidget(sign, 0, Qt::AlignTop);
    layout->addWidget(words, 1);
    words->setWordWrap(true);
    return line;
}
} // namespace

PreferencesDialog::PreferencesDialog(Desk& desk, QWidget* parent)
    : QDialog{parent}
    , desk_{desk}
    , search_{new QLineEdit}
    , found_{new QLabel}
    , names_{new QListWidget}
    , scroll_{new QScrollArea}
{
    setWindowTitle(tr("Preferences"));
    const int line = fontMetrics().lineSpacing();
    auto* page = new QWidget;
    auto* rows = new QVBoxLayout{page};
    rows->setSpacing(line);
    if (desk.choices != nullptr)
        addSections(preferencesOf(*desk.choices), *rows);
    addSections(preferencesOf(desk.settings), *rows);
    rows->addStretch(1);

    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Type to find a setting"));
    search_->setAccessibleName(tr("Find a setting"));
    search_->setClearButtonEnabled(true);
    found_->setObjectName(QStringLiteral("found"));
    names_->setObjectName(QStringLiteral("sections"));
    names_->setAccessibleName(tr("Sections"));
    names_->setSpacing(line / 8);
    names_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    names_->setFixedWidth(names_->sizeHintForColumn(0) + 2 * line);
    scroll_->setWidget(page);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setAccessibleName(tr("Settings"));
    // Every row is still shown: nothing is cut off, whichever comes to be looked at.
    scroll_->setMinimumWidth(page->minimumSizeHint().width() + style()->pixelMetric(QStyle::PM_ScrollBarExtent)
                             + 2 * scroll_->frameWidth());

    auto* layout = new QGridLayout{this};
    layout->addWidget(search_, 0, 0, 1, 2);
    layout->addWidget(names_, 1, 0);
    auto* right = new QVBoxLayout;
    right->addWidget(found_);
    right->addWidget(scroll_, 1);
    layout->addLayout(right, 1, 1);
    layout->addWidget(makeFoot(), 2, 0, 1, 2);
    layout->setColumnStretch(1, 1);
    layout->setRowStretch(1, 1);
    resize(fontMetrics().averageCharWidth() * 110, line * 36);

    auto* find = new QShortcut{QKeySequence::Find, this};
    connect(find, &QShortcut::activated, search_, [this] {
        search_->setFocus(Qt::ShortcutFocusReason);
        search_->selectAll();
    });
    connect(search_, &QLineEdit::textChanged, this, &PreferencesDialog::search);
    connect(names_, &QListWidget::currentRowChanged, this, &PreferencesDialog::showSection);
    connect(names_, &QListWidget::itemClicked, this, [this] { showSection(names_->currentRow()); });
    connect(&desk_.settings, &SettingsHome::changed, this, &PreferencesDialog::refresh);
    connect(&desk_.settings, &SettingsHome::failed, this, &PreferencesDialog::showFailure);
    if (desk.choices != nullptr)
        connect(desk.choices, &DesktopChoices::changed, this, &PreferencesDialog::refresh);
    names_->setCurrentRow(0);
    tellNextStart();
    search_->setFocus();
}

void PreferencesDialog::addSections(const std::vector<Preference>& preferences, QVBoxLayout& page)
{
    std::string section;
    for (const auto& preference : preferences) {
        if (sectionOfKey(preference.key) != section) {
            section = sectionOfKey(preference.key);
            sections_.push_back({headingOf(section), {}});
            page.addWidget(sections_.back().heading);
            names_->addItem(sections_.back().heading->text());
        }
        auto* row = new PreferenceRow{preference, page.parentWidget()};
        page.addWidget(row);
        sections_.back().rows.push_back(row);
    }
}

QWidget* PreferencesDialog::makeFoot()
{
    auto* foot = new QWidget;
    auto* layout = new QVBoxLayout{foot};
    layout->setContentsMargins({});
    nextStartText_ = new QLabel;
    nextStartText_->setObjectName(QStringLiteral("next-start"));
    nextStart_ = lineWithSign(QStyle::SP_MessageBoxInformation, nextStartText_);
    failure_ = new QLabel;
    failure_->setObjectName(QStringLiteral("failure"));
    failure_->setWordWrap(true);
    failure_->hide();
    auto* buttons = new QDialogButtonBox;
    auto* close = buttons->addButton(tr("&Close"), QDialogButtonBox::RejectRole);
    close->setObjectName(QStringLiteral("close"));
    close->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    layout->addWidget(nextStart_);
    layout->addWidget(failure_);
    layout->addWidget(buttons);
    return foot;
}

void PreferencesDialog::search(const QString& text)
{
    const auto words = text.split(QLatin1Char{' '}, Qt::SkipEmptyParts);
    if (words.isEmpty()) {
        showSection(std::max(names_->currentRow(), 0));
        return;
    }
    int found = 0;
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const auto& section = sections_[i];
        bool isFoundHere = false;
        for (auto* row : section.rows) {
            const bool isFound = row->has(words);
            row->setVisible(isFound);
            isFoundHere |= isFound;
            found += isFound ? 1 : 0;
        }
        section.heading->setVisible(isFoundHere);
    }
    found_->setText(found == 0 ? tr("No setting has these words. Try fewer, or others.")
                               : tr("%n setting(s) found", nullptr, found));
    found_->show();
    names_->clearSelection(); // what is found is of all of them
    scroll_->verticalScrollBar()->setValue(0);
}

void PreferencesDialog::showSection(int chosen)
{
    if (chosen < 0)
        return;
    const QSignalBlocker silence{search_};
    search_->clear();
    found_->hide();
    found_->clear();
    names_->item(chosen)->setSelected(true);
    for (std::size_t i = 0; i < sections_.size(); ++i) {
        const bool isChosen = static_cast<int>(i) == chosen;
        sections_[i].heading->setVisible(isChosen);
        for (auto* row : sections_[i].rows)
            row->setVisible(isChosen);
    }
    scroll_->verticalScrollBar()->setValue(0);
}

void PreferencesDialog::showPreference(const std::string& key)
{
    for (std::size_t i = 0; i < sections_.size(); ++i)
        for (auto* row : sections_[i].rows)
            if (row->preference().key == key) {
                names_->setCurrentRow(static_cast<int>(i));
                showSection(static_cast<int>(i));
                row->focusField();
                scroll_->ensureWidgetVisible(row);
            }
}

void PreferencesDialog::refresh()
{
    for (const auto& section : sections_)
        for (auto* row : section.rows)
            row->refresh();
    failure_->hide();
    tellNextStart();
}

void PreferencesDialog::tellNextStart()
{
    QStringList changes;
    for (const auto& section : sections_)
        for (const auto* row : section.rows) {
            const auto& preference = row->preference();
            if (desk_.settings.needRestart().contains(text(preference.key)))
                changes.append(
                    tr("%1 (%2)", "setting (new value)")
                        .arg(withoutMnemonic(preference.title), valueInWords(preference.type, preference.value())));
        }
    nextStart_->setVisible(!changes.isEmpty());
    nextStartText_->setText(changes.isEmpty() ? QString{}
                                              : tr("Once Shoal is started again: %1.").arg(changes.join(tr("; "))));
}

void PreferencesDialog::showFailure(const Error& error)
{
    const auto words = wordsFor(error);
    failure_->setText(tr("Saved, but not taken over by the running Shoal: %1 %2").arg(words.what, words.advice));
    failure_->show();
}

bool PreferencesDialog::isAnythingWrong() const
{
    return std::ranges::any_of(sections_, [](const Section& section) {
        return std::ranges::any_of(section.rows, [](const PreferenceRow* row) { return row->isWrong(); });
    });
}

void PreferencesDialog::done(int result)
{
    const bool wasTold = isAnythingWrong();
    for (const auto& section : sections_)
        for (auto* row : section.rows)
            row->finish();
    if (isAnythingWrong() && !wasTold) {
        for (const auto& section : sections_)
            for (const auto* row : section.rows)
                if (row->isWrong())
                    return showPreference(row->preference().key);
    }
    for (const auto& section : sections_)
        for (auto* row : section.rows)
            row->discard();
    QDialog::done(result);
}

} // namespace shoal::ui
