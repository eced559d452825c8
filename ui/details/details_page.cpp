#include "ui/details/details_page.h"

namespace shoal::ui {

DetailsPage::DetailsPage(Desk& desk, QWidget* parent)
    : QWidget{parent}
    , desk_{desk}
    , trouble_{new TroubleLine{this}}
{
    // What was asked before is not answered any more.
    connect(&desk.core, &CoreBridge::engineBack, this, &DetailsPage::forget);
}

void DetailsPage::forget()
{
    ++serial_;
    waiting_ = 0;
    isFailing_ = false;
}

void DetailsPage::setShare(std::optional<ShareId> share)
{
    if (share == share_)
        return;
    share_ = share;
    forget();
    trouble_->clear();
    clear();
}

void DetailsPage::refresh()
{
    if (!share_ || waiting_ > 0)
        return;
    isFailing_ = false;
    ask();
}

void DetailsPage::tellFailure(const Error& error)
{
    isFailing_ = true;
    trouble_->tellQuestion(error);
}

Reply<ShareId> DetailsPage::done(std::function<void()> failed)
{
    return replyTo<ShareId>(this, [this, failed = std::move(failed), serial = serial_](const Result<ShareId>& result) {
        if (serial != serial_)
            return;
        if (result)
            trouble_->clearCommand();
        else
            trouble_->tellCommand(result.error());
        if (!result && failed)
            failed();
        refresh();
    });
}

} // namespace shoal::ui
