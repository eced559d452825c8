#include "core/control/codec/codec.h"

#include "core/chunks/utf8.h"

#include <algorithm>

namespace shoal::control {
namespace {
using nlohmann::json;

constexpr auto bytesKey = "base64";
constexpr auto eventKey = "event";
constexpr auto linkKey = "link";
constexpr auto torrentKey = "torrent";
constexpr std::string_view pieceLetters = "mfhu"; // in the order of PieceState
static_assert(static_cast<int>(PieceState::InFlight) == 1 && static_cast<int>(PieceState::Have) == 2
              && static_cast<int>(PieceState::Unwanted) == 3);

/// An event of the kind that stands at `index` of the variant.
template <std::size_t Index = 0>
Event emptyEvent(std::size_t index)
{
    if constexpr (Index < std::variant_size_v<Event>)
        return index == Index ? Event{std::in_place_index<Index>} : emptyEvent<Index + 1>(index);
    else
        return NetworkChanged{};
}
} // namespace

json Codec<std::filesystem::path>::write(const std::filesystem::path& path)
{
    if (isUtf8(path.native()))
        return path.native();
    return {{bytesKey, toBase64(path.native())}};
}

void Codec<std::filesystem::path>::read(const json& json, std::filesystem::path& path)
{
    if (json.is_object() && json.contains(bytesKey))
        path = decode<Blob>(json.at(bytesKey)).bytes;
    else
        path = decode<std::string>(json);
    if (path.native().find('\0') != std::string::npos)
        throw Misfit{" must be a path, which has no zero bytes"};
}

json Codec<Source>::write(const Source& source)
{
    if (const auto* link = std::get_if<Magnet>(&source))
        return {{linkKey, formatMagnet(*link)}};
    return {{torrentKey, toBase64(std::get<std::string>(source))}};
}

void Codec<Source>::read(const json& json, Source& source)
{
    const auto has = [&json](const char* key) { return json.is_object() && json.contains(key); };
    if (has(linkKey) == has(torrentKey))
        throw Misfit{R"( must be {"link": …} or {"torrent": …})"};
    if (has(torrentKey)) {
        source = decode<Blob>(json.at(torrentKey)).bytes;
        return;
    }
    auto magnet = parseMagnet(decode<std::string>(json.at(linkKey)));
    if (!magnet)
        throw Misfit{" must be a link, and " + magnet.error().reason};
    source = std::move(*magnet);
}

json Codec<SpeedSample>::write(const SpeedSample& sample) { return json::array({sample.down.value, sample.up.value}); }

void Codec<SpeedSample>::read(const json& json, SpeedSample& sample)
{
    const auto [down, up] = decode<std::pair<BytesPerSecond, BytesPerSecond>>(json);
    sample = {down, up};
}

json Codec<std::vector<PieceState>>::write(const std::vector<PieceState>& states)
{
    std::string text(states.size(), ' ');
    std::ranges::transform(states, text.begin(),
                           [](PieceState state) { return pieceLetters[static_cast<int>(state)]; });
    return text;
}

void Codec<std::vector<PieceState>>::read(const json& json, std::vector<PieceState>& states)
{
    const auto text = decode<std::string>(json);
    states.clear();
    states.reserve(text.size());
    for (const auto letter : text) {
        const auto at = pieceLetters.find(letter);
        if (at == std::string_view::npos)
            throw Misfit{" must be a text of the letters m, f, h and u"};
        states.push_back(static_cast<PieceState>(at));
    }
}

json Codec<Event>::write(const Event& event)
{
    auto object = std::visit([](const auto& one) { return encode(one); }, event);
    object[eventKey] = eventNames.at(event.index());
    return object;
}

void Codec<Event>::read(const json& json, Event& event)
{
    const auto name =
        json.is_object() && json.contains(eventKey) ? decode<std::string>(json.at(eventKey)) : std::string{};
    const auto known = std::ranges::find(eventNames, std::string_view{name});
    if (known == eventNames.end())
        throw Misfit{" must be an event that this version knows"};
    event = emptyEvent(static_cast<std::size_t>(known - eventNames.begin()));
    std::visit([&json](auto& one) { Codec<std::remove_cvref_t<decltype(one)>>::read(json, one); }, event);
}

} // namespace shoal::control
