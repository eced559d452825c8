#include "app/desktop/wait_window.h"

#include "ui/system/icons.h"
#include "ui/words/error_words.h"
#include "ui/words/format.h"

#include <QCloseEvent>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace shoal::app {
namespace {
bool isMendedInSettings(const Error& error)
{
    return error.kind == ErrorKind::BadSetting || error.kind == ErrorKind::PortInUse;
}

QLabel* textLabel(const char* name)
{
    auto* label = new QLabel;
    label->setObjectName(QLatin1String{name});
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}
} // namespace

WaitWindow::WaitWindow(QWidget* parent)
    : QWidget{parent}
    , words_{textLabel("words")}
    , advice_{textLabel("advice")}
    , busy_{new QProgressBar}
    , buttons_{new QDialogButtonBox}
    , settings_{buttons_->addButton(tr("Open the &settings file"), QDialogButtonBox::ActionRole)}
{
    setWindowTitle(QStringLiteral("Shoal"));
    setWindowIcon(ui::applicationIcon());
    busy_->setRange(0, 0);
    busy_->setTextVisible(false);
    auto* retry = buttons_->addButton(tr("&Try again"), QDialogButtonBox::AcceptRole);
    retry->setObjectName(QStringLiteral("retry"));
    retry->setDefault(true);
    auto* quit = buttons_->addButton(tr("&Quit"), QDialogButtonBox::RejectRole);
    quit->setObjectName(QStringLiteral("quit"));
    settings_->setObjectName(QStringLiteral("settings"));
    connect(settings_, &QPushButton::clicked, this, &WaitWindow::settingsFileWanted);
    connect(buttons_, &QDialogButtonBox::accepted, this, &WaitWindow::retryWanted);
    connect(buttons_, &QDialogButtonBox::rejected, this, &WaitWindow::quitWanted);

    auto bold = words_->font();
    bold.setBold(true);
    words_->setFont(bold);
    auto* sign = new QLabel;
    const int side = fontMetrics().height() * 3;
    sign->setPixmap(ui::applicationIcon().pixmap(QSize{side, side}, devicePixelRatioF()));
    auto* texts = new QVBoxLayout;
    texts->addWidget(words_);
    texts->addWidget(advice_);
    texts->addWidget(busy_);
    texts->addStretch();
    auto* middle = new QHBoxLayout;
    middle->setSpacing(fontMetrics().height());
    middle->addWidget(sign, 0, Qt::AlignTop);
    middle->addLayout(texts, 1);
    auto* all = new QVBoxLayout{this};
    const int edge = fontMetrics().height();
    all->setContentsMargins(edge, edge, edge, edge);
    all->addLayout(middle, 1);
    all->addWidget(buttons_);
    setMinimumWidth(fontMetrics().averageCharWidth() * 60);
}

void WaitWindow::showBusy(const QString& words)
{
    words_->setText(words);
    busy_->setAccessibleName(words);
    busy_->show();
    advice_->hide();
    buttons_->hide();
    becomeVisible();
}

void WaitWindow::showError(const Error& error, const std::filesystem::path& settingsFile)
{
    std::error_code ignored; // what can't be looked at can't be opened
    words_->setText(ui::wordsFor(error).what);
    advice_->setText(adviceFor(error, settingsFile));
    busy_->hide();
    advice_->show();
    buttons_->show();
    settings_->setVisible(isMendedInSettings(error) && std::filesystem::exists(settingsFile, ignored));
    becomeVisible();
    raise();
    activateWindow();
}

QString WaitWindow::adviceFor(const Error& error, const std::filesystem::path& settingsFile) const
{
    const auto file = ui::text(settingsFile);
    switch (error.kind) {
    case ErrorKind::BadSetting: return tr("Correct it in %1, or take that file away to begin anew.").arg(file);
    case ErrorKind::PortInUse: return tr("Stop that program, or change “listen” under “network” in %1.").arg(file);
    default: return ui::wordsFor(error).advice;
    }
}

void WaitWindow::becomeVisible()
{
    setAccessibleName(words_->text());
    adjustSize();
    show();
}

void WaitWindow::closeEvent(QCloseEvent* event)
{
    event->ignore();
    Q_EMIT quitWanted();
}

} // namespace shoal::app
