#include "core/swarm/torrents/share_info.h"

#include "core/chunks/digest.h"
#include "core/torrent/bencode_writer.h"

#include <charconv>

namespace shoal::swarm {
namespace {
constexpr std::string_view certificateKey = "ssl-cert";

/// Cuts bencoded values off the front, without looking into them more than it takes to find their end.
class ValueCutter {
public:
    explicit ValueCutter(std::string_view bytes)
        : left_{bytes}
    {}
    bool skip(char letter)
    {
        if (!left_.starts_with(letter))
            return false;
        left_.remove_prefix(1);
        return true;
    }
    bool isAtEnd() const { return left_.empty(); }

    std::optional<std::string_view> string()
    {
        std::size_t size = 0;
        const auto* const end = left_.data() + left_.size();
        const auto [colon, error] = std::from_chars(left_.data(), end, size);
        const bool isShortest = left_.starts_with("0:") || !left_.starts_with('0');
        if (error != std::errc{} || colon == end || *colon != ':' || !isShortest
            || size > static_cast<std::size_t>(end - colon) - 1)
            return std::nullopt;
        const std::string_view text{colon + 1, size};
        left_.remove_prefix(static_cast<std::size_t>(colon - left_.data()) + 1 + size);
        return text;
    }
    /// One value, whatever it is. Depth is counted, not recursed into: strangers write it.
    std::optional<std::string_view> value()
    {
        const auto begin = left_;
        std::size_t depth = 0;
        do {
            if (skip('d') || skip('l')) {
                ++depth;
            } else if (depth > 0 && skip('e')) {
                --depth;
            } else if (!(left_.starts_with('i') ? integer() : string().has_value())) {
                return std::nullopt;
            }
        } while (depth > 0);
        return begin.substr(0, begin.size() - left_.size());
    }

private:
    bool integer()
    {
        const auto end = left_.find('e');
        if (end == std::string_view::npos || end < 2)
            return false;
        left_.remove_prefix(end + 1);
        return true;
    }
    std::string_view left_;
};

void append(std::string& to, std::string_view key, std::string_view value)
{
    to += BencodeWriter{}.string(key).bytes();
    to += value;
}

/// `certificate`: bencoded; none leaves it out.
std::optional<std::string> withKey(std::string_view info, std::optional<std::string_view> certificate)
{
    ValueCutter cutter{info};
    if (!cutter.skip('d'))
        return std::nullopt;
    std::string made = "d";
    std::optional<std::string_view> last;
    while (!cutter.skip('e')) {
        const auto key = cutter.string();
        const auto value = key ? cutter.value() : std::nullopt;
        if (!value || (last && *key <= *last))
            return std::nullopt;
        if (certificate && *key >= certificateKey) {
            append(made, certificateKey, *certificate);
            certificate.reset();
        }
        if (*key != certificateKey)
            append(made, *key, *value);
        last = key;
    }
    if (!cutter.isAtEnd())
        return std::nullopt;
    if (certificate)
        append(made, certificateKey, *certificate);
    return made + "e";
}
} // namespace

std::optional<std::string> withoutCertificate(std::string_view info) { return withKey(info, std::nullopt); }

std::optional<std::string> withCertificate(std::string_view info, std::string_view pem)
{
    return withKey(info, BencodeWriter{}.string(pem).take());
}

std::optional<ShareId> shareIdOf(std::string_view info)
{
    const auto bare = withoutCertificate(info);
    if (!bare)
        return std::nullopt;
    return ShareId{sha256Of({reinterpret_cast<const std::uint8_t*>(bare->data()), bare->size()}).bytes};
}

} // namespace shoal::swarm
