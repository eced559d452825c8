#include "ui/window/share_commands.h"

#include "ui/reply.h"
#include "ui/words/format.h"

namespace shoal::ui {
namespace {
constexpr std::size_t atOnce = 500; ///< shares of one question

/// Where a share's content lies: its one file, or its folder.
std::filesystem::path contentOf(const ShareDetails& details)
{
    if (details.torrent && details.torrent->files.size() == 1 && !details.places.empty())
        return details.places.front().path;
    return details.row.folder / (details.torrent ? details.torrent->name : details.row.name);
}
} // namespace

ShareCommands::ShareCommands(Desk& desk, QObject* parent)
    : QObject{parent}
    , desk_{desk}
{}

Reply<ShareId> ShareCommands::answered()
{
    return replyTo<ShareId>(this, [this](const Result<ShareId>& result) {
        if (!result)
            Q_EMIT failed(result.error());
    });
}

void ShareCommands::each(const ShareIds& ids, Command command)
{
    for (const auto id : ids)
        (desk_.engine().*command)(id, answered());
}

void ShareCommands::pause(const ShareIds& ids) { each(ids, &Engine::pause); }
void ShareCommands::resume(const ShareIds& ids) { each(ids, &Engine::resume); }
void ShareCommands::verify(const ShareIds& ids) { each(ids, &Engine::verify); }
void ShareCommands::reannounce(const ShareIds& ids) { each(ids, &Engine::reannounce); }

void ShareCommands::remove(const ShareIds& ids, Data data)
{
    for (const auto id : ids)
        desk_.engine().remove(id, data, answered());
}

void ShareCommands::move(const ShareIds& ids, const std::filesystem::path& folder)
{
    for (const auto id : ids)
        desk_.engine().move(id, folder, answered());
}

void ShareCommands::edit(const ShareIds& ids, const ShareEdit& edit)
{
    for (const auto id : ids)
        desk_.engine().edit(id, edit, answered());
}

void ShareCommands::pauseAll() { all(&Engine::pause, 0); }
void ShareCommands::resumeAll() { all(&Engine::resume, 0); }

/// By id, so that what changes meanwhile moves no row.
void ShareCommands::all(Command command, std::size_t first)
{
    desk_.engine().query({}, {}, {first, atOnce},
                         replyTo<SharePage>(this, [this, command, first](const Result<SharePage>& page) {
                             if (!page)
                                 return Q_EMIT failed(page.error());
                             for (const auto& row : page->rows)
                                 if ((command == &Engine::pause) != (row.state == ShareState::Paused))
                                     (desk_.engine().*command)(row.id, answered());
                             if (page->rows.size() == atOnce)
                                 all(command, first + atOnce);
                         }));
}

void ShareCommands::withDetails(ShareId id, std::function<void(const ShareDetails&)> use)
{
    desk_.engine().details(id, replyTo<ShareDetails>(this, [this, use = std::move(use)](const auto& details) {
                               if (details)
                                   use(*details);
                               else
                                   Q_EMIT failed(details.error());
                           }));
}

void ShareCommands::copyLinks(const ShareIds& ids)
{
    struct Links {
        QStringList copied;
        std::size_t asked = 0;
    };
    auto links = std::make_shared<Links>();
    for (const auto id : ids)
        withDetails(id, [this, links, wanted = ids.size()](const ShareDetails& details) {
            if (!details.link.empty()) // a private swarm's share has none
                links->copied.append(text(details.link));
            if (++links->asked < wanted)
                return;
            if (links->copied.isEmpty())
                return Q_EMIT done(tr("Shares of private swarms have no link: members find them in the catalogue"));
            desk_.surroundings.copy(links->copied.join(QLatin1Char{'\n'}));
            Q_EMIT done(tr("%n link(s) copied", nullptr, static_cast<int>(links->copied.size())));
        });
}

void ShareCommands::open(ShareId id)
{
    withDetails(id, [this](const auto& details) { desk_.surroundings.openFile(contentOf(details)); });
}

void ShareCommands::showInFolder(ShareId id)
{
    withDetails(id, [this](const auto& details) { desk_.surroundings.showInFolder(contentOf(details)); });
}

} // namespace shoal::ui
