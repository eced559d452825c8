#include "app/desktop/desktop.h"

#include "ui/reply.h"

#include <QApplication>
#include <QEvent>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>
#include <future>
#include <unistd.h>
#include <utility>

namespace shoal::app {
namespace {
/// States in which something is under way that sleep, or an end, would hold up.
bool isUnderWay(ShareState state)
{
    return state == ShareState::FetchingMetadata || state == ShareState::Checking || state == ShareState::Moving
        || state == ShareState::Downloading;
}

bool hasSomethingUnderWay(const EngineStatus& status)
{
    return std::ranges::any_of(status.states, [](const StateCount& count) { return isUnderWay(count.state); });
}
} // namespace

Desktop::Desktop(DesktopParts parts, ui::DesktopChoices& choices, ui::Surroundings& surroundings, ui::Tray& tray)
    : parts_{std::move(parts)}
    , choices_{choices}
    , surroundings_{surroundings}
    , tray_{tray}
{
    savingIsLong_.setSingleShot(true);
    savingIsLong_.setInterval(parts_.savingIsShownAfter);
    connect(&savingIsLong_, &QTimer::timeout, this, [this] { waiting_.showBusy(tr("Saving…")); });
    connect(&choices_, &ui::DesktopChoices::changed, this, &Desktop::heedChoices);
    connect(&waiting_, &WaitWindow::retryWanted, this, &Desktop::open);
    connect(&waiting_, &WaitWindow::quitWanted, this, &Desktop::quit);
    connect(&tray_, &ui::Tray::toggleWanted, this, &Desktop::toggleWindow);
    connect(&tray_, &ui::Tray::pauseAllWanted, this,
            [this] { fulfil({.action = QStringLiteral("pauseAll"), .isMinimised = true}); });
    connect(&tray_, &ui::Tray::resumeAllWanted, this,
            [this] { fulfil({.action = QStringLiteral("resumeAll"), .isMinimised = true}); });
    connect(&tray_, &ui::Tray::quitWanted, this, &Desktop::askToQuit);
    connect(&tray_, &ui::Tray::vanished, this, [this] {
        if (window_.widget && window_.widget->isHidden())
            window_.comeToFront(); // nothing else would bring it back
    });
}

Desktop::~Desktop()
{
    worker_.join();
    takeDown();
    if (!engine_ || isClosing_)
        return;
    std::promise<void> saved;
    engine_->close([&](const auto&) { saved.set_value(); });
    saved.get_future().wait();
}

void Desktop::start(const Wish& wish)
{
    wishes_.push_back(wish);
    heedChoices();
    open();
}

void Desktop::heedChoices() { tray_.setOn(choices_.showsTrayIcon()); }

void Desktop::open()
{
    if (std::exchange(isOpening_, true))
        return;
    if (!wishes_.back().isMinimised)
        waiting_.showBusy(tr("Opening your shares…"));
    worker_.post([this, executor = ui::guiExecutor()] {
        auto engine = std::make_shared<Result<std::unique_ptr<Engine>>>(parts_.openEngine());
        executor([guard = QPointer{this}, engine] {
            if (guard)
                guard->opened(std::move(*engine));
        });
    });
}

void Desktop::opened(Result<std::unique_ptr<Engine>> engine)
{
    isOpening_ = false;
    if (!engine && !isEnding_)
        return waiting_.showError(engine.error());
    if (engine)
        engine_ = std::move(*engine);
    if (isEnding_)
        return close();
    core_ = std::make_unique<ui::CoreBridge>(*engine_);
    settings_ = std::make_unique<ui::SettingsHome>(*core_, parts_.settingsFile);
    desk_ = std::make_unique<ui::Desk>(ui::Desk{*core_, *settings_, surroundings_, &choices_});
    notifier_ = std::make_unique<ui::Notifier>(*desk_, [this] {
        return ui::Notifier::Wishes{choices_.tellsDone(), choices_.tellsTrouble(),
                                    QApplication::activeWindow() != nullptr};
    });
    connect(notifier_.get(), &ui::Notifier::showWanted, this, [this] { window_.comeToFront(); });
    showWindow();
}

void Desktop::showWindow()
{
    window_ = parts_.makeWindow(*desk_,
                                {.closeWanted = [this] { closeWanted(); },
                                 .quitWanted = [this] { askToQuit(); },
                                 .told = [this](const EngineStatus& status) { told(status); }});
    window_.widget->installEventFilter(this);
    tray_.setWindowShown(false);
    const bool isMinimised = std::ranges::all_of(wishes_, &Wish::isMinimised);
    if (!isMinimised)
        window_.widget->show();
    else if (!tray_.isThere())
        window_.widget->showMinimized(); // an icon alone would be no way back
    waiting_.hide();
    for (const auto& wish : std::exchange(wishes_, {}))
        if (!wish.open.isEmpty() || !wish.action.isEmpty())
            fulfil(wish);
}

void Desktop::ask(const Wish& wish)
{
    if (isEnding_)
        return;
    if (window_.widget)
        return fulfil(wish);
    wishes_.push_back(wish);
    if (!wish.isMinimised && waiting_.isHidden())
        waiting_.showBusy(tr("Opening your shares…"));
}

void Desktop::fulfil(const Wish& wish)
{
    if (!window_.widget || isEnding_)
        return;
    if (!wish.isMinimised)
        window_.comeToFront();
    if (!wish.open.isEmpty())
        window_.open(wish.open);
    if (!wish.action.isEmpty())
        window_.act(wish.action);
}

void Desktop::closeWanted()
{
    if (choices_.closesToTray() && tray_.isThere())
        window_.widget->hide();
    else
        askToQuit();
}

void Desktop::toggleWindow()
{
    if (!window_.widget)
        return;
    if (window_.widget->isVisible() && !window_.widget->isMinimized())
        window_.widget->hide();
    else
        window_.comeToFront();
}

void Desktop::told(const EngineStatus& status)
{
    status_ = status;
    tray_.setStatus(status);
    surroundings_.keepAwake(hasSomethingUnderWay(status) || status.upRate.value > 0);
}

/// Those of another process go on without us.
bool Desktop::wouldEndTransfers() const
{
    return status_ && status_->pid == ::getpid() && hasSomethingUnderWay(*status_);
}

void Desktop::askToQuit()
{
    if (isEnding_ || question_)
        return;
    if (!window_.widget || !choices_.confirmsQuit())
        return quit();
    if (window_.isHashing())
        askWhetherToQuit(tr("Quit, though files are still being read for a new share?"),
                         tr("There is no link yet. They would have to be read again from the beginning."));
    else if (wouldEndTransfers())
        askWhetherToQuit(tr("Quit, though files are still on their way?"),
                         tr("They go on from there when Shoal is started again."));
    else
        quit();
}

void Desktop::askWhetherToQuit(const QString& question, const QString& consequence)
{
    if (window_.widget->isHidden())
        window_.comeToFront();
    question_ = new QMessageBox{QMessageBox::Question, QStringLiteral("Shoal"), question, QMessageBox::NoButton,
                                window_.widget.get()};
    question_->setAttribute(Qt::WA_DeleteOnClose);
    question_->setInformativeText(consequence);
    auto* yes = question_->addButton(tr("&Quit"), QMessageBox::AcceptRole);
    question_->setDefaultButton(yes);
    question_->setEscapeButton(question_->addButton(tr("&Stay"), QMessageBox::RejectRole));
    connect(yes, &QAbstractButton::clicked, this, &Desktop::quit, Qt::QueuedConnection);
    question_->open();
}

void Desktop::quit()
{
    if (std::exchange(isEnding_, true))
        return;
    waiting_.hide();
    if (window_.widget)
        window_.widget->hide();
    savingIsLong_.start();
    Q_EMIT ending();
    // The window may be who asks: it goes once it has said so.
    QMetaObject::invokeMethod(
        this,
        [this] {
            takeDown();
            if (!isOpening_)
                close();
        },
        Qt::QueuedConnection);
}

/// Takes away everything that stands on the engine.
void Desktop::takeDown()
{
    surroundings_.keepAwake(false);
    window_ = {};
    notifier_.reset();
    desk_.reset();
    settings_.reset();
    core_.reset();
}

void Desktop::close()
{
    if (!engine_)
        return end();
    isClosing_ = true;
    engine_->close(ui::replyTo<std::monostate>(this, [this](const auto&) {
        // Its destructor joins threads: nothing that the windows' thread should wait for.
        worker_.post([this, engine = std::make_shared<std::unique_ptr<Engine>>(std::move(engine_)),
                      executor = ui::guiExecutor()] {
            engine->reset();
            executor([guard = QPointer{this}] {
                if (guard)
                    guard->end();
            });
        });
    }));
}

void Desktop::end()
{
    savingIsLong_.stop();
    waiting_.hide();
    Q_EMIT ended();
}

bool Desktop::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == window_.widget.get() && (event->type() == QEvent::Show || event->type() == QEvent::Hide))
        tray_.setWindowShown(event->type() == QEvent::Show);
    return QObject::eventFilter(watched, event);
}

} // namespace shoal::app
