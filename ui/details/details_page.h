// What the pages of the details have in common: one share, questions one after the other, errors in place.
#pragma once

#include "ui/desk.h"
#include "ui/details/trouble_line.h"
#include "ui/reply.h"

#include <QWidget>

#include <functional>
#include <optional>

namespace shoal::ui {

class DetailsPage : public QWidget {
    Q_OBJECT
public:
    explicit DetailsPage(Desk& desk, QWidget* parent = nullptr);

    /// Nothing is asked yet: that is what `refresh` is for.
    void setShare(std::optional<ShareId> share);
    /// Asks anew, but not while answers to the last questions are waited for.
    void refresh();

protected:
    /// Shows nothing of the share before.
    virtual void clear() = 0;
    virtual void ask() = 0;

    Desk& desk() const { return desk_; }
    Engine& engine() const { return desk_.engine(); }
    ShareId share() const { return share_.value_or(ShareId{}); }
    bool hasShare() const { return share_.has_value(); }
    /// Of a question. It stands there until all that is asked at once is answered again.
    void tellFailure(const Error& error);
    /// Where the pages put it.
    TroubleLine* trouble() const { return trouble_; }

    /// To a question of `ask`. Late answers are dropped; errors are told, or handed to `failed`.
    template <class T>
    Reply<T> answer(std::function<void(T)> take, std::function<void(const Error&)> failed = {})
    {
        ++waiting_;
        return replyTo<T>(
            this, [this, take = std::move(take), failed = std::move(failed), serial = serial_](Result<T> result) {
                if (serial != serial_)
                    return;
                --waiting_;
                if (result)
                    take(std::move(*result));
                else if (failed)
                    failed(result.error());
                else
                    tellFailure(result.error());
                if (waiting_ == 0 && !isFailing_)
                    trouble_->clearQuestion();
            });
    }
    /// To something that a person wanted. It is asked anew afterwards, whether it went well or (`failed`) not.
    Reply<ShareId> done(std::function<void()> failed = {});

private:
    void forget();

    Desk& desk_;
    TroubleLine* trouble_;
    std::optional<ShareId> share_;
    int serial_ = 0;
    int waiting_ = 0;
    bool isFailing_ = false;
};

} // namespace shoal::ui
