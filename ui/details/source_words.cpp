#include "ui/details/source_words.h"

#include "ui/words/format.h"

#include <QCoreApplication>

namespace shoal::ui {
namespace {
struct SourceTexts {
    Q_DECLARE_TR_FUNCTIONS(SourceTexts)
};
} // namespace

QString sourceKindText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::Dht: return SourceTexts::tr("DHT");
    case SourceKind::PeerExchange: return SourceTexts::tr("Other peers (PEX)");
    case SourceKind::LocalDiscovery: return SourceTexts::tr("Local network");
    case SourceKind::Tracker: return SourceTexts::tr("Tracker");
    case SourceKind::WebSeed: return SourceTexts::tr("Web seed");
    }
    return {};
}

QString sourceName(const SourceRow& source)
{
    const auto kind = sourceKindText(source.kind);
    return source.url.empty() ? kind
                              : SourceTexts::tr("%1 %2", "kind of source, its address").arg(kind, text(source.url));
}

QString sourceStateText(const SourceRow& source)
{
    switch (source.state) {
    case SourceState::Off: return SourceTexts::tr("Off");
    case SourceState::Idle: return SourceTexts::tr("Not asked yet");
    case SourceState::Asking: return SourceTexts::tr("Waiting for an answer");
    case SourceState::Working: return SourceTexts::tr("Works");
    case SourceState::NoAnswer: break;
    }
    return source.failures > 1 ? SourceTexts::tr("No answer (%n time(s))", nullptr, static_cast<int>(source.failures))
                               : SourceTexts::tr("No answer");
}

QString sourceAnswer(const SourceRow& source)
{
    const auto peers =
        source.peers ? SourceTexts::tr("%n peer(s) named", nullptr, static_cast<int>(*source.peers)) : QString{};
    const auto message = text(source.message);
    if (peers.isEmpty() || message.isEmpty())
        return peers + message;
    return SourceTexts::tr("%1: %2", "how many peers it named: what it said").arg(peers, message);
}

} // namespace shoal::ui
