// What two proven devices say to each other: each message sealed with its number (docs/swarm-protocol.md, section 8).
#pragma once

#include "core/swarm/crypto/derive.h"
#include "core/swarm/crypto/seal.h"
#include "core/swarm/links/auth/hello.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace shoal::swarm {

/// The extension messages (BEP 10) of a link. `Auth` carries the proof and isn't sealed; `Lobby` is said in lobbies
/// alone, where nothing is sealed.
/// The extension messages (BEP 10) of a link. `Auth` carries the proof and isn't sealed; nor is `Lobby`, which is said
/// on connections of lobbies alone.
enum class MessageName : std::uint8_t { Auth, Log, Metadata, Mail, Lobby };
std::string_view textOf(MessageName name);

inline constexpr std::size_t longestPlain = 65'536;        ///< bytes of one message before it is sealed
inline constexpr std::uint64_t mostMessages = 0xffff'ffff; ///< of one direction: the next one closes the link

/// Two devices on one connection.
struct LinkEnds {
    SwarmId swarm;
    DeviceId own;
    DeviceId peer;
    LinkRole role = LinkRole::Dialler; ///< our own
};

/// The number of a message is never sent: it is how many came before it in its direction, whatever their names.
class SealedChannel {
public:
    /// `first` is the number of the first message of each direction: 0, but for tests.
    SealedChannel(const LinkKeys& keys, const LinkEnds& ends, std::uint64_t first = 0);

    /// Empty when all numbers are used. `plain` has at most `longestPlain` bytes.
    std::optional<Bytes> seal(MessageName name, ByteView plain);
    /// Empty for a message that isn't the next one as it was sealed; then nothing opens any more.
    std::optional<Bytes> open(MessageName name, ByteView sealed);

private:
    Secret sending_;
    Secret receiving_;
    LinkEnds ends_;
    std::uint64_t sent_;
    std::uint64_t received_;
    bool isBroken_ = false;
};

} // namespace shoal::swarm
