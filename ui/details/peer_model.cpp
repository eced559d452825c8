#include "ui/details/peer_model.h"

#include "ui/details/peer_words.h"
#include "ui/words/format.h"
#include "ui/words/plain_tip.h"

namespace shoal::ui {
namespace {
using PeerOf = const PeerLine&;
QVariant orderOf(std::uint64_t number) { return QVariant::fromValue<qulonglong>(number); }
QString bytesOrNothing(Bytes bytes) { return bytes == 0 ? QString{} : bytesText(bytes); }
} // namespace

PeerModel::PeerModel(std::function<std::string(const std::string&)> countryOf, QObject* parent)
    : KeyedTable{parent}
    , countryOf_{std::move(countryOf)}
{
    setColumns({
        {tr("Address"), false, 24, [](PeerOf line) { return text(line.peer.address); }},
        {tr("Country"), false, 14, [](PeerOf line) { return line.country; }},
        {tr("Client"), false, 20, [](PeerOf line) { return text(line.peer.client); }},
        {tr("Progress"), false, 14, [](PeerOf line) { return percentText(line.peer.progress); },
         [](PeerOf line) { return QVariant{line.peer.progress}; }},
        {tr("Receiving"), true, 12, [](PeerOf line) { return rateText(line.peer.downRate); },
         [](PeerOf line) { return orderOf(line.peer.downRate.value); }},
        {tr("Sending"), true, 12, [](PeerOf line) { return rateText(line.peer.upRate); },
         [](PeerOf line) { return orderOf(line.peer.upRate.value); }},
        {tr("Received"), true, 12, [](PeerOf line) { return bytesOrNothing(line.peer.downloaded); },
         [](PeerOf line) { return orderOf(line.peer.downloaded); }},
        {tr("Sent"), true, 12, [](PeerOf line) { return bytesOrNothing(line.peer.uploaded); },
         [](PeerOf line) { return orderOf(line.peer.uploaded); }},
        {tr("Flags"), false, 12, [](PeerOf line) { return peerLetters(line.peer); }},
    });
}

void PeerModel::takePeers(const std::vector<PeerRow>& peers)
{
    std::vector<PeerLine> lines;
    for (const auto& peer : peers) {
        const int known = rowOf(text(peer.address));
        lines.push_back({peer, known >= 0 ? rowAt(known).country : countryText(countryOf_(hostOf(peer.address)))});
    }
    take(lines);
}

QString PeerModel::keyOf(const PeerLine& line) const { return text(line.peer.address); }

QVariant PeerModel::more(const PeerLine& line, int column, int role) const
{
    if (role == ProgressRole && column == progressColumn)
        return line.peer.progress;
    if (role == Qt::ToolTipRole)
        return plainTip(column == flagsColumn ? peerFlagLines(line.peer) : text(line.peer.client));
    if (role == Qt::AccessibleTextRole && column == flagsColumn)
        return peerFlagWords(line.peer);
    return {};
}

} // namespace shoal::ui
