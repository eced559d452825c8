// All that went over a switch, recorded by tcpdump and searched.
#pragma once

#include "tests/support/link/network_namespace.h"
#include "tests/support/program.h"
#include "tests/support/temporary_folder.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::test {

/// What was recorded: the frames as they were, and of each direction of a TCP connection all bytes in a row.
struct Recording {
    std::vector<std::string> frames;
    std::vector<std::string> udp;     ///< payloads
    std::vector<std::string> streams; ///< payloads of a direction, one behind the other
    std::size_t tcpBytes = 0;

    /// In frames or streams.
    bool has(std::string_view needle) const;
    /// In a datagram.
    bool hasInUdp(std::string_view needle) const;
    /// The first 32 bytes of this content, from any place that 32 divides, that stand anywhere; nothing: none do.
    std::optional<std::size_t> firstPieceOf(const std::string& content) const;
};

/// Records from its making on.
class Capture {
public:
    static std::optional<std::string> whyNot();

    /// The hub must outlive it.
    explicit Capture(const NetworkNamespace& hub);
    /// Ends it. All that was sent before is in it.
    Recording take();

private:
    void sendLastWord() const;

    const NetworkNamespace& hub_;
    TemporaryFolder folder_;
    std::unique_ptr<Program> tcpdump_;
};

} // namespace shoal::test
