// Keeps count of what a back-end was asked and what it answered.
#pragma once

#include "tests/support/disk/disk_run.h"

#include <libtorrent/disk_observer.hpp>
#include <libtorrent/error_code.hpp>
#include <libtorrent/io_context.hpp>
#include <libtorrent/storage_defs.hpp>

#include <boost/asio/executor_work_guard.hpp>

#include <memory>
#include <string>
#include <vector>

namespace shoal::test {

/// Everything goes into the trace, at the operation that asked.
class DiskAnswers {
public:
    DiskAnswers(DiskTrace& trace, std::chrono::milliseconds patience);

    lt::io_context& network() { return network_; }
    void drive(lt::disk_interface& disk) { disk_ = &disk; }

    /// What is asked from here on belongs to the next operation.
    void next(DiskOperationKind kind);
    void fault(const std::string& text);

    /// Stands for one handler; call it when that is called.
    class Pending {
    public:
        /// Without a text nothing is compared.
        void answered(const std::string& text, bool isSuccess = true) const;
        /// For checks of content: named by the operation.
        void fault(const std::string& text) const;

    private:
        friend class DiskAnswers;
        Pending(DiskAnswers& answers, std::size_t number, std::size_t operation)
            : answers_{&answers}
            , number_{number}
            , operation_{operation}
        {}
        DiskAnswers* answers_;
        std::size_t number_;
        std::size_t operation_;
    };
    Pending ask() { return ask(nullptr); }
    /// As long as `mayWait` is true nobody waits for the answer.
    Pending ask(std::shared_ptr<const bool> mayWait);

    /// For async_write: told when the back-end takes more again.
    std::shared_ptr<lt::disk_observer> observer();
    /// async_write said that no more shall come.
    void wasFull() { isFull_ = true; }

    /// Until everything is answered that may not wait.
    void wait();
    /// The back-end is gone: nothing may be open. Fills the trace's answers.
    void end();

private:
    struct Observer;
    struct Asked {
        int timesAnswered = 0;
        std::shared_ptr<const bool> mayWait;
    };
    std::string nameOf(std::size_t operation) const;
    std::ptrdiff_t open() const;

    DiskTrace& trace_;
    std::chrono::milliseconds patience_;
    lt::io_context network_;
    boost::asio::executor_work_guard<lt::io_context::executor_type> stays_;
    lt::disk_interface* disk_ = nullptr;
    std::vector<DiskOperationKind> kinds_;
    std::vector<Asked> asked_;
    std::vector<std::vector<std::string>> texts_; // by operation; the order within one means nothing
    bool isFull_ = false;
    std::shared_ptr<Observer> observer_;
};

/// As far as another back-end has to say the same: that bytes aren't there has several names.
std::string describe(const lt::storage_error& error);
std::string describe(lt::status_t status);
bool isNotThere(const lt::error_code& error);

} // namespace shoal::test
