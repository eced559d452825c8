// Signed words of devices of which only the newest matters: statements, holds, addresses. What they say, and whether
// it is sound, is for others (docs/swarm-protocol.md, sections 8.3 and 11).
#pragma once

#include "core/swarm/links/messages/log_messages.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace shoal::swarm {

/// Looks into the words.
class ValueJudge {
public:
    enum class Verdict : std::uint8_t {
        Sound,
        NotNow, ///< such as a time in the future: not kept, and nobody's fault
        Void,   ///< not signed so: whoever sent it is at fault
    };
    virtual ~ValueJudge() = default;
    virtual Verdict judge(const ValueName& name, std::uint64_t version, ByteView bytes) const = 0;
    /// Whether such words of this device are kept at all: it is a member, and may say so.
    virtual bool isKept(const ValueName& name) const = 0;
};

/// Keeps words in less memory, and gives them back as they were.
class ValuePacking {
public:
    virtual ~ValuePacking() = default;
    virtual Bytes pack(const ValueName& name, Bytes bytes) = 0;
    virtual Bytes unpack(const ValueName& name, ByteView packed) const = 0;
};

/// The same words make the same set, in whatever order they came: of two with one version the one with the higher
/// digest stays.
class NewestValues {
public:
    enum class Put : std::uint8_t { Kept, NotNewer, NotNow, Void };

    explicit NewestValues(const ValueJudge& judge, ValuePacking* packing = nullptr)
        : judge_{judge}
        , packing_{packing}
    {}

    /// Somebody's, or our own.
    Put put(const ValueName& name, std::uint64_t version, Bytes bytes);
    /// Whether a word with this version would take the place of ours.
    bool isNews(const ValueVersion& version) const;
    /// Null when there is none. Valid until the next `find`, `put` or `forgetOthers`.
    const Bytes* find(const ValueName& name) const;
    std::optional<ValueVersion> versionOf(const ValueName& name) const;
    /// Names ascending.
    std::vector<ValueVersion> versions() const;
    StateDigest digest() const;
    /// Of which the newest is another one than when this was asked last, or none any more.
    std::set<ValueName> takeChanged() { return std::exchange(changed_, {}); }
    /// Of devices that aren't members any more. Whether any went.
    bool forgetOthers();

private:
    struct Value {
        ValueVersion version;
        Bytes bytes;
    };
    const ValueJudge& judge_;
    ValuePacking* packing_;
    std::map<ValueName, Value> values_;
    std::set<ValueName> changed_;
    mutable std::optional<Value> found_; ///< unpacked: a long word is asked for part by part
};

} // namespace shoal::swarm
