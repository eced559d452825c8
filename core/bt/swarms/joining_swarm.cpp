#include "core/bt/swarms/joining_swarm.h"

#include "core/bt/swarms/random_bytes.h"
#include "core/bt/swarms/swarm_rows_of.h"
#include "core/swarm/joining/stored_items.h"
#include "core/swarm/node/join_words.h"

#include <utility>

namespace shoal::bt {
namespace {
/// For a host that knows better.
constexpr std::chrono::seconds closedPatience{4};

swarm::Bytes bytesOfText(const std::string& text) { return {text.begin(), text.end()}; }
} // namespace

swarm::Bytes withFetching(const SwarmFetching& fetching, swarm::ByteView joiner)
{
    swarm::Cbor::Array tags;
    for (const auto& tag : fetching.tags)
        tags.emplace_back(tag);
    swarm::Bytes bytes;
    swarm::appendItem(bytes,
                      swarm::Cbor::Array{static_cast<std::uint64_t>(fetching.what),
                                         bytesOfText(fetching.folder.string()), std::move(tags)});
    swarm::append(bytes, joiner);
    return bytes;
}

std::optional<KeptJoiner> readJoiner(swarm::ByteView bytes)
{
    constexpr std::size_t itemHead = 2; // bytes, of an item's length
    if (bytes.size() < itemHead)
        return std::nullopt;
    const auto size = itemHead + static_cast<std::size_t>(bytes[0] << 8 | bytes[1]);
    const auto items = size <= bytes.size() ? swarm::readItems(bytes.first(size)) : std::nullopt;
    if (!items || items->size() != 1)
        return std::nullopt;
    const auto* const fields = std::get_if<swarm::Cbor::Array>(&items->front().value);
    if (fields == nullptr || fields->size() != 3)
        return std::nullopt;
    const auto* const what = std::get_if<std::uint64_t>(&(*fields)[0].value);
    const auto* const folder = std::get_if<swarm::Bytes>(&(*fields)[1].value);
    const auto* const tags = std::get_if<swarm::Cbor::Array>(&(*fields)[2].value);
    if (what == nullptr || folder == nullptr || tags == nullptr
        || *what > static_cast<std::uint64_t>(AutoFetch::Tagged))
        return std::nullopt;
    KeptJoiner kept{
        .fetching = {.what = static_cast<AutoFetch>(*what), .folder = std::string{folder->begin(), folder->end()}},
        .joiner = {}};
    for (const auto& tag : *tags)
        if (const auto* const text = std::get_if<std::string>(&tag.value))
            kept.fetching.tags.push_back(*text);
    swarm::append(kept.joiner, bytes.subspan(size));
    return kept;
}

swarm::JoiningSurroundings JoiningSwarm::around(swarm::Wire& wire, dht::ItemNetwork& items)
{
    const auto keep = [this](const swarm::KeptJoining& kept, swarm::NodeStore::Kept then) {
        auto row = kept;
        row.bytes = withFetching(fetching_, kept.bytes);
        parts_.store.ask([swarm = node_ ? node_->code().swarm : startingFor_,
                          row](StoreParts& store) { return store.swarmJoinings.put(swarm, row); },
                         std::move(then));
    };
    return {.wire = wire,
            .items = items,
            .keep = keep,
            .random = randomSecret,
            .local = parts_.settings.dhtClosedNetwork ? swarm::LocalAddresses::Allowed : swarm::LocalAddresses::Refused,
            .changed = [this] { isNew_ = true; }};
}

std::unique_ptr<JoiningSwarm> JoiningSwarm::start(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items,
                                                  const JoinRequest& request, const swarm::InviteCode& code)
{
    auto joining = std::unique_ptr<JoiningSwarm>(new JoiningSwarm{parts, request.fetching});
    joining->startingFor_ = code.swarm;
    joining->node_ = swarm::JoiningNode::start(code, request.label, joining->around(wire, items));
    return joining->node_ ? std::move(joining) : nullptr;
}

std::unique_ptr<JoiningSwarm> JoiningSwarm::resume(HouseParts& parts, swarm::Wire& wire, dht::ItemNetwork& items,
                                                   const swarm::KeptJoining& kept)
{
    auto read = readJoiner(kept.bytes);
    if (!read)
        return nullptr;
    auto joining = std::unique_ptr<JoiningSwarm>(new JoiningSwarm{parts, std::move(read->fetching)});
    auto inner = kept;
    inner.bytes = std::move(read->joiner);
    joining->node_ = swarm::JoiningNode::resume(inner, joining->around(wire, items));
    return joining->node_ ? std::move(joining) : nullptr;
}

JoinId JoiningSwarm::id() const { return joinIdOf(node_->view().device); }
void JoiningSwarm::tick(swarm::Moment now, std::chrono::sys_seconds system)
{
    node_->tick(now, system);
    if (isClosed_)
        return;
    if (!node_->view().closed)
        return closedSince_.reset();
    if (!closedSince_)
        closedSince_ = now;
    if (now - *closedSince_ >= closedPatience)
        isClosed_ = isNew_ = true;
}

JoinRow JoiningSwarm::row() const
{
    const auto view = node_->view();
    auto row = joinRowOf(id(), view);
    if (isClosed_ && view.closed) {
        const auto words = swarm::wordsFor(*view.closed);
        row.state = JoinState::Refused;
        row.error = Error{ErrorKind::InviteClosed,
                          {},
                          words.says,
                          "So a member says. Ask for a new code, or use this one again if you think otherwise"};
    }
    return row;
}
bool JoiningSwarm::takeNews() { return std::exchange(isNew_, false); }

swarm::KeptJoining JoiningSwarm::kept() const
{
    const auto device = node_->view().device;
    return {.kind = swarm::JoiningKind::Own, .id = {device.bytes.begin(), device.bytes.end()}, .state = 0, .bytes = {}};
}

} // namespace shoal::bt
