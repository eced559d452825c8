#include "tests/ui/shots/stage.h"

#include "ui/list/share_list_view.h"

#include <QTabWidget>

namespace shoal::ui::shots {

Stage::Stage(const std::function<void(test::FakeEngine::Script&)>& fill, Settle settle)
    : settle_{std::move(settle)}
{
    fill(on_.script);
    on_.desk.choices = &choices_;
    window_ = std::make_unique<MainWindow>(on_.desk, kept_);
    shown_ = window_.get();
    window_->resize(1280, 800);
    window_->show();
    settle_();
}

void Stage::choose(std::int64_t id)
{
    window_->findChild<ShareListView*>()->choose({id});
    settle_();
}

void Stage::showTab(int index)
{
    window_->findChild<QTabWidget*>()->setCurrentIndex(index);
    settle_();
}

void Stage::put(std::unique_ptr<QWidget> dialog)
{
    dialog_ = std::move(dialog);
    shown_ = dialog_.get();
    dialog_->show();
    settle_();
}

} // namespace shoal::ui::shots
