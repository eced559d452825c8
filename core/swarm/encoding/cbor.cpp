#include "core/swarm/encoding/cbor.h"

#include "core/chunks/utf8.h"

namespace shoal::swarm {
namespace {
enum Major : std::uint8_t { Number = 0, ByteString = 2, Text = 3, List = 4 };

void appendHead(Bytes& to, Major major, std::uint64_t number)
{
    const auto start = static_cast<std::uint8_t>(major << 5);
    if (number < 24) {
        to.push_back(static_cast<std::uint8_t>(start | number));
        return;
    }
    const int code = number > 0xffff'ffff ? 27 : number > 0xffff ? 26 : number > 0xff ? 25 : 24;
    to.push_back(static_cast<std::uint8_t>(start | code));
    for (int byte = (1 << (code - 24)) - 1; byte >= 0; --byte)
        to.push_back(static_cast<std::uint8_t>(number >> (8 * byte)));
}

struct Writer {
    Bytes& to;

    void operator()(std::uint64_t number) const { appendHead(to, Number, number); }
    void operator()(const Bytes& bytes) const
    {
        appendHead(to, ByteString, bytes.size());
        append(to, bytes);
    }
    void operator()(const std::string& text) const
    {
        appendHead(to, Text, text.size());
        to.insert(to.end(), text.begin(), text.end());
    }
    void operator()(const Cbor::Array& items) const
    {
        appendArrayHead(to, items.size());
        for (const auto& item : items)
            appendCbor(to, item);
    }
};

class Decoder {
public:
    explicit Decoder(ByteView bytes)
        : rest_{bytes}
    {}
    bool isAtEnd() const { return rest_.empty(); }

    std::optional<Cbor> value(int depth)
    {
        const auto first = rest_.empty() ? 0xff : rest_.front();
        const auto number = head();
        if (!number)
            return std::nullopt;
        switch (first >> 5) {
        case Number: return Cbor{*number};
        case ByteString: return string(*number, [](ByteView bytes) { return std::optional{Cbor{bytes}}; });
        case Text: return string(*number, &Decoder::text);
        case List: return array(*number, depth);
        default: return std::nullopt;
        }
    }

private:
    /// The number in a head that is as short as can be.
    std::optional<std::uint64_t> head()
    {
        if (rest_.empty())
            return std::nullopt;
        const int code = rest_.front() & 0x1f;
        rest_ = rest_.subspan(1);
        if (code < 24)
            return static_cast<std::uint64_t>(code);
        const std::size_t size = code <= 27 ? std::size_t{1} << (code - 24) : rest_.size() + 1;
        if (size > rest_.size())
            return std::nullopt;
        std::uint64_t number = 0;
        for (const auto byte : rest_.first(size))
            number = number << 8 | byte;
        rest_ = rest_.subspan(size);
        const bool isShortest = code == 24 ? number >= 24 : number >> (4 * size) != 0;
        return isShortest ? std::optional{number} : std::nullopt;
    }

    template <class Make>
    std::optional<Cbor> string(std::uint64_t size, Make make)
    {
        if (size > rest_.size())
            return std::nullopt;
        const auto bytes = rest_.first(size);
        rest_ = rest_.subspan(size);
        return make(bytes);
    }

    static std::optional<Cbor> text(ByteView bytes)
    {
        std::string text{bytes.begin(), bytes.end()};
        return isUtf8(text) ? std::optional{Cbor{std::move(text)}} : std::nullopt;
    }

    std::optional<Cbor> array(std::uint64_t count, int depth)
    {
        if (depth == deepestCbor || count > rest_.size())
            return std::nullopt;
        Cbor::Array items;
        for (std::uint64_t i = 0; i < count; ++i) {
            auto item = value(depth + 1);
            if (!item)
                return std::nullopt;
            items.push_back(std::move(*item));
        }
        return Cbor{std::move(items)};
    }

    ByteView rest_;
};
} // namespace

void appendArrayHead(Bytes& to, std::size_t count) { appendHead(to, List, count); }

void appendCbor(Bytes& to, const Cbor& value) { std::visit(Writer{to}, value.value); }

Bytes encodeCbor(const Cbor& value)
{
    Bytes bytes;
    appendCbor(bytes, value);
    return bytes;
}

std::optional<Cbor> decodeCbor(ByteView bytes, std::size_t longest)
{
    if (bytes.size() > longest)
        return std::nullopt;
    Decoder decoder{bytes};
    auto value = decoder.value(0);
    return value && decoder.isAtEnd() ? std::move(value) : std::nullopt;
}

} // namespace shoal::swarm
