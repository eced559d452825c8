#include "ui/sheets/parts/named_shares.h"

#include "ui/reply.h"
#include "ui/words/error_words.h"

#include <QCoreApplication>

#include <memory>
#include <set>

namespace shoal::ui {
namespace {
struct NamedShareTexts {
    Q_DECLARE_TR_FUNCTIONS(NamedShareTexts)
};

constexpr std::size_t rowsAtOnce = 500;
constexpr std::size_t commandsAtOnce = 32;
constexpr std::size_t mostTroublesTold = 4;

/// Engines hand out rows by page, in the order of ids: those before the last that is looked for are passed.
class RowSearch : public std::enable_shared_from_this<RowSearch> {
public:
    RowSearch(Desk& desk, QObject* receiver, const NamedShares& shares,
              std::function<void(Result<std::vector<ShareRow>>)> take)
        : engine_{desk.engine()}
        , receiver_{receiver}
        , take_{std::move(take)}
    {
        for (const auto& share : shares)
            left_.insert(share.id);
    }

    void ask(std::size_t first)
    {
        engine_.query(
            {}, {}, {first, rowsAtOnce},
            replyTo<SharePage>(receiver_, [self = shared_from_this(), first](auto page) { self->look(first, page); }));
    }

private:
    void look(std::size_t first, const Result<SharePage>& page)
    {
        if (!page)
            return take_(fail(page.error()));
        bool isPast = left_.empty();
        for (const auto& row : page->rows) {
            if (left_.erase(row.id) > 0)
                found_.push_back(row);
            isPast = left_.empty() || row.id > *left_.rbegin();
        }
        const auto end = first + page->rows.size();
        if (isPast || page->rows.empty() || end >= page->total)
            return take_(std::move(found_));
        ask(end);
    }

    Engine& engine_;
    QObject* receiver_;
    std::function<void(Result<std::vector<ShareRow>>)> take_;
    std::set<ShareId> left_;
    std::vector<ShareRow> found_;
};

class EachCommand : public std::enable_shared_from_this<EachCommand> {
public:
    EachCommand(Desk& desk, QObject* receiver, NamedShares shares, ShareCommand command,
                std::function<void(std::vector<ShareTrouble>)> done)
        : engine_{desk.engine()}
        , receiver_{receiver}
        , shares_{std::move(shares)}
        , command_{std::move(command)}
        , done_{std::move(done)}
    {}

    void begin()
    {
        for (std::size_t i = 0; i < commandsAtOnce && next_ < shares_.size(); ++i)
            giveNext();
    }

private:
    void giveNext()
    {
        const auto at = next_++;
        command_(engine_, shares_[at].id,
                 replyTo<ShareId>(receiver_, [self = shared_from_this(), at](auto answer) { self->take(at, answer); }));
    }

    void take(std::size_t at, const Result<ShareId>& answer)
    {
        if (!answer && answer.error().kind != ErrorKind::NotFound)
            troubles_.push_back({shares_[at], answer.error()});
        if (next_ < shares_.size())
            giveNext();
        if (++answered_ == shares_.size())
            done_(std::move(troubles_));
    }

    Engine& engine_;
    QObject* receiver_;
    NamedShares shares_;
    ShareCommand command_;
    std::function<void(std::vector<ShareTrouble>)> done_;
    std::size_t next_ = 0;
    std::size_t answered_ = 0;
    std::vector<ShareTrouble> troubles_;
};
} // namespace

void findRows(Desk& desk, QObject* receiver, const NamedShares& shares,
              std::function<void(Result<std::vector<ShareRow>>)> take)
{
    std::make_shared<RowSearch>(desk, receiver, shares, std::move(take))->ask(0);
}

void commandEach(Desk& desk, QObject* receiver, NamedShares shares, ShareCommand command,
                 std::function<void(std::vector<ShareTrouble>)> done)
{
    if (shares.empty())
        return done({});
    std::make_shared<EachCommand>(desk, receiver, std::move(shares), std::move(command), std::move(done))->begin();
}

QString nameOf(const NamedShares& shares)
{
    if (shares.size() == 1)
        return NamedShareTexts::tr("“%1”").arg(shares.front().name);
    return NamedShareTexts::tr("%Ln share(s)", nullptr, static_cast<int>(shares.size()));
}

QString wordsFor(const std::vector<ShareTrouble>& troubles)
{
    QStringList lines;
    for (std::size_t i = 0; i < troubles.size() && i < mostTroublesTold; ++i)
        lines.append(NamedShareTexts::tr("“%1”: %2").arg(troubles[i].share.name, wordsFor(troubles[i].error).what));
    if (troubles.size() > mostTroublesTold)
        lines.append(
            NamedShareTexts::tr("%Ln more failed.", nullptr, static_cast<int>(troubles.size() - mostTroublesTold)));
    return lines.join(QLatin1Char{'\n'});
}

} // namespace shoal::ui
