#include "tests/support/disk/disk_answers.h"

#include <libtorrent/disk_interface.hpp>
#include <libtorrent/operations.hpp>

#include <boost/asio/error.hpp>

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace shoal::test {

struct DiskAnswers::Observer final : lt::disk_observer {
    explicit Observer(bool& isFull)
        : isFull_{isFull}
    {}
    void on_disk() override { isFull_ = false; }

private:
    bool& isFull_;
};

DiskAnswers::DiskAnswers(DiskTrace& trace, std::chrono::milliseconds patience)
    : trace_{trace}
    , patience_{patience}
    , stays_{network_.get_executor()}
    , observer_{std::make_shared<Observer>(isFull_)}
{
    next(DiskOperationKind::AddAgain);
}

void DiskAnswers::next(DiskOperationKind kind)
{
    kinds_.push_back(kind);
    texts_.emplace_back();
}

std::string DiskAnswers::nameOf(std::size_t operation) const
{
    return "operation " + std::to_string(operation) + " (" + name(kinds_[operation]) + "): ";
}

void DiskAnswers::fault(const std::string& text) { trace_.faults.push_back(nameOf(kinds_.size() - 1) + text); }

DiskAnswers::Pending DiskAnswers::ask(std::shared_ptr<const bool> mayWait)
{
    asked_.push_back({0, std::move(mayWait)});
    return {*this, asked_.size() - 1, kinds_.size() - 1};
}

std::ptrdiff_t DiskAnswers::open() const
{
    return std::count_if(asked_.begin(), asked_.end(), [](const auto& asked) {
        return asked.timesAnswered == 0 && !(asked.mayWait && *asked.mayWait);
    });
}

void DiskAnswers::Pending::answered(const std::string& text, bool isSuccess) const
{
    if (++answers_->asked_[number_].timesAnswered > 1)
        return fault("answered more than once");
    if (!text.empty())
        answers_->texts_[operation_].push_back(text);
    if (isSuccess)
        ++answers_->trace_.successes[static_cast<std::size_t>(answers_->kinds_[operation_])];
}

void DiskAnswers::Pending::fault(const std::string& text) const
{
    answers_->trace_.faults.push_back(answers_->nameOf(operation_) + text);
}

std::shared_ptr<lt::disk_observer> DiskAnswers::observer() { return observer_; }

void DiskAnswers::wait()
{
    disk_->submit_jobs();
    const auto deadline = std::chrono::steady_clock::now() + patience_;
    while ((open() > 0 || isFull_) && std::chrono::steady_clock::now() < deadline)
        network_.run_one_until(deadline);
    if (open() > 0)
        fault(std::to_string(open()) + " operations were not answered");
    if (isFull_)
        fault("it said that it takes no more and never that it does again");
    isFull_ = false;
}

void DiskAnswers::end()
{
    const auto isUnanswered = [](const auto& asked) { return asked.timesAnswered == 0; };
    if (std::any_of(asked_.begin(), asked_.end(), isUnanswered))
        fault("some handler was never called");
    for (auto& texts : texts_) {
        std::sort(texts.begin(), texts.end());
        trace_.answers.push_back(fmt::format("{}", fmt::join(texts, "; ")));
    }
}

bool isNotThere(const lt::error_code& error)
{
    return error == boost::system::errc::no_such_file_or_directory || error == boost::asio::error::eof
        || error == lt::errors::make_error_code(lt::errors::file_too_short);
}

std::string describe(const lt::storage_error& error)
{
    if (!error)
        return "ok";
    if (isNotThere(error.ec))
        return "not there";
    return error.ec.message() + ", file " + std::to_string(static_cast<int>(error.file())) + ", "
        + lt::operation_name(error.operation);
}

std::string describe(lt::status_t status)
{
    std::string text;
    const auto add = [&](lt::status_t flag, const char* name) {
        if ((static_cast<unsigned>(status) & static_cast<unsigned>(flag)) == static_cast<unsigned>(flag))
            text += name;
    };
    const auto code = static_cast<lt::status_t>(static_cast<unsigned>(status) & 0xfU);
    text = code == lt::status_t::no_error        ? "no_error"
        : code == lt::status_t::fatal_disk_error ? "fatal_disk_error"
        : code == lt::status_t::need_full_check  ? "need_full_check"
        : code == lt::status_t::file_exist       ? "file_exist"
                                                 : "status " + std::to_string(static_cast<unsigned>(status));
    add(lt::status_t::oversized_file, " oversized_file");
    return text;
}

} // namespace shoal::test
