#include "core/swarm/encoding/field_reader.h"

namespace shoal::swarm {
namespace {
const Cbor::Array noItems;
const Cbor nothing{Cbor::Array{}};

const Cbor::Array& itemsOf(const Cbor& value)
{
    const auto* const items = std::get_if<Cbor::Array>(&value.value);
    return items ? *items : noItems;
}
} // namespace

FieldReader::FieldReader(const Cbor& array, std::size_t count)
    : items_{itemsOf(array)}
    , isGood_{std::holds_alternative<Cbor::Array>(array.value) && items_.size() == count}
{}

const Cbor& FieldReader::any() { return good(isGood_ && next_ < items_.size()) ? items_[next_++] : nothing; }

std::uint64_t FieldReader::number(std::uint64_t least, std::uint64_t most)
{
    const auto* const number = good(std::get_if<std::uint64_t>(&any().value));
    return number && good(*number >= least && *number <= most) ? *number : least;
}

std::string FieldReader::text(std::size_t least, std::size_t most)
{
    const auto* const text = good(std::get_if<std::string>(&any().value));
    return text && good(text->size() >= least && text->size() <= most) ? *text : std::string{};
}

std::string FieldReader::label(std::size_t most)
{
    auto label = text(1, most);
    mustHold(isLabel(label));
    return label;
}

std::vector<std::string> FieldReader::labels(std::size_t most, std::size_t longest)
{
    std::vector<std::string> labels;
    const auto& items = array(most);
    const Cbor all{items};
    FieldReader each{all, items.size()};
    for (std::size_t i = 0; i < items.size(); ++i)
        labels.push_back(each.label(longest));
    mustHold(each.isDone());
    return labels;
}

Bytes FieldReader::blob(std::size_t least, std::size_t most)
{
    const auto source = bytes();
    return good(source.size() >= least && source.size() <= most) ? Bytes{source.begin(), source.end()} : Bytes{};
}

std::vector<Bytes> FieldReader::blobs(std::size_t most, std::size_t longest)
{
    std::vector<Bytes> blobs;
    for (const auto& item : array(most)) {
        const auto* const blob = std::get_if<Bytes>(&item.value);
        if (!good(blob != nullptr && blob->size() <= longest))
            return {};
        blobs.push_back(*blob);
    }
    return blobs;
}

ByteView FieldReader::bytes()
{
    const auto* const bytes = good(std::get_if<Bytes>(&any().value));
    return bytes ? ByteView{*bytes} : ByteView{};
}

const Cbor::Array& FieldReader::array(std::size_t most)
{
    const auto* const items = good(std::get_if<Cbor::Array>(&any().value));
    return items && good(items->size() <= most) ? *items : noItems;
}

bool isLabel(std::string_view text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<std::uint8_t>(text[i]);
        const bool isC1 = byte == 0xc2 && i + 1 < text.size() && static_cast<std::uint8_t>(text[i + 1]) < 0xa0;
        if (byte < 0x20 || byte == 0x7f || isC1)
            return false;
    }
    return true;
}

} // namespace shoal::swarm
