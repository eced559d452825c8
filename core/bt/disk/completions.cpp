#include "core/bt/disk/completions.h"

#include <boost/asio/post.hpp>

#include <iterator>
#include <utility>

namespace shoal::bt {
namespace {

struct Run {
    void operator()(ReadAnswer& answer) const { answer.handler(std::move(answer.block), answer.error); }
    void operator()(WriteAnswer& answer) const { answer.handler(answer.error); }
    void operator()(std::function<void()>& answer) const { answer(); }
};

} // namespace

void Completions::add(Answer answer)
{
    const std::lock_guard lock{mutex_};
    waiting_.push_back(std::move(answer));
    wake();
}

void Completions::add(std::vector<Answer>& answers)
{
    if (answers.empty())
        return;
    const std::lock_guard lock{mutex_};
    waiting_.insert(waiting_.end(), std::make_move_iterator(answers.begin()), std::make_move_iterator(answers.end()));
    answers.clear();
    wake();
}

void Completions::wake()
{
    if (!std::exchange(isPosted_, true))
        boost::asio::post(network_, [self = shared_from_this()] { self->run(); });
}

void Completions::run()
{
    std::vector<Answer> answers;
    {
        const std::lock_guard lock{mutex_};
        answers.swap(waiting_);
        isPosted_ = false;
    }
    for (auto& answer : answers)
        std::visit(Run{}, answer);
}

} // namespace shoal::bt
