// Reads the fields of a CBOR array in their fixed order, with their types and limits.
#pragma once

#include "core/swarm/encoding/cbor.h"
#include "core/swarm/ids.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shoal::swarm {

/// A field that isn't as asked for makes everything read worthless: `isDone` says so at the end.
class FieldReader {
public:
    /// An array of exactly so many fields; otherwise nothing can be read.
    FieldReader(const Cbor& array, std::size_t count);

    /// Whether all fields were read and all were as asked for.
    bool isDone() const { return isGood_ && next_ == items_.size(); }

    std::uint64_t number(std::uint64_t least, std::uint64_t most);
    /// Limits in bytes.
    std::string text(std::size_t least, std::size_t most);
    /// Text of at least a byte, without control characters.
    std::string label(std::size_t most);
    template <class Id>
    Id fixed()
    {
        return good(Id::from(bytes())).value_or(Id{});
    }
    /// No bytes stand for nothing.
    template <class Id>
    std::optional<Id> fixedOrNone()
    {
        const auto source = bytes();
        return source.empty() ? std::nullopt : good(Id::from(source));
    }
    /// Strictly ascending, so that a set is written one way only.
    template <class Id>
    std::vector<Id> ascending(std::size_t most)
    {
        std::vector<Id> ids;
        for (const auto& item : array(most)) {
            const auto* const source = std::get_if<Bytes>(&item.value);
            const auto id = source ? Id::from(*source) : std::nullopt;
            if (!good(id) || (!ids.empty() && !good(ids.back() < *id)))
                return {};
            ids.push_back(*id);
        }
        return ids;
    }
    Bytes blob(std::size_t least, std::size_t most);
    /// Each item as `read` takes it from a reader of so many fields.
    template <class Item, class Read>
    std::vector<Item> list(std::size_t most, std::size_t fieldsEach, Read read)
    {
        std::vector<Item> items;
        for (const auto& item : array(most)) {
            FieldReader fields{item, fieldsEach};
            items.push_back(read(fields));
            if (!good(fields.isDone()))
                return {};
        }
        return items;
    }
    std::vector<Bytes> blobs(std::size_t most, std::size_t longest);
    std::vector<std::string> labels(std::size_t most, std::size_t longest);
    /// The field as it stands, empty array at the end.
    const Cbor& any();
    /// A rule that fields keep among each other.
    void mustHold(bool rule) { isGood_ = isGood_ && rule; }

private:
    ByteView bytes();
    const Cbor::Array& array(std::size_t most);
    /// Passes it on, and remembers when it is none.
    template <class Value>
    Value good(Value value)
    {
        isGood_ = isGood_ && static_cast<bool>(value);
        return value;
    }

    const Cbor::Array& items_;
    std::size_t next_ = 0;
    bool isGood_ = true;
};

/// Text that stays on one line: no control characters (U+0000 to U+001F, U+007F to U+009F).
bool isLabel(std::string_view text);

} // namespace shoal::swarm
